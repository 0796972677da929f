import type { CompanyState } from '@fastops/device';
import { Tag, useT } from '@fastops/ui';
import { CircleCheck, CircleX, Clock, Hourglass, PauseCircle } from 'lucide-react';

const LOOKS = {
  trial: { tone: 'info', icon: Hourglass },
  active: { tone: 'ok', icon: CircleCheck },
  past_due: { tone: 'warn', icon: Clock },
  suspended: { tone: 'danger', icon: PauseCircle },
  closed: { tone: 'plain', icon: CircleX },
} as const;

/** How a company stands, in one word. */
export function StateTag({ state }: { state: CompanyState }) {
  const t = useT();
  return <Tag {...LOOKS[state]}>{t(`office.state.${state}`)}</Tag>;
}

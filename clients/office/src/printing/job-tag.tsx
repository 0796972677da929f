import type { PrintJob } from '@fastops/device';
import { Tag, useT } from '@fastops/ui';
import {
  Ban,
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock3,
  CornerUpRight,
  Hourglass,
  LoaderCircle,
} from 'lucide-react';

const LOOKS = {
  queued: { tone: 'info', icon: Clock3 },
  sending: { tone: 'info', icon: LoaderCircle },
  unknown: { tone: 'warn', icon: CircleHelp },
  failed: { tone: 'danger', icon: CircleX },
  expired: { tone: 'danger', icon: Hourglass },
  printed: { tone: 'ok', icon: CircleCheck },
  rerouted: { tone: 'plain', icon: CornerUpRight },
  cancelled: { tone: 'plain', icon: Ban },
} as const;

/** What became of a page, in one word. */
export function JobTag({ state }: { state: PrintJob['state'] }) {
  const t = useT();
  return <Tag {...LOOKS[state]}>{t(`office.printJob.state.${state}`)}</Tag>;
}

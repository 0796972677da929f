import { Lock } from 'lucide-react';
import { useT } from '../phrases.ts';
import { EmptyState } from './states.tsx';

/** The page is there but not for this person: which permission it wants, and who can give it. */
export function NoPermission({ permission }: { permission: string }) {
  const t = useT();
  return <EmptyState icon={Lock} title={t('may.page.title')} text={t('may.page.text', { permission })} />;
}

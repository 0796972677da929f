import { Button, EmptyState, ProblemCard, useT } from '@fastops/ui';
import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { device } from '../app.ts';
import { useFragment } from '../fragment.ts';
import { useGo } from '../go.ts';

/** The way in for a visitor from support: the code stands behind the `#`, which is sent to no server. */
export function SupportScreen() {
  const t = useT();
  const go = useGo();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const code = useFragment() ?? '';
  const enter = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await device.session.enterAsSupport(code);
      go('/admin');
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main>
      {problem === undefined ? (
        <EmptyState icon={LifeBuoy} title={t('office.support.title')} text={t('office.support.text')}>
          <Button aria-disabled={busy || code === ''} onClick={() => void enter()}>
            {t('office.support.enter')}
          </Button>
        </EmptyState>
      ) : (
        <ProblemCard error={problem} onRetry={() => void enter()} />
      )}
    </main>
  );
}

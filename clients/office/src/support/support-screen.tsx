import { Button, ProblemCard, useT } from '@fastops/ui';
import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { device } from '../app.ts';
import { Entrance } from '../entrance.tsx';
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
    <Entrance title={t('office.support.title')} text={t('office.support.text')}>
      {problem !== undefined && <ProblemCard error={problem} onRetry={() => void enter()} />}
      <Button aria-disabled={busy || code === ''} onClick={() => void enter()}>
        <LifeBuoy aria-hidden size={20} />
        {t('office.support.enter')}
      </Button>
    </Entrance>
  );
}

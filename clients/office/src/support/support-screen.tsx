import { Button, ButtonLink, useT } from '@fastops/ui';
import { useState } from 'react';
import { device } from '../app.ts';
import { Entrance } from '../entrance.tsx';
import { dropFragment, useFragment } from '../fragment.ts';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { LinkRefused } from '../link-refused.tsx';

/** The way in for a visitor from support: the code stands behind the `#`, which is sent to no server. */
export function SupportScreen() {
  const t = useT();
  const code = useFragment();
  if (code !== undefined) return <Visit code={code} />;
  return (
    <Entrance title={t('office.join.noLink.title')} text={t('office.support.noLink')}>
      <ButtonLink href="/platform">{t('office.support.toPlatform')}</ButtonLink>
    </Entrance>
  );
}

function Visit({ code }: { code: string }) {
  const t = useT();
  const go = useGo();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  // By hand and not at once: a program that opens the link to look at it must not use it up.
  const enter = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await device.session.enterAsSupport(code);
      dropFragment();
      go('/admin');
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (problem !== undefined) {
    return (
      <Entrance title={t('office.join.refused.title')}>
        <LinkRefused error={problem} onRetry={() => void enter()} />
        <ButtonLink href="/platform">{t('office.support.toPlatform')}</ButtonLink>
      </Entrance>
    );
  }
  return (
    <Entrance title={t('office.support.title')} text={t('office.support.text')}>
      <div className={layout.stack}>
        <p className={layout.muted}>{t('office.support.replaces')}</p>
        <Button aria-disabled={busy} onClick={() => void enter()}>
          {t('office.support.enter')}
        </Button>
      </div>
    </Entrance>
  );
}

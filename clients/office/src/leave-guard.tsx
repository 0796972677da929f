import { Confirm, useT } from '@fastops/ui';
import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Asks before a page with unsaved changes is left; paint what it returns. */
export function useLeaveGuard(dirty: boolean): ReactNode {
  const t = useT();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Confirm
      title={t('office.leave.title')}
      text={t('office.leave.text')}
      act={t('office.leave.act')}
      keep={t('office.leave.keep')}
      onConfirm={proceed}
      onClose={reset}
    />
  );
}

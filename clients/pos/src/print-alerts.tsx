import { type Branch, placeOf, type Session, useOpenPages, usePrintAlerts } from '@fastops/device';
import { formatTime, PrintAlertLine, PrintAlertSheet, useLanguage } from '@fastops/ui';
import { useState } from 'react';
import { device } from './app.ts';

interface Place {
  session: Session;
  branch: Branch;
}

/** What does not print in this branch: a line over every screen, and behind it what can be done. */
export function PrintAlerts({ session, branch }: Place) {
  const alerts = usePrintAlerts(device, branch.id, branch.permissions.includes('printing.view'));
  const [open, setOpen] = useState(false);
  return (
    <>
      <PrintAlertLine alerts={alerts.data ?? []} onOpen={() => setOpen(true)} />
      {open && (
        <OpenSheet
          session={session}
          branch={branch}
          alerts={alerts.data ?? []}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface SheetProps extends Place {
  alerts: NonNullable<ReturnType<typeof usePrintAlerts>['data']>;
  onClose: () => void;
}

function OpenSheet({ session, branch, alerts, onClose }: SheetProps) {
  const { pages, printers, acts } = useOpenPages(device, branch.id);
  const language = useLanguage();
  const place = { ...placeOf(session), timeZone: branch.timeZone };
  return (
    <PrintAlertSheet
      alerts={alerts}
      pages={pages.data}
      problem={pages.error}
      onRetry={() => void pages.refetch()}
      printers={printers}
      acts={branch.permissions.includes('printing.operate') ? acts : undefined}
      timeText={(at) => formatTime(at, place, language)}
      onClose={onClose}
    />
  );
}

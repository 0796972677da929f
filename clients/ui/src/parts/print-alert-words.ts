import type { Translate } from '../phrases.ts';

/** Something that is wrong with printing, as the server says it. */
export interface PrintAlertFacts {
  kind: 'down' | 'silent' | 'late' | 'attention' | 'paper_out' | 'cover_open' | 'paper_low';
  printerId: string;
  printerName: string;
  /** Pages it is about. */
  pages: number;
  standIn: string | null;
  since: string;
}

/** An alert, and what a printer that takes nothing says of the cause. */
export interface ShownAlert extends PrintAlertFacts {
  cause?: 'paper_out' | 'cover_open';
}

/** The alerts as people count them: a printer without paper is one trouble and not two. The worst first, as they came. */
export function shownAlerts(alerts: readonly PrintAlertFacts[]): ShownAlert[] {
  const down = new Set(
    alerts.flatMap(({ kind, printerId }) => (kind === 'down' || kind === 'silent' ? [printerId] : [])),
  );
  const causeOf = (id: string) =>
    alerts.flatMap(({ kind, printerId }) =>
      printerId === id && (kind === 'paper_out' || kind === 'cover_open') ? [kind] : [],
    )[0];
  return alerts.flatMap((alert): ShownAlert[] => {
    const isSaid = down.has(alert.printerId);
    if (isSaid && ['paper_out', 'cover_open', 'late', 'paper_low'].includes(alert.kind)) return [];
    const cause = alert.kind === 'down' ? causeOf(alert.printerId) : undefined;
    return [cause ? { ...alert, cause } : alert];
  });
}

/** One alert in one line: “Cocina no imprime: sale en Bar · 3 comandas esperan”. */
export function alertWords(t: Translate, alert: ShownAlert): string {
  const { kind, cause, pages, standIn } = alert;
  const printer = { printer: alert.printerName };
  const head = cause ? t(`printAlert.down.${cause}`, printer) : t(`printAlert.${kind}`, printer);
  const instead =
    kind === 'down' && standIn !== null ? `: ${t('printAlert.standIn', { printer: standIn })}` : '';
  const count = kind === 'attention' ? 'printAlert.decide' : 'printAlert.waiting';
  return `${head}${instead}${pages > 0 ? ` · ${t(count, { n: pages })}` : ''}`;
}

import type { Printer } from '@fastops/device';
import type { PlainPhraseKey, Translate } from '@fastops/ui';

/** How a printer is, the worst first. */
export type Stand =
  | 'down'
  | 'asking'
  | 'paperOut'
  | 'coverOpen'
  | 'fault'
  | 'waiting'
  | 'paperLow'
  | 'unheard'
  | 'ready';

/** What is to be said first of a printer: that it takes nothing comes before what waits, and that before what will run out. */
export function standOf(printer: Printer): Stand {
  if (printer.breaker === 'open') return 'down';
  if (printer.breaker === 'half_open') return 'asking';
  if (printer.paper === 'out') return 'paperOut';
  if (printer.coverOpen) return 'coverOpen';
  if (printer.fault) return 'fault';
  if (printer.waiting > 0) return 'waiting';
  if (printer.paper === 'low') return 'paperLow';
  return printer.heardAt === null && printer.lastPrintedAt === null ? 'unheard' : 'ready';
}

const REASONS = {
  refused: 'office.printers.reason.refused',
  unreachable: 'office.printers.reason.unreachable',
  not_allowed: 'office.printers.reason.not_allowed',
  reset: 'office.printers.reason.reset',
  no_answer: 'office.printers.reason.no_answer',
  wrong_answer: 'office.printers.reason.wrong_answer',
  timeout: 'office.printers.reason.timeout',
  aborted: 'office.printers.reason.aborted',
  offline: 'office.printers.reason.offline',
  paper_out: 'office.printers.reason.paper_out',
  cover_open: 'office.printers.reason.cover_open',
  fault: 'office.printers.reason.fault',
  unprintable: 'office.printers.reason.unprintable',
} as const satisfies Record<string, PlainPhraseKey>;

/** Why a printing failed, in words; the server's line begins with its name, and what follows is for who reads logs. */
export function reasonWords(reason: string, t: Translate): string {
  const [name = ''] = reason.split(':');
  return name in REASONS ? t(REASONS[name as keyof typeof REASONS]) : t('office.printers.reason.other');
}

/** The paper in words of millimetres: 32 characters stand on a narrow roll. */
export const rollOf = (columns: number): '58' | '80' => (columns <= 32 ? '58' : '80');

/** Who prints for one that takes nothing, as long as that one prints itself. */
export function standInOf(printer: Printer, all: readonly Printer[]): Printer | undefined {
  if (printer.breaker === 'closed') return undefined;
  const other = all.find(({ id }) => id === printer.fallbackPrinterId);
  return other?.breaker === 'closed' ? other : undefined;
}

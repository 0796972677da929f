/** What a printer says of itself. `fault`: a jam, the cutter, an error a person must clear. */
export interface PrinterCondition {
  paper: 'ok' | 'low' | 'out';
  coverOpen: boolean;
  fault: boolean;
  offline: boolean;
}

/** Why a printer that answers takes no page now. */
export type Unready = 'paper_out' | 'cover_open' | 'fault' | 'offline';

/**
 * Three real-time questions (DLE EOT 1, 2 and 4): whether it is online, why not, and its paper. A printer answers each
 * with one byte, ahead of everything that waits, and also while it cannot print.
 */
export const CONDITION_QUESTIONS = Uint8Array.of(...[1, 2, 4].flatMap((n) => [0x10, 0x04, n]));

// Bits 0 and 7 are clear and bits 1 and 4 are set in every answer to DLE EOT: so it is told from an answer to anything else.
const isAnswer = (byte: number): boolean => (byte & 0x93) === 0x12;

/**
 * Reads the answers to {@link CONDITION_QUESTIONS}, with whatever a printer says by itself in between; undefined until
 * all three have come. Bits after Epson's tables.
 */
export function readCondition(bytes: Uint8Array): PrinterCondition | undefined {
  const [online, cause, paper] = bytes.filter(isAnswer);
  if (online === undefined || cause === undefined || paper === undefined) return undefined;
  const isOut = (paper & 0x60) !== 0 || (cause & 0x20) !== 0;
  const isLow = (paper & 0x0c) !== 0;
  return {
    paper: isOut ? 'out' : isLow ? 'low' : 'ok',
    coverOpen: (cause & 0x04) !== 0,
    fault: (cause & 0x40) !== 0,
    offline: (online & 0x08) !== 0,
  };
}

/** The first thing a person must do something about before this printer prints; undefined when it is ready. */
export function unreadyOf(condition: PrinterCondition): Unready | undefined {
  if (condition.coverOpen) return 'cover_open';
  if (condition.paper === 'out') return 'paper_out';
  if (condition.fault) return 'fault';
  return condition.offline ? 'offline' : undefined;
}

/** Whether a byte answers GS r 1, which is asked behind a page and answered when the page is done. */
export function isStatusAnswer(byte: number): boolean {
  return (byte & 0x90) === 0;
}

import type { PrinterCondition, Unready } from './printer-condition.ts';

/** How a printer says that a page is out: by the id it was asked for (GS ( H), by its status behind the page (GS r), or not. */
export type Confirmation = 'process_id' | 'status' | 'none';

/**
 * Why a printing did not end confirmed. `timeout`: no connection, or the printer stopped taking bytes; `not_allowed`: the
 * operator lets nobody connect there.
 */
export type PrintFailure =
  | 'refused'
  | 'unreachable'
  | 'not_allowed'
  | 'reset'
  | 'no_answer'
  | 'wrong_answer'
  | 'timeout'
  | 'aborted'
  | Unready;

/**
 * How a printing ended. `sent`: every byte was taken, and the printer is one that says nothing about it.
 * `bytesMayHavePrinted` is true from the first byte of the page handed on: only then must a later attempt say that it is
 * one. `detail` is for people who read logs. `condition` is what the printer said of itself, if it did.
 */
export type PrintOutcome = { condition?: PrinterCondition } & (
  | { kind: 'confirmed' }
  | { kind: 'sent' }
  | { kind: 'failed'; reason: PrintFailure; bytesMayHavePrinted: boolean; detail: string }
);

/** Requests that one printer may send at once, and how many a second after that. */
const BURST = 200;
const A_SECOND = 20;

/**
 * Counts what single printers send to this process, so that one that has gone wild costs no more than a busy one. Known
 * printers alone are counted: there are no more of them than rows.
 */
export class PollPace {
  readonly #printers = new Map<string, { left: number; at: number }>();

  /** Whether a printer may ask now. @param nowMs of a clock that only goes forward */
  allows(printerId: string, nowMs: number): boolean {
    const pace = this.#printers.get(printerId) ?? { left: BURST, at: nowMs };
    const left = Math.min(BURST, pace.left + ((nowMs - pace.at) / 1_000) * A_SECOND);
    this.#printers.set(printerId, { left: Math.max(0, left - 1), at: nowMs });
    return left >= 1;
  }
}

import type { OutsideTx } from '../../kernel/tx.ts';
import { countAttempt } from './queries/log-ins.ts';

/** A counter: what is counted, from which number on it slows down, and in which time. */
export interface Attempt {
  key: Buffer;
  limit: number;
  minutes: number;
}

/**
 * Counts an attempt under each counter in turn. Returns the seconds to wait, as the first of them that is full says, or 0
 * when it may be tried; to be asked in a transaction that commits whatever the attempt comes to.
 */
export async function countAttempts(ctx: { tx: OutsideTx }, input: readonly Attempt[]): Promise<number> {
  for (const attempt of input) {
    const wait = await countAttempt(ctx.tx, attempt);
    if (wait > 0) return wait;
  }
  return 0;
}

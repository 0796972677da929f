import { createHash } from 'node:crypto';
import type { ClockJob } from './jobs.ts';
import { run, type Statement, send } from './sql.ts';
import type { Tx } from './tx.ts';

/** An answer that was given before to the same key. */
export interface PriorAnswer {
  status: number;
  answer: unknown;
  /** False when the key came with another request: that is refused, never replayed. */
  sameRequest: boolean;
}

const FIND: Statement = {
  name: 'kernel.answer_find',
  text: `select status, answer, request_hash = $3 and member_id = $4 as "sameRequest"
    from kernel.idempotency_keys where company_id = $1 and key = $2`,
};
const KEEP: Statement = {
  name: 'kernel.answer_keep',
  text: `insert into kernel.idempotency_keys (company_id, key, member_id, request_hash, status, answer)
    values ($1, $2, $3, $4, $5, $6)`,
};

/** The name of the constraint that stops two requests with one key; the later one then replays the earlier answer. */
export const IDEMPOTENCY_CONSTRAINT = 'idempotency_keys_pkey';

/** Fingerprint of a request: method, address and body as parsed, so that white space does not count. */
export function requestHash(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body) ?? ''}`)
    .digest();
}

/** The answer given to this key before, if any. */
export async function findAnswer(
  tx: Tx,
  key: string,
  hash: Buffer,
  memberId: string,
): Promise<PriorAnswer | undefined> {
  const [row] = await run<PriorAnswer>(tx, FIND, [tx.companyId, key, hash, memberId]);
  return row;
}

/** Stores key, effect and answer in the one transaction of the effect (reliability.md, short list 2). */
export function keepAnswer(
  tx: Tx,
  key: string,
  hash: Buffer,
  memberId: string,
  status: number,
  answer: unknown,
): void {
  send(tx, KEEP, [tx.companyId, key, memberId, hash, status, JSON.stringify(answer)]);
}

/** Old answers leave after two days: longer than any device keeps trying. */
export const forgetOldAnswers: ClockJob = {
  name: 'kernel.forget_old_answers',
  everySeconds: 3_600,
  leaseSeconds: 300,
  run: (tx) => run(tx, { name: 'kernel.forget_old_answers', text: 'select kernel.forget_old_answers()' }, []),
};

import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/tx.ts';
import { insertSession } from './queries.ts';
import { SESSION_HOURS, secretHash } from './session-secret.ts';

/** Opens a session of a member. Returns its id and its secret, which only the browser keeps. */
export async function openSession(
  ctx: { tx: Tx },
  input: { memberId: string },
): Promise<{ sessionId: string; secret: string }> {
  const sessionId = newId();
  const secret = randomBytes(32).toString('base64url');
  await insertSession(ctx.tx, {
    id: sessionId,
    memberId: input.memberId,
    secretHash: secretHash(secret),
    hours: SESSION_HOURS,
  });
  return { sessionId, secret };
}

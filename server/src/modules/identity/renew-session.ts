import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/tx.ts';
import { announceAccessChange } from './announce-access-change.ts';
import {
  findRotation,
  lockRefresh,
  type RefreshRow,
  type RotationState,
  revokeSession,
  rotateRefresh,
} from './queries/sessions.ts';
import { recordAudit } from './record-audit.ts';
import { IDLE_MINUTES, secretHash, successorOf } from './session-secret.ts';

/** A refresh token as it was presented. */
export interface RenewSessionInput {
  secret: string;
  sessionId: string;
  memberId: string;
  /** What tells one client from another: its browser's own secret and its name. */
  clientHash: Buffer;
  userAgent: string | null;
  ip: string;
}

/** The next refresh token, or why there is none. */
export type Renewal =
  | {
      outcome: 'renewed';
      secret: string;
      client: 'browser' | 'api';
      /** Of a log-in by password: with it another company of the same person can be entered. */
      accountId: string | null;
    }
  | { outcome: 'ended' }
  /** A used token came again: somebody has a copy, so the whole family ends (threat H07). */
  | { outcome: 'reused' };

/**
 * Exchanges a refresh token for its successor. The same client that lost the answer gets the same successor for ten
 * seconds; anybody else who presents a used token ends the session. What it returns has to be committed: refusing by an
 * exception would undo the end of a stolen session.
 */
export async function renewSession(
  ctx: { tx: Tx; requestId: string; wake: (topic: string, key: string) => void },
  input: RenewSessionInput,
): Promise<Renewal> {
  const token = await lockRefresh(ctx.tx, input.sessionId, secretHash(input.secret));
  if (!token?.sessionAlive || !token.memberActive) return { outcome: 'ended' };
  if (token.rotated) {
    const head = await findHead(ctx, input, token);
    if (head !== undefined) return renewed(token, head);
    await endFamily(ctx, input);
    return { outcome: 'reused' };
  }
  if (!token.fresh) return { outcome: 'ended' };
  const nonce = randomBytes(32);
  const secret = successorOf(input.secret, nonce);
  await rotateRefresh(ctx.tx, {
    tokenId: token.id,
    sessionId: input.sessionId,
    nonce,
    clientHash: input.clientHash,
    nextId: newId(),
    nextHash: secretHash(secret),
    idleMinutes: IDLE_MINUTES,
    userAgent: input.userAgent,
    ip: input.ip,
  });
  return renewed(token, secret);
}

function renewed({ client, kind, accountId }: RefreshRow, secret: string): Renewal {
  return { outcome: 'renewed', secret, client, accountId: kind === 'password' ? accountId : null };
}

/**
 * The newest token of the family, for the client that used this one a moment ago: its successor, or what that client made
 * of it meanwhile. Undefined for anybody else, and later.
 */
async function findHead(
  ctx: { tx: Tx },
  { secret, sessionId, clientHash }: RenewSessionInput,
  used: RotationState,
): Promise<string | undefined> {
  let [head, state]: [string, RotationState] = [secret, used];
  while (state.rotated) {
    const { justRotated, rotatedBy, nextNonce } = state;
    if (!justRotated || nextNonce === null || !rotatedBy?.equals(clientHash)) return undefined;
    head = successorOf(head, nextNonce);
    const next = await findRotation(ctx.tx, sessionId, secretHash(head));
    if (!next) return undefined;
    state = next;
  }
  return head;
}

async function endFamily(
  ctx: { tx: Tx; requestId: string; wake: (topic: string, key: string) => void },
  { sessionId, memberId, ip, userAgent }: RenewSessionInput,
): Promise<void> {
  await Promise.all([
    revokeSession(ctx.tx, { id: sessionId, memberId }, 'reuse'),
    announceAccessChange(ctx, { memberId, sessionId }),
  ]);
  recordAudit(
    { ...ctx, actor: { kind: 'system', memberId: null, memberName: 'FastOps' } },
    {
      action: 'identity.refresh_reused',
      objectType: 'session',
      objectId: sessionId,
      after: { memberId, ip, userAgent },
    },
  );
}

import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/tx.ts';
import { insertSession, type SessionKind } from './queries/sessions.ts';
import { IDLE_MINUTES, LONGEST_MINUTES, SHIFT_MINUTES, secretHash } from './session-secret.ts';

/** Who opens a session, how and from where. */
export interface OpenSessionInput {
  memberId: string;
  kind: SessionKind;
  client: 'browser' | 'api';
  deviceId: string | null;
  userAgent: string | null;
  ip: string;
  /** Somebody who comes to help, and for how long. */
  support: { name: string; reason: string; minutes: number } | null;
  /** The PIN that was checked, as it was stored then. */
  pinHash?: string;
}

/**
 * Opens a session of a member with its first refresh token, in one statement. Returns at once what the caller needs; the
 * statement is on its way, `stored` settles with it.
 */
export function openSession(
  ctx: { tx: Tx },
  input: OpenSessionInput,
): { sessionId: string; secret: string; stored: Promise<void> } {
  const sessionId = newId();
  const secret = randomBytes(32).toString('base64url');
  const longest = input.kind === 'pin' ? SHIFT_MINUTES : LONGEST_MINUTES;
  const stored = insertSession(ctx.tx, {
    ...input,
    id: sessionId,
    tokenId: newId(),
    secretHash: secretHash(secret),
    minutes: input.support?.minutes ?? longest,
    idleMinutes: IDLE_MINUTES,
    pinHash: input.pinHash ?? null,
  });
  return { sessionId, secret, stored };
}

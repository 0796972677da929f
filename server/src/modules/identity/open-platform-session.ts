import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import type { OutsideTx } from '../../kernel/tx.ts';
import { PLATFORM_TOKEN, PLATFORM_TOKEN_SECONDS } from './platform-token.ts';
import { openPlatformSessionRow } from './queries/platform.ts';
import { secretHash } from './session-secret.ts';

/** Opens a session of the platform. Returns its first access token, and the secret that only the browser keeps. */
export async function openPlatformSession(
  ctx: { tx: OutsideTx },
  input: { accountId: string; ip: string; userAgent: string | undefined },
): Promise<{ token: string; expiresAt: Temporal.Instant; secret: string }> {
  const token = PLATFORM_TOKEN + randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = await openPlatformSessionRow(ctx.tx, {
    id: newId(),
    accountId: input.accountId,
    secretHash: secretHash(secret),
    tokenHash: secretHash(token),
    tokenSeconds: PLATFORM_TOKEN_SECONDS,
    ip: input.ip.slice(0, 60),
    userAgent: input.userAgent?.slice(0, 300) ?? null,
  });
  return { token, expiresAt, secret };
}

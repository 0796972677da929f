import { randomBytes } from 'node:crypto';
import { Refusal } from '../../kernel/refusal.ts';
import type { OutsideTx } from '../../kernel/tx.ts';
import { PLATFORM_TOKEN, PLATFORM_TOKEN_SECONDS } from './platform-token.ts';
import { type PlatformAccount, renewPlatformSession } from './queries/platform.ts';
import { secretHash } from './session-secret.ts';

/**
 * A fresh access token for the session in the cookie. The cookie stays as it is: it is the session itself, bound to one
 * browser and over within the day, not a key that lives for weeks.
 *
 * @throws Refusal `unauthenticated` identity.session_ended
 */
export async function renewPlatformAccess(
  ctx: { tx: OutsideTx },
  input: { secret: string | undefined },
): Promise<{ token: string; expiresAt: Temporal.Instant; account: PlatformAccount }> {
  const token = PLATFORM_TOKEN + randomBytes(32).toString('base64url');
  const fresh = { hash: secretHash(token), seconds: PLATFORM_TOKEN_SECONDS };
  const account = await renewPlatformSession(ctx.tx, secretHash(input.secret ?? ''), fresh);
  if (!account) throw new Refusal('unauthenticated', 'identity.session_ended');
  return { token, expiresAt: account.expiresAt, account };
}

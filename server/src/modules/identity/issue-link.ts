import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import { addLink, type LinkPurpose } from './queries/links.ts';
import { secretHash } from './session-secret.ts';

/** A link to be issued. */
export interface IssueLinkInput {
  purpose: LinkPurpose;
  companyId?: string;
  memberId?: string;
  email?: string;
  name?: string;
  payload?: Readonly<Record<string, unknown>>;
  /** Until it ends. */
  minutes: number;
}

/**
 * Issues a link that is good once: 256 random bits, of which the hash is stored. Returns the token, which nobody can
 * find again, and when it ends.
 */
export async function issueLink(
  ctx: { tx: OutsideTx | Tx },
  input: IssueLinkInput,
): Promise<{ token: string; expiresAt: Temporal.Instant }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = await addLink(ctx.tx, {
    id: newId(),
    purpose: input.purpose,
    companyId: input.companyId ?? null,
    memberId: input.memberId ?? null,
    email: input.email ?? null,
    name: input.name ?? null,
    payload: input.payload ?? {},
    secretHash: secretHash(token),
    minutes: input.minutes,
  });
  return { token, expiresAt };
}

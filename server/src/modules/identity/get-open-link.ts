import { Refusal } from '../../kernel/refusal.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import { type FoundLink, type LinkPurpose, readLink } from './queries/links.ts';

/**
 * What a link says that can still be used for one of these purposes.
 *
 * @throws Refusal `not_found` identity.link_unknown for one that there never was or that is good for something else;
 *   `conflict` identity.link_used, identity.link_expired
 */
export async function getOpenLink(
  ctx: { tx: OutsideTx | Tx },
  input: { token: string; purposes: readonly LinkPurpose[] },
): Promise<FoundLink> {
  const link = await readLink(ctx.tx, input.token);
  if (!link || !input.purposes.includes(link.purpose))
    throw new Refusal('not_found', 'identity.link_unknown');
  if (link.state === 'expired') throw new Refusal('conflict', 'identity.link_expired');
  if (link.state !== 'open') throw new Refusal('conflict', 'identity.link_used');
  return link;
}

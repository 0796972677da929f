import type { SteppedContext } from '../../kernel/context.ts';
import { letGo } from '../../kernel/let-go.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { encodeLogo, type SentLogo } from './encode-logo.ts';
import { findPaperStyle, type StoredStyle, setLogo } from './queries/paper-styles.ts';

/** What was sent as a logo, how wide it is to be in dots; undefined to take the logo away. */
export interface SetPaperLogoInput {
  branchId: string;
  sent: { logo: SentLogo | undefined; width: number } | undefined;
}

/**
 * Puts a logo above what guests read in a branch, or takes it away. Decoding happens between the transactions.
 *
 * @throws Refusal as `encodeLogo` says
 */
export async function setPaperLogo(ctx: SteppedContext, input: SetPaperLogoInput): Promise<StoredStyle> {
  const { branchId, sent } = input;
  if (sent && !sent.logo?.bytes.byteLength) throw new Refusal('invalid', 'printing.logo_broken');
  const logo = sent?.logo ? await encodeLogo(sent.logo, sent.width) : null;
  if (sent?.logo) letGo(sent.logo.bytes);
  return ctx.step(async (inside) => {
    await setLogo(inside.tx, branchId, logo);
    recordAudit(inside, {
      ...{ action: logo ? 'printing.logo_set' : 'printing.logo_removed', objectType: 'paper_style' },
      ...{ objectId: 'receipt', branchId },
      ...(logo ? { after: { width: logo.width, height: logo.height } } : {}),
    });
    return findPaperStyle(inside.tx, branchId, 'receipt');
  });
}

import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { insertRegime } from './queries/tax-names.ts';
import { takeTurn } from './queries/turn.ts';

/**
 * Makes a regime: something an establishment can be. Nobody stands in it until it is said so.
 *
 * @throws Refusal `conflict` catalog.regime_exists, catalog.regime_name_taken
 */
export async function createRegime(ctx: Context, input: { id: string; name: string }): Promise<void> {
  const { id, name } = input;
  await takeTurn(ctx.tx);
  await insertRegime(ctx.tx, { id, name });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.regime_created',
    objectType: 'tax_regime',
    objectId: id,
    after: { name },
  });
}

import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { putTaxRate } from './queries/tax-book.ts';
import { insertTax } from './queries/tax-names.ts';
import { takeTurn } from './queries/turn.ts';

/** A tax to be made, with the rate it begins with. */
export interface CreateTaxInput {
  id: string;
  name: string;
  /** Prices contain it. */
  included: boolean;
  validFrom: string;
  rateBasisPoints: number;
}

/**
 * Makes a tax. Nothing pays it until a class is said to.
 *
 * @throws Refusal `conflict` catalog.tax_exists, catalog.tax_name_taken
 */
export async function createTax(ctx: Context, input: CreateTaxInput): Promise<void> {
  const { id, name, included, validFrom, rateBasisPoints } = input;
  await takeTurn(ctx.tx);
  await insertTax(ctx.tx, { id, name, included });
  await putTaxRate(ctx.tx, id, validFrom, rateBasisPoints);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.tax_created',
    objectType: 'tax',
    objectId: id,
    after: { name, included, validFrom, rateBasisPoints },
  });
}

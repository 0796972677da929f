import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findMakers, type Maker } from './queries/makers.ts';

/**
 * Who makes a product, or the parts that a combo can have.
 *
 * @throws Refusal `not_found` catalog.product_unknown
 */
export async function getMakers(ctx: Context, { productId }: { productId: string }): Promise<Maker[]> {
  const makers = await findMakers(ctx.tx, productId);
  if (makers.length === 0) throw new Refusal('not_found', 'catalog.product_unknown');
  return makers;
}

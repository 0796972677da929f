import type { BranchContext } from '../../kernel/context.ts';
import { getMakers } from '../catalog/index.ts';
import { findRoutes, stationFor, targetsFor } from '../printing/index.ts';
import type { OrderType } from './order.ts';

/** Where a part of a product goes when it is sent. */
export interface PrintRoute {
  productId: string;
  name: string;
  /** Who decided: the product, a category above it, the branch's default, or nobody: it is taken from the shelf. */
  by: 'product' | 'category' | 'branch' | 'nobody';
  /** The category that decided. */
  categoryName: string | null;
  stationId: string | null;
  stationName: string | null;
  targets: { printerId: string; copies: number }[];
}

/**
 * Tells where a product would be printed, by the same rules by which it is sent; of a combo, each part that it can have.
 *
 * @throws Refusal `not_found` catalog.product_unknown
 */
export async function findPrintRoute(
  ctx: BranchContext,
  { productId, type }: { productId: string; type: OrderType },
): Promise<PrintRoute[]> {
  const [makers, routes] = await Promise.all([
    getMakers(ctx, { productId }),
    findRoutes(ctx.tx, ctx.branch.id),
  ]);
  return makers.map(({ stationId, categoryName, ...part }) => {
    const station = stationFor(routes, stationId);
    const isNamed = station !== undefined && station.stationId === stationId;
    const by = !station ? 'nobody' : !isNamed ? 'branch' : categoryName === null ? 'product' : 'category';
    return {
      ...part,
      by,
      categoryName: by === 'category' ? categoryName : null,
      stationId: station?.stationId ?? null,
      stationName: station?.stationName ?? null,
      targets: station ? targetsFor(routes, station.stationId, type) : [],
    };
  });
}

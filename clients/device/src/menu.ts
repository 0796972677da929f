import type { createApiClient } from '@fastops/contract';
import type { Catalog, CatalogDelta } from './api-types.ts';
import { dataOf } from './http.ts';

type Client = ReturnType<typeof createApiClient>;

/** Rows by their ids: what changed replaces what was, what is new comes behind, what is removed leaves. */
function merge<Row>(
  rows: readonly Row[],
  changed: readonly Row[],
  removed: readonly string[],
  idOf: (row: Row) => string,
): Row[] {
  if (changed.length === 0 && removed.length === 0) return [...rows];
  const next = new Map(rows.map((row) => [idOf(row), row]));
  for (const id of removed) next.delete(id);
  for (const row of changed) next.set(idOf(row), row);
  return [...next.values()];
}

/** The menu after a change of it; the copy before stays as it was. */
export function withChanges(catalog: Catalog, version: number, changes: CatalogDelta): Catalog {
  const { removed } = changes;
  const id = (row: { id: string }): string => row.id;
  return {
    ...catalog,
    version,
    categories: merge(catalog.categories, changes.categories, removed.categoryIds, id),
    taxClasses: changes.taxClasses,
    groups: merge(catalog.groups, changes.groups, removed.groupIds, id),
    products: merge(catalog.products, changes.products, removed.productIds, id),
    soldOut: merge(catalog.soldOut, changes.soldOut, removed.soldOutItemIds, ({ itemId }) => itemId),
  };
}

/**
 * Reads the menu of a branch once, and from then on only what changed. The copy is kept per branch in memory: the browser's
 * own cache knows addresses, not companies, and must not answer one company with another's list.
 */
export function createMenuReader(client: Client) {
  const copies = new Map<string, Catalog>();
  const readWhole = async (branchId: string, signal: AbortSignal | undefined): Promise<Catalog> => {
    const params = { query: { branchId } };
    return dataOf(await client.GET('/v1/catalog', { params, ...(signal ? { signal } : {}) }));
  };
  const readAfter = async (copy: Catalog, signal: AbortSignal | undefined): Promise<Catalog | undefined> => {
    const { branchId, channel, version: since, businessDate: day } = copy;
    const params = { query: { branchId, channel, since, day } };
    const answer = await client.GET('/v1/catalog/changes', { params, ...(signal ? { signal } : {}) });
    const { whole, changes, version } = dataOf(answer);
    if (whole) return undefined;
    return changes ? withChanges(copy, version, changes) : copy;
  };
  return async (branchId: string, signal?: AbortSignal): Promise<Catalog> => {
    const copy = copies.get(branchId);
    const catalog = (copy && (await readAfter(copy, signal))) ?? (await readWhole(branchId, signal));
    copies.set(branchId, catalog);
    return catalog;
  };
}

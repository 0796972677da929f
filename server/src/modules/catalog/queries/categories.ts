import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { WindowShape } from '../window-shape.ts';
import { WINDOW } from './menu.ts';
import { takeTurn } from './turn.ts';

/** A category as who keeps the menu sees it. */
export interface CategoryLine {
  id: string;
  parentId: string | null;
  name: string;
  color: string;
  stationId: string | null;
  sortOrder: number;
  version: number;
  windows: (WindowShape & { weekdays: number[] })[];
  /** Living products in it. */
  products: number;
}

const LIST: Statement = {
  name: 'catalog.list_categories',
  text: `select c.id, c.parent_id as "parentId", c.name, c.color, c.station_id as "stationId", c.sort_order as "sortOrder",
      c.version, (select coalesce(json_agg(${WINDOW} order by w.from_minute, w.id), '[]')
        from catalog.windows w where w.company_id = $1 and w.category_id = c.id) as windows, (select count(*)::int from catalog.products p
        where p.company_id = $1 and p.category_id = c.id and p.deleted_at is null) as products
    from catalog.categories c where c.company_id = $1 and c.deleted_at is null order by c.sort_order, c.name, c.id`,
};

/** The living categories, in their order. */
export function findCategoryLines(tx: Tx): Promise<CategoryLine[]> {
  return run<CategoryLine>(tx, LIST, [tx.companyId]);
}

const TREE: Statement = {
  name: 'catalog.read_tree',
  text: `select id, parent_id as "parentId", name, version from catalog.categories
    where company_id = $1 and deleted_at is null order by id`,
};

/** A category, as far as the tree goes. */
export interface TreeRow {
  id: string;
  parentId: string | null;
  name: string;
  version: number;
}

/** The whole tree, held until this transaction ends: who moves a branch of it must know where it leads. */
export async function holdTree(tx: Tx): Promise<TreeRow[]> {
  const [, tree] = await Promise.all([takeTurn(tx), run<TreeRow>(tx, TREE, [tx.companyId])]);
  return tree;
}

/** A category as somebody wants it. */
export interface CategoryShape {
  name: string;
  parentId: string | null;
  color: string;
  stationId: string | null;
}

const INSERT: Statement = {
  name: 'catalog.insert_category',
  text: `insert into catalog.categories (company_id, id, name, parent_id, color, station_id, sort_order)
    values ($1, $2, $3, $4, $5, $6, (select coalesce(max(sort_order), -1) + 1 from catalog.categories
      where company_id = $1 and parent_id is not distinct from $4))`,
};

/** Stores a category behind those beside it. */
export async function insertCategory(tx: Tx, id: string, shape: CategoryShape): Promise<void> {
  await run(tx, INSERT, [tx.companyId, id, shape.name, shape.parentId, shape.color, shape.stationId]);
}

const UPDATE: Statement = {
  name: 'catalog.update_category',
  text: `update catalog.categories set name = $3, parent_id = $4, color = $5, station_id = $6, version = version + 1
    where company_id = $1 and id = $2`,
};

/** Stores a category as it is now. */
export async function updateCategoryRow(tx: Tx, id: string, shape: CategoryShape): Promise<void> {
  await run(tx, UPDATE, [tx.companyId, id, shape.name, shape.parentId, shape.color, shape.stationId]);
}

const ORDER: Statement = {
  name: 'catalog.order_categories',
  text: `update catalog.categories c set sort_order = x.n, version = c.version + 1
    from unnest($2::uuid[]) with ordinality as x (id, n)
    where c.company_id = $1 and c.id = x.id and c.deleted_at is null and c.sort_order is distinct from x.n
    returning c.id`,
};

/** Puts categories in this order. */
export async function orderCategoryRows(tx: Tx, ids: readonly string[]): Promise<void> {
  await run(tx, ORDER, [tx.companyId, ids]);
}

const PLACE: Statement = {
  name: 'catalog.move_categories',
  text: `update catalog.categories set parent_id = $3, version = version + 1
    where company_id = $1 and id = any ($2)`,
};

/** Puts categories below one; null: at the top. */
export async function moveCategoryRows(
  tx: Tx,
  ids: readonly string[],
  parentId: string | null,
): Promise<void> {
  await run(tx, PLACE, [tx.companyId, ids, parentId]);
}

const MOVE: Statement = {
  name: 'catalog.move_products',
  text: `update catalog.products set category_id = $3, version = version + 1, updated_at = now()
    where company_id = $1 and category_id = $2 and deleted_at is null returning id`,
};

/** Moves the living products of a category to another one. Returns which. */
export async function moveProducts(tx: Tx, from: string, to: string): Promise<string[]> {
  const moved = await run<{ id: string }>(tx, MOVE, [tx.companyId, from, to]);
  return moved.map(({ id }) => id);
}

const MOVE_BACK: Statement = {
  name: 'catalog.move_products_back',
  text: `update catalog.products set category_id = $3, version = version + 1, updated_at = now()
    where company_id = $1 and category_id = $2 and id = any ($4) and deleted_at is null returning id`,
};

/** Moves those of the products that stand in one category to another one. Returns how many. */
export async function moveBack(
  tx: Tx,
  move: { from: string; categoryId: string; productIds: readonly string[] },
): Promise<number> {
  const values = [tx.companyId, move.from, move.categoryId, move.productIds];
  return (await run(tx, MOVE_BACK, values)).length;
}

const COUNT: Statement = {
  name: 'catalog.count_products_in',
  text: `select count(*)::int as n from catalog.products
    where company_id = $1 and category_id = $2 and deleted_at is null`,
};

/** How many living products stand in a category. */
export async function countProductsIn(tx: Tx, categoryId: string): Promise<number> {
  const [row] = await run<{ n: number }>(tx, COUNT, [tx.companyId, categoryId]);
  return row?.n ?? 0;
}

const DELETE: Statement = {
  name: 'catalog.delete_category',
  text: 'update catalog.categories set deleted_at = now(), version = version + 1 where company_id = $1 and id = $2',
};

/** Deletes a category softly. */
export async function deleteCategoryRow(tx: Tx, id: string): Promise<void> {
  await run(tx, DELETE, [tx.companyId, id]);
}

const FIND_DELETED: Statement = {
  name: 'catalog.find_deleted_category',
  text: `select name, parent_id as "parentId" from catalog.categories
    where company_id = $1 and id = $2 and deleted_at is not null`,
};

/** A category that was deleted. */
export async function findDeletedCategory(
  tx: Tx,
  id: string,
): Promise<Pick<TreeRow, 'name' | 'parentId'> | undefined> {
  const [row] = await run<Pick<TreeRow, 'name' | 'parentId'>>(tx, FIND_DELETED, [tx.companyId, id]);
  return row;
}

const RESTORE: Statement = {
  name: 'catalog.restore_category',
  text: 'update catalog.categories set deleted_at = null, version = version + 1 where company_id = $1 and id = $2',
};

/** Brings a category back as it was. */
export async function restoreCategoryRow(tx: Tx, id: string): Promise<void> {
  await run(tx, RESTORE, [tx.companyId, id]);
}

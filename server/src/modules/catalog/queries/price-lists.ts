import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Channel } from '../menu.ts';
import type { PriceListShape } from '../price-list-shape.ts';
import { takeTurn } from './turn.ts';

/** A list of prices as who keeps the menu sees it. */
export interface WholePriceList extends PriceListShape {
  id: string;
  channels: Channel[];
  version: number;
  deleted: boolean;
  /** How many prices stand in it. */
  prices: number;
}

const WHOLE = `select l.id, l.name, l.branch_id as "branchId", l.channels, l.valid_from::text as "validFrom",
    l.valid_to::text as "validTo", l.rank, l.state, l.version, (l.deleted_at is not null) as deleted,
    (select count(*)::int from catalog.list_prices lp where lp.company_id = $1 and lp.list_id = l.id) as prices
  from catalog.price_lists l`;
const LIST: Statement = {
  name: 'catalog.list_price_lists',
  text: `${WHOLE} where l.company_id = $1 and l.deleted_at is null order by l.rank desc, l.name, l.id`,
};
const READ: Statement = {
  name: 'catalog.read_price_list',
  text: `${WHOLE} where l.company_id = $1 and l.id = $2`,
};

/** The living lists, the one that counts before others first. */
export function findPriceLists(tx: Tx): Promise<WholePriceList[]> {
  return run<WholePriceList>(tx, LIST, [tx.companyId]);
}

/** A list, deleted or not. */
export async function findPriceList(tx: Tx, listId: string): Promise<WholePriceList | undefined> {
  const [row] = await run<WholePriceList>(tx, READ, [tx.companyId, listId]);
  return row;
}

/** A list, deleted or not; nobody else changes it until the transaction ends. */
export async function holdPriceList(tx: Tx, listId: string): Promise<WholePriceList | undefined> {
  const [, list] = await Promise.all([takeTurn(tx), findPriceList(tx, listId)]);
  return list;
}

const COLUMNS = 'name, branch_id, channels, valid_from, valid_to, rank, state';
const INSERT: Statement = {
  name: 'catalog.insert_price_list',
  text: `insert into catalog.price_lists (company_id, id, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};
const UPDATE: Statement = {
  name: 'catalog.update_price_list',
  text: `update catalog.price_lists set (${COLUMNS}) = ($3, $4, $5, $6, $7, $8, $9), version = version + 1
    where company_id = $1 and id = $2`,
};
const valuesOf = (tx: Tx, id: string, shape: PriceListShape) => [
  tx.companyId,
  id,
  shape.name,
  shape.branchId,
  shape.channels,
  shape.validFrom,
  shape.validTo,
  shape.rank,
  shape.state,
];

/** Stores a new list, without prices. */
export async function insertPriceList(tx: Tx, id: string, shape: PriceListShape): Promise<void> {
  await run(tx, INSERT, valuesOf(tx, id, shape));
}

/** Stores a list as it is now. */
export async function updatePriceListRow(tx: Tx, id: string, shape: PriceListShape): Promise<void> {
  await run(tx, UPDATE, valuesOf(tx, id, shape));
}

const SET_DELETED: Statement = {
  name: 'catalog.set_price_list_deleted',
  text: `update catalog.price_lists set deleted_at = case when $3 then now() end, version = version + 1
    where company_id = $1 and id = $2`,
};

/** Deletes a list softly, or brings it back. */
export async function setPriceListDeleted(tx: Tx, id: string, deleted: boolean): Promise<void> {
  await run(tx, SET_DELETED, [tx.companyId, id, deleted]);
}

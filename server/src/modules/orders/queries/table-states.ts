import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Reservation } from '../floor.ts';

/** What is said about a table besides its orders. */
export interface TableStateRow {
  id: string;
  attentionAt: Temporal.Instant | null;
  reservation: Reservation | null;
}

interface StateRow {
  id: string;
  attentionAt: Temporal.Instant | null;
  reservedName: string | null;
  reservedFor: Temporal.Instant | null;
  reservedGuests: number | null;
}

/** The columns of a reservation. */
export const RESERVED = `t.reserved_name as "reservedName", t.reserved_for as "reservedFor",
  t.reserved_guests as "reservedGuests"`;

/** A reservation from its columns. */
export function reservationOf(row: Omit<StateRow, 'id' | 'attentionAt'>): Reservation | null {
  const { reservedName: name, reservedFor: at, reservedGuests: guests } = row;
  return name === null || at === null ? null : { name, at, guests };
}

const STATE = `t.id, t.attention_at as "attentionAt", ${RESERVED}`;
const HOLD: Statement = {
  name: 'orders.hold_table_state',
  text: `select ${STATE} from orders.tables t
    where t.company_id = $1 and t.branch_id = $2 and t.id = $3 and t.deleted_at is null for no key update`,
};
// Of a table that was pushed together with another: the other one. The row that is held is looked at again after the wait:
// one that was joined, or went, meanwhile is not found.
const HOLD_MAIN: Statement = {
  name: 'orders.hold_main_table',
  text: `select ${STATE} from orders.tables p
    join orders.tables t on t.company_id = p.company_id and t.id = coalesce(p.joined_to, p.id)
    where p.company_id = $1 and p.branch_id = $2 and p.id = $3 and p.deleted_at is null
      and t.deleted_at is null and t.joined_to is null for no key update of t`,
};

async function holdOne(tx: Tx, statement: Statement, branchId: string, tableId: string) {
  const [row] = await run<StateRow>(tx, statement, [tx.companyId, branchId, tableId]);
  return row && { id: row.id, attentionAt: row.attentionAt, reservation: reservationOf(row) };
}

/** What is said about a living table, held until this transaction ends. */
export function holdTableState(
  tx: Tx,
  branchId: string,
  tableId: string,
): Promise<TableStateRow | undefined> {
  return holdOne(tx, HOLD, branchId, tableId);
}

/** The same of the table at which things happen: of one that was pushed together with another, the other. */
export async function holdMainTable(
  tx: Tx,
  branchId: string,
  tableId: string,
): Promise<TableStateRow | undefined> {
  // Once more, because it may have been pushed to another while this waited for it.
  return (
    (await holdOne(tx, HOLD_MAIN, branchId, tableId)) ?? (await holdOne(tx, HOLD_MAIN, branchId, tableId))
  );
}

const ATTENTION: Statement = {
  name: 'orders.set_attention',
  text: `update orders.tables set attention_at = $3, attention_by = $4, version = version + 1
    where company_id = $1 and id = $2`,
};

/** Says that somebody wants attention at a table, and who said so; null: nobody does any more. */
export async function setAttentionRow(
  tx: Tx,
  tableId: string,
  wanted: { at: Temporal.Instant; by: string } | null,
): Promise<void> {
  await run(tx, ATTENTION, [tx.companyId, tableId, wanted?.at.toString() ?? null, wanted?.by ?? null]);
}

const RESERVE: Statement = {
  name: 'orders.reserve_table',
  text: `update orders.tables set reserved_name = $3, reserved_for = $4, reserved_guests = $5, version = version + 1
    where company_id = $1 and id = $2`,
};

/** Keeps a table for somebody; null: for nobody any more. */
export async function reserveTableRow(
  tx: Tx,
  tableId: string,
  reservation: Reservation | null,
): Promise<void> {
  const { name = null, at, guests = null } = reservation ?? {};
  await run(tx, RESERVE, [tx.companyId, tableId, name, at?.toString() ?? null, guests]);
}

const JOINED: Statement = {
  name: 'orders.find_joined_tables',
  text: 'select id from orders.tables where company_id = $1 and joined_to = $2 order by id',
};

/** The tables that were pushed together with this one. */
export async function findJoinedTables(tx: Tx, tableId: string): Promise<string[]> {
  return (await run<{ id: string }>(tx, JOINED, [tx.companyId, tableId])).map(({ id }) => id);
}

// Who wants attention there wants it at the table it is now part of.
const JOIN: Statement = {
  name: 'orders.join_tables',
  text: `update orders.tables t set version = t.version + 1,
      joined_to = case when t.id = $2 then $3::uuid end,
      attention_at = case when t.id = $3 then coalesce(t.attention_at, j.attention_at) end,
      attention_by = case when t.id = $3 then coalesce(t.attention_by, j.attention_by) end
    from orders.tables j
    where j.company_id = $1 and j.id = $2 and t.company_id = $1 and t.id in ($2, $3)`,
};

/** Pushes a table together with another one; this transaction holds both. */
export async function joinTableRows(tx: Tx, tableId: string, toTableId: string): Promise<void> {
  await run(tx, JOIN, [tx.companyId, tableId, toTableId]);
}

const UNJOIN: Statement = {
  name: 'orders.unjoin_table',
  text: 'update orders.tables set joined_to = null, version = version + 1 where company_id = $1 and id = $2',
};

/** Pulls a table that this transaction holds away from the other one. */
export async function unjoinTableRow(tx: Tx, tableId: string): Promise<void> {
  await run(tx, UNJOIN, [tx.companyId, tableId]);
}

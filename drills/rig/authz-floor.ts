import { randomUUIDv7 } from 'node:crypto';
import type { Recipe } from './authz-fresh.ts';
import { must } from './people.ts';

const areaShape = () => ({ id: randomUUIDv7(), name: `Zona ${randomUUIDv7().slice(-12)}` });

/** An area in which nothing stands. */
const area: Recipe = async ({ app, owner, branchId }) => {
  const body = { ...areaShape(), branchId };
  await must(app, 'POST', '/v1/areas', { session: owner, body });
  return { ids: { areaId: body.id } };
};

const seating = { seats: 4, shape: 'round' };
const tableName = () => `M ${randomUUIDv7().slice(-12)}`;

/** A table on which nothing is open, in an area of its own. */
const table: Recipe = async (maker) => {
  const { ids } = await area(maker);
  const tableId = randomUUIDv7();
  const body = { id: tableId, areaId: ids?.areaId, name: tableName(), ...seating, place: null };
  await must(maker.app, 'POST', '/v1/tables', { session: maker.owner, body });
  return { ids: { ...ids, tableId } };
};

/** What is asked of areas and tables. */
export const FRESH_FLOOR: Readonly<Record<string, Recipe>> = {
  createArea: async ({ branchId }) => ({ body: { ...areaShape(), branchId } }),
  updateArea: async (maker) => ({
    ...(await area(maker)),
    body: { name: areaShape().name, version: 1 },
  }),
  deleteArea: area,
  restoreArea: area,
  createTable: async (maker) => {
    const made = await area(maker);
    const id = randomUUIDv7();
    return { ...made, body: { id, areaId: made.ids?.areaId, name: tableName(), ...seating, place: null } };
  },
  updateTable: async (maker) => {
    const made = await table(maker);
    return { ...made, body: { areaId: made.ids?.areaId, name: tableName(), ...seating, version: 1 } };
  },
  placeTables: async (maker) => {
    const { ids } = await table(maker);
    return { body: { tables: [{ tableId: ids?.tableId, version: 1, place: null }] } };
  },
  deleteTable: table,
  restoreTable: table,
  joinTables: table,
};

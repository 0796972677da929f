import { newId } from '../../kernel/ids.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { Tx } from '../../kernel/tx.ts';
import {
  beginMenu,
  insertCategory,
  insertGroup,
  insertProduct,
  putProductGroups,
  putSlots,
  putVariants,
} from '../../modules/catalog/index.ts';
import {
  addAccount,
  hashPassword,
  insertBranch,
  insertCompany,
  insertMember,
  insertReadyRoles,
  replaceAssignments,
} from '../../modules/identity/index.ts';
import { insertArea, insertTables, type Shape, type TablePlace } from '../../modules/orders/index.ts';
import { insertPrinter, insertStation, setFallback } from '../../modules/printing/index.ts';

/** A table of the demo: its form, its upper left corner, its size, and how it is turned. */
export type DemoTable = readonly [
  shape: Shape,
  x: number,
  y: number,
  width: number,
  height: number,
  rotation?: TablePlace['rotation'],
];

/** A company of the demo as data. Prices in whole units of the currency. */
export interface DemoCompany {
  name: string;
  currency: string;
  locale: string;
  /** Each has a printer of its own in every branch; 48 columns are paper of 80 mm, 32 of 58 mm. */
  stations: readonly { key: string; name: string; kind: 'kitchen' | 'bar' | 'till'; columns?: 32 | 48 }[];
  branches: readonly {
    name: string;
    timeZone: string;
    cutoffHour: number;
    /** Tables are numbered through all areas of the branch. */
    areas: readonly { name: string; seats: number; tables: readonly DemoTable[] }[];
  }[];
  members: readonly { key: string; name: string; role: string; branch: string; email: string }[];
  menu: readonly {
    category: string;
    color: string;
    station: string;
    products: readonly (readonly [name: string, price: number, description: string | null])[];
  }[];
  /** Sizes of products, by the product's name. */
  sizes?: Readonly<Record<string, readonly (readonly [name: string, price: number])[]>>;
  groups?: readonly {
    name: string;
    min: number;
    max: number | null;
    options: readonly (readonly [name: string, price: number])[];
    products: readonly string[];
  }[];
  /** Which product is a combo, and of what. */
  combos?: readonly { product: string; slots: readonly { name: string; products: readonly string[] }[] }[];
}

/** The password of every demo account; demo accounts exist only where the demo is on. */
export const DEMO_PASSWORD = 'fogata-demo';
const MINOR_PER_UNIT = 100;
const COUNTRY = 'CO';

/** Loads one company of the demo in one transaction; returns its id. */
export async function loadCompany(database: Database, company: DemoCompany): Promise<string> {
  const companyId = newId();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await database.inTenant(companyId, async (tx) => {
    await insertCompany(tx, {
      ...company,
      country: COUNTRY,
      taxId: null,
      plan: 'standard',
      limits: { branches: null, members: null, ordersPerMonth: null },
      trialDays: null,
    });
    const roleIds = await insertReadyRoles(tx, company.locale);
    const stationIds = await loadStations(tx, company);
    const branchIds = await loadBranches(tx, company, stationIds);
    await loadMembers(tx, company, { branchIds, roleIds }, passwordHash);
    await loadMenu(tx, company, stationIds);
  });
  return companyId;
}

async function loadStations(tx: Tx, company: DemoCompany): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const station of company.stations) {
    const id = newId();
    await insertStation(tx, { id, name: station.name, kind: station.kind });
    ids.set(station.key, id);
  }
  return ids;
}

async function loadBranches(
  tx: Tx,
  company: DemoCompany,
  stationIds: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [sortOrder, branch] of company.branches.entries()) {
    const branchId = newId();
    await insertBranch(tx, { id: branchId, ...branch, sortOrder });
    ids.set(branch.name, branchId);
    await loadFloor(tx, branchId, branch.areas);
    await loadPrinters(tx, company, branchId, stationIds);
  }
  return ids;
}

/** A printer for each station. Those that make things stand in for each other, and the first of them for the till. */
async function loadPrinters(
  tx: Tx,
  company: DemoCompany,
  branchId: string,
  stationIds: ReadonlyMap<string, string>,
): Promise<void> {
  const making: string[] = [];
  const tills: string[] = [];
  for (const [sortOrder, { key, name, kind, columns = 48 }] of company.stations.entries()) {
    const stationId = stationIds.get(key);
    if (stationId === undefined) throw new Error(`no station ${key}`);
    const id = newId();
    const printer = { id, branchId, name: `Impresora ${name}`, driver: 'virtual', columns } as const;
    const drawer = kind === 'till';
    await insertPrinter(tx, { ...printer, drawer, sortOrder, stationIds: [stationId] });
    (kind === 'till' ? tills : making).push(id);
  }
  const ring = making.length > 1 ? making : [...making, ...tills];
  for (const [index, id] of ring.entries()) {
    const neighbour = ring[(index + 1) % ring.length];
    if (neighbour !== undefined && neighbour !== id) await setFallback(tx, id, neighbour);
  }
  const [first] = making;
  for (const id of tills) if (first !== undefined && !ring.includes(id)) await setFallback(tx, id, first);
}

async function loadFloor(
  tx: Tx,
  branchId: string,
  areas: DemoCompany['branches'][number]['areas'],
): Promise<void> {
  let number = 0;
  for (const { name, seats, tables } of areas) {
    const id = newId();
    await insertArea(tx, { id, branchId, name });
    const placed = tables.map(([shape, x, y, width, height, rotation = 0]) => {
      number += 1;
      return { id: newId(), name: String(number), seats, shape, place: { x, y, width, height, rotation } };
    });
    await insertTables(tx, { id, branchId }, placed);
  }
}

async function loadMembers(
  tx: Tx,
  company: DemoCompany,
  known: { branchIds: ReadonlyMap<string, string>; roleIds: ReadonlyMap<string, string> },
  passwordHash: string,
): Promise<void> {
  for (const { key, name, role, branch, email } of company.members) {
    const accountId = await addAccount(tx, { id: newId(), email, passwordHash });
    const roleId = known.roleIds.get(role);
    if (roleId === undefined) throw new Error(`no role ${role}`);
    const id = newId();
    await insertMember(tx, { id, accountId, name, email, kind: 'person', state: 'active', demoKey: key });
    await replaceAssignments(tx, id, [
      { id: newId(), branchId: known.branchIds.get(branch) ?? null, roleId },
    ]);
  }
}

/** What a product of the demo has none of. */
const PLAIN = {
  stationId: null,
  code: null,
  barcode: null,
  prepMinutes: null,
  allergens: [],
  tags: [],
  state: 'active',
  variants: [],
  groupIds: [],
  windows: [],
} as const;

async function loadMenu(
  tx: Tx,
  company: DemoCompany,
  stationIds: ReadonlyMap<string, string>,
): Promise<void> {
  const classes = await beginMenu({ tx }, { country: COUNTRY, locale: company.locale });
  const taxClassId = classes.get('food');
  if (taxClassId === undefined) throw new Error('the tax pack has no class for food');
  const productIds = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = productIds.get(name);
    if (id === undefined) throw new Error(`the demo has no ${name}`);
    return id;
  };
  const combos = new Set(company.combos?.map(({ product }) => product));
  for (const { category, color, station, products } of company.menu) {
    const categoryId = newId();
    const stationId = stationIds.get(station) ?? null;
    await insertCategory(tx, categoryId, { parentId: null, name: category, color, stationId });
    for (const [name, price, description] of products) {
      const id = newId();
      productIds.set(name, id);
      const combo = combos.has(name) ? { lessBasisPoints: null, slots: [] } : null;
      const priceMinor = price * MINOR_PER_UNIT;
      await insertProduct(tx, id, { ...PLAIN, name, description, categoryId, taxClassId, priceMinor, combo });
    }
  }
  await loadChoices(tx, company, idOf);
}

async function loadChoices(tx: Tx, company: DemoCompany, idOf: (name: string) => string): Promise<void> {
  const { sizes = {}, groups = [], combos = [] } = company;
  for (const [product, all] of Object.entries(sizes)) {
    const variants = all.map(([name, price]) => ({
      ...{ id: newId(), name, code: null, barcode: null },
      priceMinor: price * MINOR_PER_UNIT,
    }));
    await putVariants(tx, idOf(product), variants);
  }
  const groupsOf = new Map<string, string[]>();
  for (const { name, min, max, options, products } of groups) {
    const id = newId();
    const offered = options.map(([option, price]) => ({
      ...{ id: newId(), name: option, isDefault: false, maxQuantity: 2 },
      priceMinor: price * MINOR_PER_UNIT,
    }));
    await insertGroup(tx, id, { name, minChoices: min, maxChoices: max, options: offered });
    for (const product of products) groupsOf.set(product, [...(groupsOf.get(product) ?? []), id]);
  }
  for (const [product, groupIds] of groupsOf) await putProductGroups(tx, idOf(product), groupIds);
  for (const { product, slots } of combos)
    await putSlots(
      tx,
      idOf(product),
      slots.map(({ name, products }) => ({
        ...{ id: newId(), name, minChoices: 1, maxChoices: 1 },
        choices: products.map((choice, index) => ({
          ...{ id: newId(), productId: idOf(choice), variantId: null, extraMinor: 0, isDefault: index === 0 },
        })),
      })),
    );
}

import type { SaleWindow } from './availability.ts';
import type { MenuTax } from './menu.ts';
import type {
  CategoryRow,
  GroupRow,
  ProductRow,
  SlotRow,
  SoldOutRow,
  VariantRow,
} from './queries/snapshot.ts';

/** The rows of a menu, or of what changed in it, for one branch and one way of selling. */
export interface MenuRows {
  categories: CategoryRow[];
  products: ProductRow[];
  variants: VariantRow[];
  productGroups: { productId: string; groupId: string }[];
  slots: SlotRow[];
  windows: { productId: string; windows: SaleWindow[] }[];
  groups: GroupRow[];
  soldOut: SoldOutRow[];
  taxes: { classId: string; taxes: MenuTax[] }[];
}

/** A window as a device keeps it: of its own branch and way of selling. */
export interface DeviceWindow {
  weekdays: number[];
  fromMinute: number;
  toMinute: number;
}

/** Where a device stands and how it sells. */
export interface DevicePlace {
  branchId: string;
  channel: SaleWindow['channel'];
}

/** Null: always. Empty: never here, or never this way. */
function windowsHere(
  windows: readonly SaleWindow[] | null | undefined,
  { branchId, channel }: DevicePlace,
): DeviceWindow[] | null {
  if (!windows) return null;
  return windows
    .filter((one) => (one.branchId ?? branchId) === branchId && (one.channel ?? channel) === channel)
    .map(({ weekdays, fromMinute, toMinute }) => ({ weekdays: [...weekdays], fromMinute, toMinute }));
}

/** Each id of the first → the rows that belong to it. */
function byProduct<Row extends { productId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ productId }) => productId);
}

/** The document of a menu as devices keep it, put together from its rows. */
export function menuDocument(rows: MenuRows, place: DevicePlace) {
  const variants = byProduct(rows.variants);
  const groups = byProduct(rows.productGroups);
  const slots = byProduct(rows.slots);
  const windows = new Map(rows.windows.map((one) => [one.productId, one.windows]));
  return {
    categories: rows.categories
      .filter(({ deleted }) => !deleted)
      .map(({ deleted: _deleted, ...category }) => ({
        ...category,
        windows: windowsHere(category.windows, place),
      })),
    taxClasses: rows.taxes.map(({ classId, taxes }) => ({ id: classId, taxes })),
    groups: rows.groups.filter(({ deleted }) => !deleted).map(({ deleted: _deleted, ...group }) => group),
    products: rows.products
      .filter(({ gone }) => !gone)
      .map(({ gone: _gone, comboRule, comboLess, ...product }) => ({
        ...product,
        variants: (variants.get(product.id) ?? []).map(({ productId: _of, ...variant }) => variant),
        groupIds: (groups.get(product.id) ?? []).map(({ groupId }) => groupId),
        combo: comboRule && {
          lessBasisPoints: comboRule === 'less' ? (comboLess ?? 0) : null,
          slots: (slots.get(product.id) ?? []).map(({ productId: _of, ...slot }) => slot),
        },
        windows: windowsHere(windows.get(product.id), place),
      })),
    soldOut: rows.soldOut.filter(({ soldOut }) => soldOut).map(({ itemId, until }) => ({ itemId, until })),
  };
}

/** What of the rows is no more. */
export function removedOf(rows: MenuRows) {
  return {
    categoryIds: rows.categories.flatMap(({ id, deleted }) => (deleted ? [id] : [])),
    productIds: rows.products.flatMap(({ id, gone }) => (gone ? [id] : [])),
    groupIds: rows.groups.flatMap(({ id, deleted }) => (deleted ? [id] : [])),
    soldOutItemIds: rows.soldOut.flatMap(({ itemId, soldOut }) => (soldOut ? [] : [itemId])),
  };
}

import type { OfficeCategory, OptionGroupWhole, ProductLine, Session } from '@fastops/device';
import { OWNER } from './page.tsx';

/** The owner, who keeps the menu too. */
export const KEEPER: Session = {
  ...OWNER,
  branches: OWNER.branches.map((branch) => ({ ...branch, permissions: ['catalog.set_sold_out'] })),
  permissions: [...OWNER.permissions, 'catalog.manage'],
  everywhere: [...OWNER.everywhere, 'catalog.manage'],
};

/** A category as the server tells it; its id is its name. */
export const category = (
  name: string,
  sortOrder: number,
  part: Partial<OfficeCategory> = {},
): OfficeCategory => ({
  ...{ id: name, parentId: null, name, color: '#0B7A6B', stationId: null, windows: [] },
  ...{ sortOrder, version: 1, products: 0, ...part },
});

/** Food with soups and grill in it, then drinks, then an empty one. */
export const CATEGORIES: OfficeCategory[] = [
  category('Comida', 1),
  category('Sopas', 1, { parentId: 'Comida', products: 2 }),
  category('Parrilla', 2, { parentId: 'Comida', products: 3 }),
  category('Bebidas', 2, { products: 4 }),
  category('Otros', 3),
];

/** How the meat is done, as the server tells it. */
export const DONENESS: OptionGroupWhole = {
  ...{
    id: 'doneness',
    name: 'Término',
    minChoices: 1,
    maxChoices: 1,
    deleted: false,
    version: 1,
    products: 2,
  },
  options: ['Azul', 'Medio', 'Bien asado'].map((name) => ({
    ...{ id: name, name, priceMinor: 0, isDefault: false, maxQuantity: 1 },
  })),
};

/** A product of the list as the server tells it; its id is its name. */
export const line = (name: string, priceMinor: number, part: Partial<ProductLine> = {}): ProductLine => ({
  ...{
    id: name,
    name,
    kind: 'simple',
    categoryId: 'Bebidas',
    code: null,
    priceMinor,
    variants: 0,
    sizes: [],
  },
  ...{ lessBasisPoints: null, state: 'active', deleted: false, version: 1, picture: null, ...part },
});

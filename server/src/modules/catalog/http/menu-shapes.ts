import T from 'typebox';
import { Id, Instant, Nullable, PlainDate } from '../../../kernel/schemas.ts';
import { CHANNELS } from '../menu.ts';

const Windows = Nullable(
  T.Array(
    T.Object(
      { weekdays: T.Array(T.Integer()), fromMinute: T.Integer(), toMinute: T.Integer() },
      { title: 'SaleWindow' },
    ),
    { description: 'When it is sold here. Null: always; empty: never.' },
  ),
);

const Category = T.Object(
  {
    id: Id,
    parentId: Nullable(Id),
    name: T.String(),
    color: T.String(),
    stationId: Nullable(Id),
    sortOrder: T.Integer(),
    windows: Windows,
  },
  { title: 'Category' },
);

const Tax = T.Object(
  { id: Id, name: T.String(), rateBasisPoints: T.Integer(), included: T.Boolean() },
  { title: 'Tax' },
);

const Group = T.Object(
  {
    id: Id,
    name: T.String(),
    minChoices: T.Integer(),
    maxChoices: Nullable(T.Integer()),
    options: T.Array(
      T.Object(
        {
          id: Id,
          name: T.String(),
          priceMinor: T.Integer(),
          isDefault: T.Boolean(),
          maxQuantity: T.Integer(),
        },
        { title: 'Option' },
      ),
    ),
  },
  { title: 'OptionGroup' },
);

const Slot = T.Object(
  {
    id: Id,
    name: T.String(),
    minChoices: T.Integer(),
    maxChoices: T.Integer(),
    choices: T.Array(
      T.Object({
        productId: Id,
        variantId: Nullable(Id),
        extraMinor: T.Integer(),
        isDefault: T.Boolean(),
      }),
    ),
  },
  { title: 'ComboSlot' },
);

const Product = T.Object(
  {
    id: Id,
    categoryId: Id,
    taxClassId: Id,
    name: T.String(),
    description: Nullable(T.String()),
    code: Nullable(T.String()),
    barcode: Nullable(T.String()),
    priceMinor: T.Integer(),
    stationId: Nullable(Id),
    prepMinutes: Nullable(T.Integer()),
    allergens: T.Array(T.String()),
    tags: T.Array(T.String()),
    variants: T.Array(
      T.Object(
        {
          id: Id,
          name: T.String(),
          priceMinor: T.Integer(),
          code: Nullable(T.String()),
          barcode: Nullable(T.String()),
        },
        { title: 'Variant' },
      ),
    ),
    groupIds: T.Array(Id),
    combo: Nullable(
      T.Object({ lessBasisPoints: Nullable(T.Integer()), slots: T.Array(Slot) }, { title: 'Combo' }),
    ),
    windows: Windows,
    sortOrder: T.Integer(),
    pictureId: Nullable(
      T.Unsafe<string>({
        ...Id,
        description: 'Its picture: /v1/pictures/{pictureId}-160.webp, or -480 or -1200.',
      }),
    ),
  },
  { title: 'Product' },
);

const content = {
  categories: T.Array(Category),
  taxClasses: T.Array(T.Object({ id: Id, taxes: T.Array(Tax) }, { title: 'TaxClass' })),
  groups: T.Array(Group),
  products: T.Array(Product),
  soldOut: T.Array(T.Object({ itemId: Id, until: Nullable(Instant) }, { title: 'SoldOut' })),
};
const head = { version: T.Integer(), branchId: Id, channel: T.Enum([...CHANNELS]), businessDate: PlainDate };

/** The whole menu of a branch for one way of selling. */
export const Catalog = T.Object({ ...head, ...content }, { title: 'Catalog' });

/** What changed in it. */
export const CatalogChanges = T.Object(
  {
    ...head,
    whole: T.Boolean({ description: 'What changed shows everywhere: read the whole document.' }),
    changes: Nullable(
      T.Object(
        {
          ...content,
          removed: T.Object({
            categoryIds: T.Array(Id),
            productIds: T.Array(Id),
            groupIds: T.Array(Id),
            soldOutItemIds: T.Array(Id),
          }),
        },
        { title: 'CatalogDelta' },
      ),
    ),
  },
  { title: 'CatalogChanges' },
);

import T, { type Static } from 'typebox';
import { MAX_MINOR } from '../../../kernel/money.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { CHANNELS } from '../menu.ts';
import type { ProductShape } from '../product-shape.ts';
import type { WholeProduct } from '../queries/product-list.ts';
import { PictureShape, pictureAnswer } from './picture-shapes.ts';

/** An amount of the menu, in minor units. */
export const Minor = T.Integer({ minimum: 0, maximum: MAX_MINOR });
/** What a size, a slot, a group or an option is called. */
export const Name = T.String({ minLength: 1, maxLength: 60 });
const Code = Nullable(T.String({ minLength: 1, maxLength: 40, pattern: '^[^\\s](.*[^\\s])?$' }));
const Word = T.String({ minLength: 1, maxLength: 40 });
const Least = T.Integer({ minimum: 0, maximum: 20 });
const Most = T.Integer({ minimum: 1, maximum: 20 });
const closed = { additionalProperties: false };

const VariantInput = T.Object(
  { id: Id, name: Name, priceMinor: Minor, code: Code, barcode: Code },
  { title: 'VariantInput', ...closed },
);
const SlotInput = T.Object(
  {
    id: Id,
    name: Name,
    minChoices: Least,
    maxChoices: Most,
    choices: T.Array(
      T.Object(
        { id: Id, productId: Id, variantId: Nullable(Id), extraMinor: Minor, isDefault: T.Boolean() },
        { title: 'ChoiceInput', ...closed },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { title: 'SlotInput', ...closed },
);
/** When and where something is sold. */
export const WindowInput = T.Object(
  {
    branchId: Nullable(Id),
    channel: Nullable(T.Enum([...CHANNELS])),
    weekdays: T.Array(T.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
    fromMinute: T.Integer({ minimum: 0, maximum: 1_439 }),
    toMinute: T.Integer({ minimum: 1, maximum: 1_440 }),
  },
  { title: 'WindowInput', ...closed },
);

/** What a product is made of, as it is sent. */
export const productFields = {
  name: T.String({ minLength: 1, maxLength: 120 }),
  description: Nullable(T.String({ minLength: 1, maxLength: 1_000 })),
  categoryId: Id,
  taxClassId: Id,
  stationId: Nullable(Id),
  code: Code,
  barcode: Code,
  priceMinor: Minor,
  prepMinutes: Nullable(T.Integer({ minimum: 1, maximum: 600 })),
  allergens: T.Array(Word, { maxItems: 20 }),
  tags: T.Array(Word, { maxItems: 20 }),
  state: T.Enum(['active', 'retired']),
  variants: T.Array(VariantInput, { maxItems: 30 }),
  groupIds: T.Array(Id, { maxItems: 30 }),
  combo: Nullable(
    T.Object(
      {
        lessBasisPoints: Nullable(T.Integer({ minimum: 0, maximum: 10_000 })),
        slots: T.Array(SlotInput, { minItems: 1, maxItems: 20 }),
      },
      { title: 'ComboInput', ...closed },
    ),
  ),
  windows: T.Array(WindowInput, { maxItems: 50 }),
};

/** A product as who keeps the menu sees it. */
export const OfficeProduct = T.Object(
  {
    id: Id,
    ...productFields,
    deleted: T.Boolean(),
    version: T.Integer(),
    picture: Nullable(PictureShape),
  },
  { title: 'OfficeProduct' },
);

/** A product in a list. */
export const ProductLine = T.Object(
  {
    id: Id,
    name: T.String(),
    kind: T.Enum(['simple', 'combo']),
    categoryId: Id,
    code: Nullable(T.String()),
    priceMinor: T.Integer(),
    variants: T.Integer({ description: 'How many sizes there are.' }),
    sizes: T.Array(T.Object({ id: Id, name: T.String(), priceMinor: T.Integer() }, { title: 'SizeLine' }), {
      description: 'Each has a price of its own, which holds in place of that of the product.',
    }),
    lessBasisPoints: Nullable(
      T.Integer({
        description: 'Of a combo that costs so much less than what it is made of; `priceMinor` says nothing.',
      }),
    ),
    state: T.Enum(['active', 'retired']),
    deleted: T.Boolean(),
    version: T.Integer(),
    picture: Nullable(PictureShape),
  },
  { title: 'ProductLine' },
);

/** A price somebody set. */
export const PriceLine = T.Object(
  {
    id: Id,
    variantName: Nullable(T.String()),
    listName: Nullable(T.String()),
    oldMinor: Nullable(T.Integer()),
    newMinor: Nullable(T.Integer()),
    changedBy: T.String(),
    changedAt: Instant,
  },
  { title: 'PriceChange' },
);

/** A product as the contract shows it to who keeps the menu. */
export function productAnswer(product: WholeProduct): Static<typeof OfficeProduct> {
  const { comboRule, comboLess, slots, variants, windows, picture, ...own } = product;
  const combo = comboRule && {
    lessBasisPoints: comboRule === 'less' ? comboLess : null,
    slots: slots.map((slot) => ({ ...slot, choices: [...slot.choices] })),
  };
  return {
    ...own,
    picture: pictureAnswer(picture),
    variants: [...variants],
    combo,
    windows: windows.map((window) => ({ ...window, weekdays: [...window.weekdays] })),
  };
}

/** The product that was sent, without what stands beside it. */
export function shapeOf(body: ProductShape & { id?: string; version?: number }): ProductShape {
  const { id: _id, version: _version, ...shape } = body;
  return shape;
}

import type { OfficeProduct } from '@fastops/device';
import { expect, test } from 'vitest';
import {
  bodyOf,
  comboFault,
  copyOf,
  hasOwnPrice,
  lessOf,
  minutesWrong,
  newProduct,
  newSize,
  newSlot,
  type ProductValues,
  sizesFault,
  valuesOf,
} from './product-values.ts';

const PIZZA: OfficeProduct = {
  ...{
    id: 'pizza',
    name: 'Pizza',
    description: null,
    categoryId: 'grill',
    taxClassId: 'food',
    stationId: 'oven',
  },
  // Cents that nobody writes in Colombia, as another program may have left them.
  ...{ code: 'PZ', barcode: null, priceMinor: 2_590_050, prepMinutes: 12, state: 'active' },
  ...{ allergens: ['gluten', 'lácteos'], tags: [], groupIds: ['dough'], combo: null, windows: [] },
  ...{ deleted: false, version: 3, picture: null },
  variants: [{ id: 'large', name: 'Grande', priceMinor: 4_890_000, code: 'PZ-G', barcode: null }],
};
const values = (part: Partial<ProductValues>): ProductValues => ({ ...newProduct('grill', 'food'), ...part });

test('a product that nobody touches is sent as it came', () => {
  const { id: _id, deleted: _deleted, version: _version, picture: _picture, ...shape } = PIZZA;
  const plain = { ...PIZZA, variants: [] };
  expect(bodyOf(valuesOf(plain))).toEqual({ ...shape, variants: [] });
});

test('where there are sizes the product costs from the least of them on', () => {
  expect(hasOwnPrice(valuesOf(PIZZA))).toBe(false);
  const large = { ...newSize(), name: 'Grande', priceMinor: 900 };
  expect(bodyOf(values({ priceMinor: 5, variants: [large, { ...large, priceMinor: 700 }] })).priceMinor).toBe(
    700,
  );
});

test('a copy has nothing that only one may have', () => {
  const copy = copyOf(PIZZA, 'Pizza (copia)');
  expect(copy).toMatchObject({ name: 'Pizza (copia)', code: '', barcode: '', groupIds: ['dough'] });
  expect(copy.variants).toMatchObject([{ name: 'Grande', code: '', priceMinor: 4_890_000 }]);
  expect(copy.variants[0]?.id).not.toBe('large');
});

test('words with commas between them are words, each once', () => {
  expect(bodyOf(values({ tags: ' picante, vegano ,, picante; frito' })).tags).toEqual([
    'picante',
    'vegano',
    'frito',
  ]);
});

test.for([
  ['10', 1_000],
  ['7,5', 750],
  ['0', 0],
  ['100', 10_000],
  ['', undefined],
  ['100,01', undefined],
  ['-1', undefined],
  ['x', undefined],
])('%s per cent less is %s basis points', ([text, basisPoints]) => {
  expect(lessOf(String(text))).toBe(basisPoints);
});

test.for([
  ['', false],
  ['12', false],
  ['0', true],
  ['601', true],
  ['12,5', true],
])('%s minutes: wrong is %s', ([prepMinutes, wrong]) => {
  expect(minutesWrong(values({ prepMinutes: String(prepMinutes) }))).toBe(wrong);
});

test('what is wrong with sizes', () => {
  const size = (name: string, priceMinor: number | null) => ({ ...newSize(), name, priceMinor });
  const fault = (...variants: ReturnType<typeof size>[]) => sizesFault(values({ variants }));
  expect(fault()).toBeUndefined();
  expect(fault(size('A', 1), size(' ', 1))).toBe('nameless');
  expect(fault(size('A', 1), size('a ', 1))).toBe('repeated');
  expect(fault(size('A', null))).toBe('priceless');
  expect(fault(size('A', 0), size('B', 1))).toBeUndefined();
});

test('what is wrong with a combo', () => {
  const drink = { id: 'c', productId: 'lemonade', variantId: null, extraMinor: 0, isDefault: false };
  const slot = (part: object) => ({ ...newSlot(), name: 'Bebida', choices: [drink], ...part });
  const fault = (part: object, less = '') =>
    comboFault(values({ combo: { rule: less === '' ? 'fixed' : 'less', less, slots: [slot(part)] } }));
  expect(comboFault(values({}))).toBeUndefined();
  expect(comboFault(values({ combo: { rule: 'fixed', less: '', slots: [] } }))).toBe('empty');
  expect(fault({})).toBeUndefined();
  expect(fault({ name: ' ' })).toBe('nameless');
  expect(fault({ choices: [] })).toBe('choiceless');
  expect(fault({ minChoices: 3, maxChoices: 2 })).toBe('crossed');
  expect(fault({}, 'x')).toBe('less');
});

import { type MenuWindow, type OfficeProduct, type ProductShape, uuid7 } from '@fastops/device';
import { windowFault } from '../../windows/windows.ts';

/** A size as the form shows it. */
export interface SizeValues {
  id: string;
  name: string;
  /** Null while nothing was typed. */
  priceMinor: number | null;
  code: string;
  barcode: string;
}

export type ChoiceValues = NonNullable<ProductShape['combo']>['slots'][number]['choices'][number];
/** A slot of a combo as the form shows it. */
export interface SlotValues {
  id: string;
  name: string;
  minChoices: number;
  maxChoices: number;
  choices: ChoiceValues[];
}

/** How a combo comes to its price, and what it is put together of. */
export interface ComboValues {
  rule: 'fixed' | 'less';
  /** By how much it is cheaper than its parts, in per cent, as it is typed. */
  less: string;
  slots: SlotValues[];
}

/** What of a product is edited; what is empty is not said. */
export interface ProductValues {
  name: string;
  description: string;
  categoryId: string;
  taxClassId: string;
  stationId: string;
  code: string;
  barcode: string;
  priceMinor: number | null;
  prepMinutes: string;
  /** Words with commas between them. */
  allergens: string;
  tags: string;
  state: ProductShape['state'];
  variants: SizeValues[];
  groupIds: string[];
  combo: ComboValues | null;
  windows: MenuWindow[];
}

export const newSize = (): SizeValues => ({ id: uuid7(), name: '', priceMinor: null, code: '', barcode: '' });
export const newSlot = (): SlotValues => ({
  ...{ id: uuid7(), name: '', minChoices: 1, maxChoices: 1, choices: [] },
});

/** What a new product begins with. */
export function newProduct(categoryId: string, taxClassId: string): ProductValues {
  return {
    ...{ name: '', description: '', categoryId, taxClassId, stationId: '', code: '', barcode: '' },
    ...{ priceMinor: null, prepMinutes: '', allergens: '', tags: '', state: 'active' },
    ...{ variants: [], groupIds: [], combo: null, windows: [] },
  };
}

/** A product as the form shows it. */
export function valuesOf(product: OfficeProduct): ProductValues {
  const { name, categoryId, taxClassId, priceMinor, state, groupIds, windows, combo } = product;
  return {
    ...{ name, categoryId, taxClassId, priceMinor, state },
    ...{ groupIds: [...groupIds], windows: [...windows] },
    description: product.description ?? '',
    stationId: product.stationId ?? '',
    code: product.code ?? '',
    barcode: product.barcode ?? '',
    prepMinutes: product.prepMinutes === null ? '' : String(product.prepMinutes),
    allergens: product.allergens.join(', '),
    tags: product.tags.join(', '),
    variants: product.variants.map((size) => ({
      ...size,
      code: size.code ?? '',
      barcode: size.barcode ?? '',
    })),
    combo: combo && {
      rule: combo.lessBasisPoints === null ? 'fixed' : 'less',
      less: combo.lessBasisPoints === null ? '' : String(combo.lessBasisPoints / 100),
      slots: combo.slots.map((slot) => ({ ...slot, choices: [...slot.choices] })),
    },
  };
}

/** A product like this one, with nothing in it that only one may have. */
export function copyOf(product: OfficeProduct, name: string): ProductValues {
  const values = valuesOf(product);
  return {
    ...{ ...values, name, code: '', barcode: '' },
    variants: values.variants.map((size) => ({ ...size, id: uuid7(), code: '', barcode: '' })),
    combo: values.combo && {
      ...values.combo,
      slots: values.combo.slots.map((slot) => ({
        ...{ ...slot, id: uuid7() },
        choices: slot.choices.map((choice) => ({ ...choice, id: uuid7() })),
      })),
    },
  };
}

/** Words with commas between them, each once. */
const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
const said = (text: string): string | null => text.trim() || null;

/** What is typed as a percentage off, in basis points; undefined where it is none. */
export function lessOf(text: string): number | undefined {
  const typed = text.trim().replace(',', '.');
  const basisPoints = Math.round(Number(typed) * 100);
  return typed === '' || !(basisPoints >= 0 && basisPoints <= 10_000) ? undefined : basisPoints;
}

/** The form's values as the server takes them. */
export function bodyOf(values: ProductValues): ProductShape {
  const { categoryId, taxClassId, state, groupIds, windows, combo } = values;
  return {
    ...{ categoryId, taxClassId, state, groupIds, windows },
    name: values.name.trim(),
    description: said(values.description),
    stationId: said(values.stationId),
    code: said(values.code),
    barcode: said(values.barcode),
    priceMinor: basePrice(values),
    prepMinutes: values.prepMinutes.trim() === '' ? null : Number(values.prepMinutes),
    allergens: wordsOf(values.allergens),
    tags: wordsOf(values.tags),
    variants: values.variants.map((size) => ({
      ...{ id: size.id, name: size.name.trim(), priceMinor: size.priceMinor ?? 0 },
      ...{ code: said(size.code), barcode: said(size.barcode) },
    })),
    combo: combo && {
      lessBasisPoints: combo.rule === 'less' ? (lessOf(combo.less) ?? 0) : null,
      slots: combo.slots.map((slot) => ({ ...slot, name: slot.name.trim() })),
    },
  };
}

/** Where there are sizes, each has a price of its own: of the product it is said from which price on. */
function basePrice({ priceMinor, variants }: ProductValues): number {
  if (variants.length === 0) return priceMinor ?? 0;
  return Math.min(...variants.map((size) => size.priceMinor ?? 0));
}

/** Whether the product is asked for a price of its own. */
export const hasOwnPrice = ({ variants, combo }: ProductValues): boolean =>
  variants.length === 0 && combo?.rule !== 'less';

export type SizesFault = 'nameless' | 'repeated' | 'priceless';
/** The first thing that is wrong with the sizes. */
export function sizesFault({ variants }: ProductValues): SizesFault | undefined {
  const names = variants.map(({ name }) => name.trim().toLowerCase());
  if (names.includes('')) return 'nameless';
  if (new Set(names).size < names.length) return 'repeated';
  return variants.some(({ priceMinor }) => priceMinor === null) ? 'priceless' : undefined;
}

export type ComboFault = 'empty' | 'nameless' | 'choiceless' | 'crossed' | 'less';
/** The first thing that is wrong with the combo. */
export function comboFault({ combo }: ProductValues): ComboFault | undefined {
  if (!combo) return undefined;
  if (combo.rule === 'less' && lessOf(combo.less) === undefined) return 'less';
  if (combo.slots.length === 0) return 'empty';
  if (combo.slots.some(({ name }) => name.trim() === '')) return 'nameless';
  if (combo.slots.some(({ choices }) => choices.length === 0)) return 'choiceless';
  return combo.slots.some(({ minChoices, maxChoices }) => minChoices > maxChoices) ? 'crossed' : undefined;
}

export const windowsWrong = ({ windows }: ProductValues): boolean =>
  windows.some((window) => windowFault(window) !== undefined);

/** Whether the minutes are none that the server takes. */
export const minutesWrong = ({ prepMinutes }: ProductValues): boolean =>
  prepMinutes.trim() !== '' &&
  !(/^\d{1,3}$/.test(prepMinutes.trim()) && Number(prepMinutes) >= 1 && Number(prepMinutes) <= 600);

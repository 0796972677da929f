import { MAX_MINOR } from '../../kernel/money.ts';
import { amountOf, amountText } from './amount-text.ts';
import { DEEPEST } from './category-tree.ts';
import { fold, unguarded, wordsOf } from './cell-text.ts';
import { isPlain, type SheetRow } from './sheet.ts';
import { languageOf, type SheetField, type SheetMapping, stateOf, stateText } from './sheet-columns.ts';
import type { SheetFault, SheetFaultCode } from './sheet-faults.ts';
import { cellsOf, type Named, PATH_SIGN, type SheetNames, type SheetProduct } from './sheet-product.ts';

/** Who has a code or a barcode already. */
export interface CodeOwner {
  productId: string;
  /** Of a size, not of the product. */
  ofSize: boolean;
}

/** What a file is held against: the menu as it is, as far as the file speaks of it. */
export interface SheetBook extends SheetNames {
  /** A code as a cell writes it → who has it. */
  codes: ReadonlyMap<string, CodeOwner>;
  barcodes: ReadonlyMap<string, CodeOwner>;
  /** The products of either, by id. */
  products: ReadonlyMap<string, SheetProduct & { version: number }>;
}

/** What a row asks for: a product as it is to be, in a category that is there or that is to come. */
export interface PlannedRow {
  row: number;
  /** Undefined for a new product. */
  productId: string | undefined;
  product: Omit<SheetProduct, 'categoryId'> & { category: { id: string } | { path: readonly string[] } };
  changes: boolean;
}

/** What a file asks for, and what is wrong with it. */
export interface SheetPlan {
  rows: PlannedRow[];
  faults: SheetFault[];
}

const LONGEST = { name: 120, description: 1_000, code: 40, barcode: 40, category: 80, word: 40 } as const;
const MOST_WORDS = 20;
const MOST_MINUTES = 600;
/** What a spreadsheet makes of a long number: `7,70123E+12`. */
const ROUNDED = /^\d([.,]\d+)?E\+?\d+$/i;

/** Holds the rows of a file against the menu. Rows are told of as the file counts them. */
export function planSheet(
  rows: readonly SheetRow[],
  sheet: { headers: readonly string[]; mapping: SheetMapping },
  book: SheetBook,
): SheetPlan {
  const columns = new Map(
    sheet.mapping.flatMap((field, at) => (field === null ? [] : [[field, at] as const])),
  );
  const seen = { code: new Map<string, number>(), barcode: new Map<string, number>() };
  const lookUps = lookUpsOf(book);
  const plan: SheetPlan = { rows: [], faults: [] };
  for (const row of rows) {
    const reader = new RowReader(row, { columns, headers: sheet.headers, book, seen, lookUps });
    const planned = reader.read();
    plan.faults.push(...reader.faults);
    if (planned) plan.rows.push(planned);
  }
  return plan;
}

interface LookUps {
  categories: ReadonlyMap<string, string>;
  taxClasses: ReadonlyMap<string, string>;
  stations: ReadonlyMap<string, string>;
}

const byName = (all: readonly Named[]) =>
  new Map(all.toReversed().flatMap(({ id, name }) => [[fold(name), id] as const]));
const pathKey = (path: readonly string[]) => fold(path.join(PATH_SIGN));

function lookUpsOf({ paths, taxClasses, stations }: SheetBook): LookUps {
  return {
    categories: new Map([...paths].toReversed().map(([id, path]) => [pathKey(path), id])),
    taxClasses: byName(taxClasses),
    stations: byName(stations),
  };
}

interface Surroundings {
  columns: ReadonlyMap<SheetField, number>;
  headers: readonly string[];
  book: SheetBook;
  seen: Readonly<Record<'code' | 'barcode', Map<string, number>>>;
  lookUps: LookUps;
}

/** Reads one row, and keeps what is wrong with it. */
class RowReader {
  readonly faults: SheetFault[] = [];
  readonly #row: SheetRow;
  readonly #around: Surroundings;
  /** The product it is about, and what a file would say of it as it is. */
  #known: (SheetProduct & { version: number; id: string }) | undefined;
  #said: { es: Record<SheetField, string>; en: Record<SheetField, string> } | undefined;

  constructor(row: SheetRow, around: Surroundings) {
    this.#row = row;
    this.#around = around;
  }

  read(): PlannedRow | undefined {
    if (this.#row.cells.length > this.#around.headers.length) this.#fault(null, 'row_too_long');
    const code = this.#code();
    const known = this.#known;
    const product: PlannedRow['product'] = {
      code,
      name: this.#text('name', known?.name) ?? this.#missing('name', 'name_missing', ''),
      category: this.#category(),
      priceMinor: this.#price(),
      description: this.#optional('description', known?.description ?? null),
      barcode: this.#barcode(),
      taxClassId:
        this.#named('taxClass', known?.taxClassId ?? null) ?? this.#around.book.taxClasses[0]?.id ?? '',
      stationId: this.#named('station', known?.stationId ?? null),
      prepMinutes: this.#minutes(),
      allergens: this.#words('allergens', known?.allergens ?? []),
      tags: this.#words('tags', known?.tags ?? []),
      state: this.#state(),
    };
    if (this.faults.length > 0) return undefined;
    return { row: this.#row.row, productId: known?.id, product, changes: !known || differs(known, product) };
  }

  /** What the cell says: undefined where the file has no such column, or says what is so already. */
  #cell(field: SheetField): string | undefined {
    const at = this.#around.columns.get(field);
    if (at === undefined) return undefined;
    const text = unguarded(this.#row.cells[at] ?? '');
    if (this.#said && (text === this.#said.es[field] || text === this.#said.en[field])) return undefined;
    if (isPlain(text)) return text;
    this.#fault(field, 'text_bad');
    return text;
  }

  #fault(field: SheetField | null, code: SheetFaultCode, more: Partial<SheetFault> = {}): void {
    const at = field === null ? undefined : this.#around.columns.get(field);
    // The first thing that is wrong with a cell is enough to mend it.
    if (this.faults.some((one) => one.field === field)) return;
    const value = at === undefined ? '' : (this.#row.cells[at] ?? '').slice(0, 60).toWellFormed();
    this.faults.push({
      row: this.#row.row,
      column: at === undefined ? null : (this.#around.headers[at] ?? null),
      field,
      code,
      value,
      ...{ allowed: [], most: null, otherRow: null, otherName: null },
      ...more,
    });
  }

  #missing<T>(field: SheetField, code: SheetFaultCode, instead: T, more: Partial<SheetFault> = {}): T {
    this.#fault(field, code, more);
    return instead;
  }

  /** The code, by which the product is found; its letters may be written otherwise. */
  #code(): string | null {
    const { book, seen } = this.#around;
    const text = this.#cell('code');
    if (text === undefined || text.trim() === '') return null;
    const code = text.trim();
    if (code !== text) this.#fault('code', 'code_spaces', { allowed: [code] });
    if (code.length > LONGEST.code) this.#fault('code', 'code_too_long', { most: LONGEST.code });
    this.#once('code', code, seen.code);
    const owner = book.codes.get(code);
    if (owner?.ofSize) this.#fault('code', 'code_of_size', { otherName: this.#nameOf(owner) });
    const product = owner && !owner.ofSize ? book.products.get(owner.productId) : undefined;
    if (owner && product) {
      this.#known = { ...product, id: owner.productId };
      this.#said = { es: cellsOf(product, book, 'es'), en: cellsOf(product, book, 'en') };
    }
    return code;
  }

  #nameOf({ productId }: CodeOwner): string | null {
    return this.#around.book.products.get(productId)?.name ?? null;
  }

  /** Each code stands in one row. */
  #once(kind: 'code' | 'barcode', value: string, seen: Map<string, number>): void {
    const before = seen.get(value.toLowerCase());
    if (before === undefined) seen.set(value.toLowerCase(), this.#row.row);
    else this.#fault(kind, `${kind}_repeated`, { otherRow: before });
  }

  #text(field: 'name' | 'description', kept: string | undefined): string | undefined {
    const text = this.#cell(field)?.trim();
    if (text === undefined) return kept;
    if (text.length > LONGEST[field]) this.#fault(field, `${field}_too_long`, { most: LONGEST[field] });
    return text === '' ? undefined : text;
  }

  #optional(field: 'description', kept: string | null): string | null {
    return this.#text(field, kept ?? undefined) ?? null;
  }

  #barcode(): string | null {
    const { book, seen } = this.#around;
    const text = this.#cell('barcode')?.trim() ?? this.#known?.barcode ?? '';
    if (text === '') return null;
    if (text.length > LONGEST.barcode) this.#fault('barcode', 'barcode_too_long', { most: LONGEST.barcode });
    if (ROUNDED.test(text)) this.#fault('barcode', 'barcode_rounded');
    if (this.#around.columns.has('barcode')) this.#once('barcode', text, seen.barcode);
    const owner = book.barcodes.get(text);
    if (owner && (owner.ofSize || owner.productId !== this.#known?.id))
      this.#fault('barcode', 'barcode_taken', { otherName: this.#nameOf(owner) });
    return text;
  }

  #price(): number {
    const { purse } = this.#around.book;
    const example = { allowed: [amountText(2_590_000, purse)] };
    const text = this.#cell('price');
    if (text === undefined && this.#known) return this.#known.priceMinor;
    if (text === undefined || text.trim() === '') return this.#missing('price', 'price_missing', 0, example);
    const amount = amountOf(text, purse);
    if (typeof amount === 'number') return amount;
    const most = amount === 'too_large' ? { allowed: [amountText(MAX_MINOR, purse)] } : example;
    return this.#missing('price', `price_${amount}`, 0, most);
  }

  #category(): PlannedRow['product']['category'] {
    const text = this.#cell('category');
    const kept = { id: this.#known?.categoryId ?? '' };
    if (text === undefined || text.trim() === '')
      return this.#known ? kept : this.#missing('category', 'category_missing', kept);
    const { categories } = this.#around.lookUps;
    const whole = categories.get(fold(text));
    if (whole !== undefined) return { id: whole };
    const path = text.split('>').map((part) => part.trim());
    const id = categories.get(pathKey(path));
    if (id !== undefined) return { id };
    if (path.some((part) => part === '')) this.#fault('category', 'category_empty_part');
    if (path.length > DEEPEST) this.#fault('category', 'category_too_deep', { most: DEEPEST });
    if (path.some((part) => part.length > LONGEST.category))
      this.#fault('category', 'category_name_too_long', { most: LONGEST.category });
    return { path };
  }

  #named(field: 'taxClass' | 'station', kept: string | null): string | null {
    const text = this.#cell(field);
    if (text === undefined) return kept;
    // A product has a class, always; no word about it leaves it as it is.
    if (text.trim() === '') return field === 'taxClass' ? kept : null;
    const all = field === 'taxClass' ? 'taxClasses' : 'stations';
    const id = this.#around.lookUps[all].get(fold(text));
    if (id !== undefined) return id;
    const allowed = this.#around.book[all].slice(0, 20).map(({ name }) => name);
    const code = field === 'taxClass' ? 'tax_class_unknown' : 'station_unknown';
    return this.#missing(field, code, kept, { allowed });
  }

  #minutes(): number | null {
    const text = this.#cell('prepMinutes')?.trim();
    if (text === undefined) return this.#known?.prepMinutes ?? null;
    if (text === '') return null;
    const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (minutes >= 1 && minutes <= MOST_MINUTES) return minutes;
    return this.#missing('prepMinutes', 'minutes_bad', null, { most: MOST_MINUTES });
  }

  #words(field: 'allergens' | 'tags', kept: readonly string[]): readonly string[] {
    const text = this.#cell(field);
    if (text === undefined) return kept;
    const words = wordsOf(text);
    if (words.length > MOST_WORDS) this.#fault(field, 'words_too_many', { most: MOST_WORDS });
    if (words.some((word) => word.length > LONGEST.word))
      this.#fault(field, 'word_too_long', { most: LONGEST.word });
    return words;
  }

  #state(): 'active' | 'retired' {
    const kept = this.#known?.state ?? 'active';
    const text = this.#cell('state');
    if (text === undefined || text.trim() === '') return kept;
    const language = languageOf(this.#around.book.purse.locale);
    const allowed = [stateText('active', language), stateText('retired', language)];
    return stateOf(text) ?? this.#missing('state', 'state_bad', kept, { allowed });
  }
}

function differs(known: SheetProduct, { category, ...planned }: PlannedRow['product']): boolean {
  if (!('id' in category) || category.id !== known.categoryId) return true;
  return (Object.keys(planned) as (keyof typeof planned)[]).some(
    (field) => JSON.stringify(planned[field]) !== JSON.stringify(known[field]),
  );
}

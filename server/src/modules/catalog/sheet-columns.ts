import { fold } from './cell-text.ts';

/** What a column of a file can be, in the order in which files are written. */
export const SHEET_FIELDS = [
  'code',
  'name',
  'category',
  'price',
  'description',
  'barcode',
  'taxClass',
  'station',
  'prepMinutes',
  'allergens',
  'tags',
  'state',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];
export type SheetLanguage = 'es' | 'en';

/** What each column of a file is taken for; null for nothing. */
export type SheetMapping = readonly (SheetField | null)[];

const HEADERS: Readonly<Record<SheetLanguage, Readonly<Record<SheetField, string>>>> = {
  es: {
    code: 'Código',
    name: 'Nombre',
    category: 'Categoría',
    price: 'Precio',
    description: 'Descripción',
    barcode: 'Código de barras',
    taxClass: 'Clase de impuesto',
    station: 'Estación',
    prepMinutes: 'Minutos de preparación',
    allergens: 'Alérgenos',
    tags: 'Etiquetas',
    state: 'Estado',
  },
  en: {
    code: 'Code',
    name: 'Name',
    category: 'Category',
    price: 'Price',
    description: 'Description',
    barcode: 'Barcode',
    taxClass: 'Tax class',
    station: 'Station',
    prepMinutes: 'Preparation minutes',
    allergens: 'Allergens',
    tags: 'Tags',
    state: 'State',
  },
};

/** Other names under which programs and people write the same; folded. */
const ALSO: Readonly<Record<SheetField, readonly string[]>> = {
  code: [
    'cod',
    'sku',
    'referencia',
    'ref',
    'codigo interno',
    'codigo producto',
    'product code',
    'item code',
    'plu',
  ],
  name: [
    'producto',
    'nombre producto',
    'nombre del producto',
    'product',
    'product name',
    'item',
    'articulo',
    'plato',
  ],
  category: ['categorias', 'grupo', 'familia', 'seccion', 'categories', 'group', 'section'],
  price: [
    'precio venta',
    'precio de venta',
    'valor',
    'pvp',
    'precio unitario',
    'unit price',
    'sale price',
    'amount',
  ],
  description: ['detalle', 'descripcion corta', 'details'],
  barcode: ['ean', 'ean13', 'gtin', 'upc', 'codigo barras', 'bar code'],
  taxClass: ['impuesto', 'impuestos', 'clase impuesto', 'clase de impuestos', 'iva', 'tax', 'tax category'],
  station: ['cocina', 'area', 'punto de preparacion', 'kitchen', 'printer', 'impresora'],
  prepMinutes: [
    'minutos',
    'tiempo',
    'tiempo de preparacion',
    'preparacion',
    'minutes',
    'prep minutes',
    'prep time',
  ],
  allergens: ['alergeno', 'allergen'],
  tags: ['etiqueta', 'tag', 'labels'],
  state: ['activo', 'status', 'estatus', 'active'],
};

const KNOWN = new Map<string, SheetField>(
  SHEET_FIELDS.flatMap((field) =>
    [HEADERS.es[field], HEADERS.en[field], ...ALSO[field]].map((name) => [fold(name), field] as const),
  ),
);

/** The headers of a file in a language. */
export function headersIn(language: SheetLanguage): string[] {
  return SHEET_FIELDS.map((field) => HEADERS[language][field]);
}

/** What the columns seem to be by their headers, each thing once. */
export function guessMapping(headers: readonly string[]): (SheetField | null)[] {
  const taken = new Set<SheetField>();
  return headers.map((header) => {
    const field = KNOWN.get(fold(header));
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

const STATES = {
  active: ['activo', 'active', 'si', 'yes', 'true', 'verdadero', '1'],
  retired: ['retirado', 'retired', 'inactivo', 'inactive', 'no', 'false', 'falso', '0'],
} as const;

/** A state as it is written in a language. */
export function stateText(state: 'active' | 'retired', language: SheetLanguage): string {
  return STATES[state][language === 'es' ? 0 : 1];
}

/** The state a word means, in either language. */
export function stateOf(text: string): 'active' | 'retired' | undefined {
  const word = fold(text);
  return (['active', 'retired'] as const).find((state) => STATES[state].some((one) => one === word));
}

/** The language a company writes its files in, by its locale. */
export function languageOf(locale: string): SheetLanguage {
  return new Intl.Locale(locale).language === 'en' ? 'en' : 'es';
}

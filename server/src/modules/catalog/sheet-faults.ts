import type { SheetField } from './sheet-columns.ts';

/** What can be wrong with a cell or a row of a file. */
export const SHEET_FAULTS = [
  'name_missing',
  'name_too_long',
  'price_missing',
  'price_bad',
  'price_negative',
  'price_too_large',
  'category_missing',
  'category_empty_part',
  'category_too_deep',
  'category_name_too_long',
  'tax_class_unknown',
  'station_unknown',
  'code_repeated',
  'code_spaces',
  'code_too_long',
  'code_of_size',
  'barcode_repeated',
  'barcode_taken',
  'barcode_too_long',
  'barcode_rounded',
  'minutes_bad',
  'state_bad',
  'description_too_long',
  'words_too_many',
  'word_too_long',
  'text_bad',
  'row_too_long',
] as const;
export type SheetFaultCode = (typeof SHEET_FAULTS)[number];

/** A fault, where it is, and what helps to mend it: what would be taken, which row says the same, how long it may be. */
export interface SheetFault {
  row: number;
  /** The header of the column; null where it is the row as a whole. */
  column: string | null;
  /** What the column is, or what is missing where there is no such column. */
  field: SheetField | null;
  code: SheetFaultCode;
  /** What the cell says, shortened. */
  value: string;
  /** What may be written instead. */
  allowed: string[];
  /** The most that is taken: characters, words, levels. */
  most: number | null;
  /** Another row of the file that says the same. */
  otherRow: number | null;
  /** The product that has it already. */
  otherName: string | null;
}

import { type Static, Type } from 'typebox';

/** The code pages FastOps prints Spanish with. CP858 is CP850 with the euro sign. */
export const CodePage = Type.Union([Type.Literal('cp858'), Type.Literal('cp1252'), Type.Literal('cp850')]);
export type CodePage = Static<typeof CodePage>;

/**
 * How a printer says that a page is out: by the id it was asked to send back (GS ( H), by its status behind the page
 * (GS r), or not at all.
 */
export const Confirmation = Type.Union([
  Type.Literal('process_id'),
  Type.Literal('status'),
  Type.Literal('none'),
]);
export type Confirmation = Static<typeof Confirmation>;

/**
 * What the encoder must know of one printer: characters per line (80 mm: 48 or 42, 58 mm: 32), page, cutter, its word,
 * whether it prints pictures, and whether a cash drawer hangs on it.
 */
export const PrinterProfile = Type.Object(
  {
    columns: Type.Union([Type.Literal(48), Type.Literal(42), Type.Literal(32)]),
    codePage: CodePage,
    cut: Type.Boolean(),
    confirms: Confirmation,
    images: Type.Boolean(),
    drawer: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type PrinterProfile = Static<typeof PrinterProfile>;

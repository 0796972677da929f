import { type Static, Type } from 'typebox';

const Align = Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')]);
const Multiple = Type.Integer({ minimum: 1, maximum: 8 });
// Longer than the encoder prints of one field (see printable-text.ts): it shortens visibly, it does not refuse a ticket.
const FieldText = Type.String({ maxLength: 1000 });

const emphasis = {
  bold: Type.Optional(Type.Boolean()),
  underline: Type.Optional(Type.Boolean()),
  inverse: Type.Optional(Type.Boolean()),
};
const size = { width: Type.Optional(Multiple), height: Type.Optional(Multiple) };

/** A paragraph: wrapped at words, every line aligned. A text with nothing printable in it takes no line. */
const TextBlock = Type.Object(
  { type: Type.Literal('text'), text: FieldText, align: Type.Optional(Align), ...emphasis, ...size },
  { additionalProperties: false },
);

/**
 * One cell of a row. `columns` is its width in characters of the row's size: a number, `fit` (as wide as its text) or
 * `rest` (shares what the others leave; the default). Text wraps inside its cell, under itself.
 */
const Cell = Type.Object(
  {
    text: FieldText,
    columns: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1, maximum: 48 }), Type.Literal('fit'), Type.Literal('rest')]),
    ),
    align: Type.Optional(Align),
    /** Printed as written, on one line, or the page is not printed: money that lost a digit is worse than none. */
    exact: Type.Optional(Type.Boolean()),
    ...emphasis,
  },
  { additionalProperties: false },
);
export type PrintCell = Static<typeof Cell>;

/** Cells side by side with one space between them: quantity and product, label and amount. */
const RowBlock = Type.Object(
  { type: Type.Literal('row'), cells: Type.Array(Cell, { minItems: 1, maxItems: 6 }), ...size },
  { additionalProperties: false },
);

/** A line across the paper. */
const RuleBlock = Type.Object(
  {
    type: Type.Literal('rule'),
    style: Type.Optional(Type.Union([Type.Literal('single'), Type.Literal('double')])),
  },
  { additionalProperties: false },
);

const FeedBlock = Type.Object(
  { type: Type.Literal('feed'), lines: Type.Integer({ minimum: 1, maximum: 20 }) },
  { additionalProperties: false },
);

/** Ends one slip and begins the next. The end of the document cuts by itself. */
const CutBlock = Type.Object({ type: Type.Literal('cut') }, { additionalProperties: false });

/** A QR code; printable ASCII only, as every address is. `size` is dots per module, 1 to 8. */
const QrBlock = Type.Object(
  {
    type: Type.Literal('qr'),
    text: Type.String({ minLength: 1, maxLength: 512, pattern: '^[\\x20-\\x7e]+$' }),
    size: Type.Optional(Multiple),
    align: Type.Optional(Align),
  },
  { additionalProperties: false },
);

/**
 * A barcode with its text below. EAN-13 takes 12 digits, or 13 that check. What fits no paper, or is no such number, is
 * printed as text.
 */
const BarcodeBlock = Type.Object(
  {
    type: Type.Literal('barcode'),
    symbology: Type.Union([Type.Literal('code128'), Type.Literal('ean13')]),
    text: Type.String({ minLength: 1, maxLength: 48, pattern: '^[\\x20-\\x7e]+$' }),
    /** Dots. */
    height: Type.Optional(Type.Integer({ minimum: 24, maximum: 200 })),
    align: Type.Optional(Align),
  },
  { additionalProperties: false },
);

/** The most dots of a picture: the width of an 80 mm paper, and 30 mm of it. */
export const LOGO_LIMITS = { width: 576, height: 240 } as const;

/**
 * A picture in black and white, dots as `bits` packs them (see raster.ts); a paper that is narrower gets it smaller, a
 * printer that prints no pictures none.
 */
const LogoBlock = Type.Object(
  {
    type: Type.Literal('logo'),
    width: Type.Integer({ minimum: 1, maximum: LOGO_LIMITS.width }),
    height: Type.Integer({ minimum: 1, maximum: LOGO_LIMITS.height }),
    /** Base64. */
    bits: Type.String({ minLength: 4, maxLength: 23_040, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
    align: Type.Optional(Align),
  },
  { additionalProperties: false },
);

const PrintBlock = Type.Union([
  TextBlock,
  RowBlock,
  RuleBlock,
  FeedBlock,
  CutBlock,
  QrBlock,
  BarcodeBlock,
  LogoBlock,
]);
export type PrintBlock = Static<typeof PrintBlock>;

/** The language of what the printing itself adds to a page. */
const Language = Type.Union([Type.Literal('es'), Type.Literal('en')]);
export type PrintLanguage = Static<typeof Language>;

/**
 * A printed page as data: what a module builds, what the job row stores, and what the encoder turns into the bytes of
 * one printer. It knows neither the paper's width nor a printer's language. `title` names the job in lists and is not
 * printed. Stored documents outlive releases: a change that old rows do not fit gets a new `v`.
 */
export const PrintDocument = Type.Object(
  {
    v: Type.Literal(1),
    title: Type.Optional(Type.String({ maxLength: 120 })),
    /** Spanish unless it says otherwise. */
    language: Type.Optional(Language),
    blocks: Type.Array(PrintBlock, { minItems: 1, maxItems: 1000 }),
  },
  { additionalProperties: false },
);
export type PrintDocument = Static<typeof PrintDocument>;

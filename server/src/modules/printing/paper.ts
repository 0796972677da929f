import { type Static, Type } from 'typebox';

/** A stretch of text in one style. `width` and `height` are multiples of the normal character, 1 to 8. */
export const PaperRun = Type.Object(
  {
    text: Type.String(),
    bold: Type.Boolean(),
    underline: Type.Boolean(),
    inverse: Type.Boolean(),
    width: Type.Integer({ minimum: 1, maximum: 8 }),
    height: Type.Integer({ minimum: 1, maximum: 8 }),
    /** Present when the narrower font B is in use: four characters take the room of three. */
    small: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);
export type PaperRun = Static<typeof PaperRun>;

/** One printed line; or a code or a picture, which stands on a line of its own: then `runs` is empty. */
export const PaperLine = Type.Object(
  {
    align: Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')]),
    runs: Type.Array(PaperRun),
    qr: Type.Optional(Type.String()),
    barcode: Type.Optional(
      Type.Object(
        {
          symbology: Type.Union([Type.Literal('code128'), Type.Literal('ean13')]),
          text: Type.String(),
          /** Dots. */
          height: Type.Integer({ minimum: 1, maximum: 255 }),
          /** Dots of the narrowest bar. */
          module: Type.Integer({ minimum: 1, maximum: 255 }),
        },
        { additionalProperties: false },
      ),
    ),
    /** Dots in black and white: rows of whole bytes from the left, 1 for black, in base64. A column is 12 dots. */
    image: Type.Optional(
      Type.Object(
        {
          width: Type.Integer({ minimum: 1 }),
          height: Type.Integer({ minimum: 1 }),
          bits: Type.String(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type PaperLine = Static<typeof PaperLine>;

/** What came out of a printer, as read back from its bytes. The browser shows it; `cut` tells a slip from a torn end. */
export const Paper = Type.Object(
  {
    /** Characters of the normal font that fit side by side. */
    widthColumns: Type.Integer({ minimum: 1, maximum: 255 }),
    lines: Type.Array(PaperLine),
    cut: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type Paper = Static<typeof Paper>;

function lineText({ runs, qr, barcode, image }: PaperLine): string {
  if (qr !== undefined) return `[QR ${qr}]`;
  if (barcode) return `[${barcode.symbology.toUpperCase()} ${barcode.text}]`;
  return image ? `[IMAGE ${image.width}x${image.height}]` : runs.map((run) => run.text).join('');
}

/**
 * The words on a paper without their style, one string per line; a code reads `[QR …]` or `[CODE128 …]`, a picture
 * `[IMAGE 576x120]`. For logs and tests.
 */
export function paperText(paper: Paper): string {
  return paper.lines.map(lineText).join('\n');
}

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

/** One printed line, or a QR code, which stands on a line of its own: then `runs` is empty. */
export const PaperLine = Type.Object(
  {
    align: Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')]),
    runs: Type.Array(PaperRun),
    qr: Type.Optional(Type.String()),
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

/** The words on a paper without their style, one string per line; a QR code reads `[QR …]`. For logs and tests. */
export function paperText(paper: Paper): string {
  return paper.lines
    .map((line) => (line.qr === undefined ? line.runs.map((run) => run.text).join('') : `[QR ${line.qr}]`))
    .join('\n');
}

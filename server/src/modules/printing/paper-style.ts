import { type Static, Type } from 'typebox';
import type { PrintBlock } from './document.ts';

/** Papers that a branch shapes: what stations read, and what guests read. */
export const STYLED_PAPERS = ['kitchen', 'receipt'] as const;
export type StyledPaper = (typeof STYLED_PAPERS)[number];

/** What may be left out of a paper. */
export const PAPER_PARTS = ['waiter', 'guests', 'time', 'taxes', 'tip', 'qr'] as const;
export type PaperPart = (typeof PAPER_PARTS)[number];

const PAPER_LINES = 6;
const Lines = Type.Array(Type.String({ minLength: 1, maxLength: 96, pattern: '\\S' }), {
  maxItems: PAPER_LINES,
});
const Size = Type.Union([Type.Literal('normal'), Type.Literal('large')]);

/** How a branch wants a paper, but for its logo. */
export const PaperShape = Type.Object(
  {
    /** Above everything, centred, the first one larger. Without any, guests read who the restaurant is. */
    header: Lines,
    /** Below everything, centred. */
    footer: Lines,
    hidden: Type.Array(Type.Enum([...PAPER_PARTS]), {
      maxItems: PAPER_PARTS.length,
      uniqueItems: true,
    }),
    /** Of what was ordered. */
    lineSize: Size,
    /** Of what was noted with it. */
    noteSize: Size,
  },
  { title: 'PaperShape', additionalProperties: false },
);
export type PaperShape = Static<typeof PaperShape>;

/** A logo in the dots of a printer, as documents carry it. */
export type PaperLogo = Pick<Extract<PrintBlock, { type: 'logo' }>, 'width' | 'height' | 'bits'>;

/** How a branch wants a paper. */
export interface PaperStyle extends PaperShape {
  logo: PaperLogo | null;
}

/** How a paper is until somebody says otherwise: a kitchen reads from the stove. */
export const PLAIN_STYLES: Readonly<Record<StyledPaper, PaperStyle>> = {
  kitchen: { header: [], footer: [], hidden: [], lineSize: 'large', noteSize: 'normal', logo: null },
  receipt: { header: [], footer: [], hidden: [], lineSize: 'normal', noteSize: 'normal', logo: null },
};

/** Whether a part is on the paper. */
export const shows = ({ hidden }: Pick<PaperShape, 'hidden'>, part: PaperPart): boolean =>
  !hidden.includes(part);

/** What stands above everything: the logo, and the branch's own lines, or these. */
export function headBlocks(style: PaperStyle, otherwise: readonly string[] = []): PrintBlock[] {
  const lines = style.header.length > 0 ? style.header : otherwise;
  return [
    ...(style.logo ? [{ type: 'logo' as const, ...style.logo }] : []),
    ...lines.map((text, at) => ({
      ...{ type: 'text' as const, text, align: 'center' as const },
      ...(at === 0 ? { bold: true, height: 2 } : {}),
    })),
  ];
}

/** What stands below everything. */
export function footBlocks({ footer }: PaperStyle): PrintBlock[] {
  return footer.map((text) => ({ type: 'text', text, align: 'center' }));
}

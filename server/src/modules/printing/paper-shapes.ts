import T, { type Static } from 'typebox';
import { Nullable } from '../../kernel/schemas.ts';
import type { PrintDocument } from './document.ts';
import { Paper } from './paper.ts';
import { previewPapers } from './paper-preview.ts';
import { PaperShape, type PaperStyle } from './paper-style.ts';
import type { StoredStyle } from './queries/paper-styles.ts';

/** How a branch wants a paper, as the contract shows it. */
export const PaperStyleShape = T.Object(
  {
    version: T.Integer({ description: '0 while nobody has said anything.' }),
    shape: PaperShape,
    logo: Nullable(
      T.Object(
        {
          width: T.Integer({ description: 'Dots.' }),
          height: T.Integer({ description: 'Dots.' }),
          bits: T.String({ description: 'Rows of whole bytes from the left, 1 for black, in base64.' }),
        },
        { title: 'PaperLogo' },
      ),
    ),
  },
  { title: 'PaperStyle' },
);

/** A style as it is answered. */
export function styleAnswer({
  version,
  style: { logo, ...shape },
}: StoredStyle): Static<typeof PaperStyleShape> {
  return { version, shape, logo };
}

/** A style that is tried out, before anybody stores it. */
export const DraftPaper = T.Object(
  {
    shape: PaperShape,
    columns: T.Union([T.Literal(32), T.Literal(42), T.Literal(48)]),
  },
  { title: 'DraftPaper', additionalProperties: false },
);

/** What a draft looks like. */
export const PaperPreview = T.Object({ papers: T.Array(Paper) }, { title: 'PaperPreview' });

/** A document as it would come out on a paper so wide. */
export function paperPreview(document: PrintDocument, columns: 32 | 42 | 48): Static<typeof PaperPreview> {
  const marks = { printing: 1, printedBefore: false, reroutedFrom: null };
  return { papers: previewPapers(document, { columns, codePage: 'cp858' }, marks) };
}

/** A draft as a style, with the logo that is stored. */
export const draftStyle = (shape: PaperShape, logo: PaperStyle['logo']): PaperStyle => ({ ...shape, logo });

import { previewPapers } from './paper-preview.ts';
import { encodePlain } from './plain-page.ts';
import type { PageToPrint } from './queries/lane-pages.ts';
import type { MediaType } from './star-media.ts';
import { encodeStarDrawer, encodeStarprnt, STAR_PAGE } from './starprnt.ts';

/** A page as a Star printer gets it: its bytes, and what else it is told of them. */
export interface StarPage {
  bytes: Uint8Array;
  headers: Readonly<Record<string, string>>;
}

/**
 * Makes the bytes of a page from the very papers that other printers print.
 *
 * @throws RangeError when the page opens a drawer and there is none
 */
export function starPage(page: PageToPrint & { drawer: boolean }, type: MediaType): StarPage {
  const isPlain = type === 'text/plain';
  if (page.kind === 'drawer') {
    if (!page.drawer) throw new RangeError('no cash drawer hangs on this printer');
    if (!isPlain) return { bytes: encodeStarDrawer(), headers: {} };
    const headers = { 'x-star-cashdrawer': 'start', 'x-star-cut': 'none; feed=false' };
    return { bytes: Buffer.from('\n'), headers };
  }
  const { columns, cuts, printings, printedBefore, reroutedFrom } = page;
  const codePage = STAR_PAGE[page.codePage];
  const papers = previewPapers(
    page.document,
    { columns, codePage, images: false },
    { printing: printings, printedBefore, reroutedFrom },
  );
  if (isPlain)
    return { bytes: encodePlain(papers), headers: cuts ? {} : { 'x-star-cut': 'none; feed=true' } };
  return { bytes: encodeStarprnt(papers, { codePage, cuts }), headers: {} };
}

import type { PrintCell } from './document.ts';
import { toPrintable, wrapField } from './printable-text.ts';
import type { CodePage } from './printer-profile.ts';

/** A stretch of a laid-out line: the text of one cell, or the blank between cells (`cell` is then null). */
export type RowPiece = { text: string; cell: PrintCell | null };

const GAP = 1;
// What a cell that shares the rest is left with before fixed cells have to give room to it.
const REST_AT_LEAST = 8;

/**
 * The text of a cell that is printed as written or not at all.
 *
 * @throws RangeError when it takes more than one line of `width` characters, or has a sign the page has not
 */
function wholeText({ text }: PrintCell, width: number, page: CodePage): string[] {
  const [line = '', ...more] = toPrintable(text, page);
  // Spaces of every kind are one blank; all else has to come out as it was written.
  const written = text.replace(/\p{Zs}/gu, ' ');
  if (more.length > 0 || line.length > width || line !== written)
    throw new RangeError(`cannot be shown whole: ${JSON.stringify(text.slice(0, 40))}`);
  return [line];
}

const linesOf = (cell: PrintCell, width: number, page: CodePage): string[] =>
  cell.exact === true ? wholeText(cell, width, page) : wrapField(cell.text, page, width);

/**
 * Lays cells side by side; each wraps under itself, so that a long product name leaves the quantity's column alone.
 * On a paper too narrow to give every cell a character and a gap, the cells stand under each other instead.
 *
 * @param total characters of the row's size that fit on one line of the paper
 * @returns the printed lines, each as pieces whose texts together are at most `total` characters
 * @throws RangeError where a cell that is to be exact cannot be
 */
export function layOutRow(cells: readonly PrintCell[], total: number, page: CodePage): RowPiece[][] {
  const available = total - GAP * (cells.length - 1);
  if (available < cells.length) {
    return cells.flatMap((cell) => linesOf(cell, total, page).map((text) => [{ text, cell }]));
  }
  const widths = columnWidths(cells, available, page);
  const columns = cells.map((cell, index) => ({
    cell,
    width: widths[index] ?? 1,
    lines: linesOf(cell, widths[index] ?? 1, page),
  }));
  const height = Math.max(...columns.map((column) => column.lines.length));
  return Array.from({ length: height }, (_, row) => {
    const pieces = columns.flatMap(({ cell, width, lines }, index): RowPiece[] => {
      const text = lines[row] ?? '';
      const before = blanksBefore(cell.align, width - text.length);
      return [
        { text: ' '.repeat((index === 0 ? 0 : GAP) + before), cell: null },
        { text, cell },
        { text: ' '.repeat(width - text.length - before), cell: null },
      ];
    });
    return trimEnd(pieces.filter((piece) => piece.text !== ''));
  });
}

function blanksBefore(align: PrintCell['align'], blanks: number): number {
  if (align === 'right') return blanks;
  return align === 'center' ? Math.floor(blanks / 2) : 0;
}

function trimEnd(pieces: RowPiece[]): RowPiece[] {
  const last = pieces.findLastIndex((piece) => piece.cell !== null);
  return pieces.slice(0, last + 1);
}

/** The width of every cell in characters: at least 1 each, `available` in all. */
function columnWidths(cells: readonly PrintCell[], available: number, page: CodePage): number[] {
  const asked = cells.map((cell) => {
    if (typeof cell.columns === 'number') return cell.columns;
    if (cell.columns !== 'fit') return null;
    return Math.max(1, ...toPrintable(cell.text, page).map((line) => line.length));
  });
  const sharing = asked.filter((width) => width === null).length;
  const forSharing = sharing * Math.min(REST_AT_LEAST, Math.floor(available / cells.length));
  const fixed = shrink(asked, available - forSharing);
  const left = available - fixed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  let extra = sharing === 0 ? left : left % sharing;
  return fixed.map((width, index) => {
    // What does not divide goes to the first sharing cell; with none, the last cell reaches to the paper's edge.
    const taker = width === null || (sharing === 0 && index === fixed.length - 1);
    const addition = taker ? extra : 0;
    if (taker) extra = 0;
    return (width ?? Math.floor(left / sharing)) + addition;
  });
}

/** Takes from the widest given cell until they fit in `room`, which is at least one character for each. */
function shrink(asked: readonly (number | null)[], room: number): (number | null)[] {
  const widths = [...asked];
  let over = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0) - room;
  for (; over > 0; over -= 1) {
    const widest = Math.max(...widths.map((width) => width ?? 0));
    if (widest <= 1) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

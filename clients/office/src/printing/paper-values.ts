import type { PaperPart, PaperShape, StyledPaper } from '@fastops/device';
import type { Faults, Translate } from '@fastops/ui';

/** A shape as the form holds it: what stands above and below as it is typed, a line each. */
export interface PaperValues {
  header: string;
  footer: string;
  hidden: PaperPart[];
  lineSize: PaperShape['lineSize'];
  noteSize: PaperShape['noteSize'];
}

/** What each paper has that may be left out. */
export const PARTS_OF: Record<StyledPaper, readonly PaperPart[]> = {
  kitchen: ['waiter', 'guests', 'time'],
  receipt: ['waiter', 'guests', 'time', 'taxes', 'tip', 'qr'],
};
const ALL_PARTS = PARTS_OF.receipt;
const MOST_LINES = 6;
const LONGEST_LINE = 96;

/** The lines of a text; those without a letter are none. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A shape as the form shows it; what is hidden stands in one order, so that the same ticks are the same values. */
export function valuesOf({ header, footer, hidden, lineSize, noteSize }: PaperShape): PaperValues {
  return {
    ...{ header: header.join('\n'), footer: footer.join('\n'), lineSize, noteSize },
    hidden: ALL_PARTS.filter((part) => hidden.includes(part)),
  };
}

/** The form's values as the server takes them. */
export function shapeOf({ header, footer, hidden, lineSize, noteSize }: PaperValues): PaperShape {
  return { header: linesOf(header), footer: linesOf(footer), hidden: [...hidden], lineSize, noteSize };
}

/** What is wrong with the values before the server is asked. */
export function faultsOf({ header, footer }: PaperValues, t: Translate): Faults<PaperValues> {
  const fault = (text: string): string | undefined => {
    const lines = linesOf(text);
    if (lines.length > MOST_LINES) return t('office.papers.fault.lines');
    return lines.some((line) => line.length > LONGEST_LINE) ? t('office.papers.fault.length') : undefined;
  };
  return { header: fault(header), footer: fault(footer) };
}

/** A part shown or hidden. */
export const withPart = (hidden: readonly PaperPart[], part: PaperPart, shown: boolean): PaperPart[] =>
  ALL_PARTS.filter((one) => (one === part ? !shown : hidden.includes(one)));

/** What somebody else changed of it. */
export function changesOf(base: PaperShape, theirs: PaperShape, t: Translate): string[] {
  const [before, after] = [valuesOf(base), valuesOf(theirs)];
  const sizes = ({ lineSize, noteSize }: PaperValues): string => `${lineSize} ${noteSize}`;
  return [
    ...(before.header === after.header ? [] : [t('office.papers.conflict.header')]),
    ...(before.footer === after.footer ? [] : [t('office.papers.conflict.footer')]),
    ...(String(before.hidden) === String(after.hidden) ? [] : [t('office.papers.conflict.hidden')]),
    ...(sizes(before) === sizes(after) ? [] : [t('office.papers.conflict.sizes')]),
  ];
}

import type { PrintLanguage } from './document.ts';

/** What a page says of itself beside its document: that it may be there already, and whose it is. */
export interface PrintMarks {
  /** Counts the times a byte of this page may have reached paper, this one included. */
  printing: number;
  /** Whether one of them was confirmed: then this is no doubt but a reprint. */
  printedBefore: boolean;
  /** Name of the printer it was meant for, where another one has to stand in. */
  reroutedFrom: string | null;
}

interface Words {
  duplicate: string;
  reprint: (count: number) => string;
  rerouted: (printer: string) => string;
}

const WORDS: Record<PrintLanguage, Words> = {
  es: {
    duplicate: 'POSIBLE DUPLICADO',
    reprint: (count) => `REIMPRESIÓN ${count}`,
    rerouted: (printer) => `REENRUTADO de ${printer}`,
  },
  en: {
    duplicate: 'POSSIBLE DUPLICATE',
    reprint: (count) => `REPRINT ${count}`,
    rerouted: (printer) => `REROUTED from ${printer}`,
  },
};

/**
 * The banners of a page, for its head and its foot. The second time that nobody can vouch for says that it may be a
 * duplicate; every later time, and every time after a confirmed one, which reprint it is (domain rules §3).
 */
export function bannersOf(marks: PrintMarks, language: PrintLanguage): string[] {
  const words = WORDS[language];
  const banners: string[] = [];
  if (marks.reroutedFrom !== null) banners.push(words.rerouted(marks.reroutedFrom));
  if (marks.printing > 2 || (marks.printing === 2 && marks.printedBefore))
    banners.push(words.reprint(marks.printing));
  else if (marks.printing === 2) banners.push(words.duplicate);
  return banners;
}

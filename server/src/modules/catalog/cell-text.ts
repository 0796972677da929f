// What cells say, and what they may not do: spreadsheets run a cell as a formula by how it begins.

/**
 * How a formula may begin: with a sign, in its wide form too, or behind blanks and marks that nobody sees (threat H16). Any
 * number of apostrophes before it are counted in, so that one more can be taken off again.
 */
const FORMULA = /^'*[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^'*[\t\r\n]/u;

/** A cell that no spreadsheet runs: with an apostrophe before what could be a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A cell of a kind that is text already: only an apostrophe that would be taken for a guard gets one before it. */
export function guardedAsText(text: string): string {
  return text.startsWith("'") ? guarded(text) : text;
}

/** What a cell said before it was guarded. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** A word as it is compared: without case, accents and signs between its parts. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_.\-:*]+/g, ' ')
    .trim();
}

const SEPARATOR = ' | ';

/** Words in one cell. */
export function wordsText(words: readonly string[]): string {
  const [only] = words;
  return words.length === 1 && only?.includes(',') === true ? `${only} |` : words.join(SEPARATOR);
}

/** The words of a cell, parted by bars, or by commas where there is no bar. */
export function wordsOf(text: string): string[] {
  const parts = text.split(text.includes('|') ? '|' : ',').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

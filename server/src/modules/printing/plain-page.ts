import { type Paper, paperText } from './paper.ts';

const LETTERS = new Map([
  ['¿', ''],
  ['¡', ''],
  ['€', 'EUR'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
]);

/**
 * Papers as plain text, for a printer that knows no commands of ours: lines of ASCII and nothing else, since nobody knows
 * which code page it has. Letters lose their marks.
 */
export function encodePlain(papers: readonly Paper[]): Uint8Array {
  const text = papers.map((paper) => paperText(paper).trimEnd()).join('\n\n\n');
  return Buffer.from(`${Array.from(text.normalize('NFC'), plainOf).join('')}\n`, 'latin1');
}

function plainOf(character: string): string {
  if (/^[\n\x20-\x7e]$/.test(character)) return character;
  const known = LETTERS.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return /^[\x20-\x7e]+$/.test(plain) ? plain : '?';
}

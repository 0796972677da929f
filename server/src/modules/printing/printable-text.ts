import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { CodePage } from './printer-profile.ts';

/** The most one field of a document may take on paper: characters in all, and printed lines (reliability.md, H15). */
export const FIELD_LIMITS = { characters: 120, lines: 8 } as const;

const ELLIPSIS = '...';

// The encoder library's names of our code pages.
const libraryPage = { cp858: 'cp858', cp1252: 'windows1252', cp850: 'cp850' } as const;

// Letters and signs of Western Europe. Nothing outside this list and ASCII reaches a printer, whatever a page offers.
const LATIN = Array.from({ length: 0xff - 0xa1 + 1 }, (_, index) => String.fromCodePoint(0xa1 + index))
  .filter((character) => character !== '\u00ad')
  .concat('€', 'ı');

const SUBSTITUTES = new Map(
  Object.entries({
    '“”„‟″〝〞': '"',
    '‘’‚‛′‹›': "'",
    '‐‑‒–—―−⁃': '-',
    '…': '...',
    '•·∙●▪': '*',
    '⁄∕': '/',
    '→➜': '->',
    '←': '<-',
    '≤': '<=',
    '≥': '>=',
    '≠': '<>',
    '€': 'EUR',
    '™': 'TM',
    '№': 'No.',
    œ: 'oe',
    Œ: 'OE',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ħ: 'h',
    Ħ: 'H',
    ı: 'i',
    ŧ: 't',
    ß: 'ss',
    '§': 'S',
    '✓✔☑': 'v',
    '✗✘☒✖': 'x',
    '＊∗': '*',
  }).flatMap(([from, to]) => Array.from(from, (character) => [character, to] as const)),
);

const DROPPED =
  /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u;
const SPACE = /^[\t\p{Zs}]$/u;
const ASCII = /^[\x20-\x7e]$/;

type PageBytes = ReadonlyMap<string, number>;

const pages = new Map<CodePage, PageBytes>();

/**
 * The non-ASCII characters of a page that may be printed, with their bytes: on the allow-list and from 0x80 up.
 * Both halves matter. The library takes a code page's pictures of the control codes at their word: it maps '←' to 0x1B
 * and '§' to 0x15, so that "←p" in a product's name would open the cash drawer.
 */
function bytesOf(page: CodePage): PageBytes {
  const known = pages.get(page);
  if (known) return known;
  const bytes = new Map<string, number>();
  for (const character of LATIN) {
    const encoder = new ReceiptPrinterEncoder({ columns: 48, newline: '\n' });
    // ESC t n, the character's byte, line feed.
    const byte = encoder.codepage(libraryPage[page]).line(character).encode()[3];
    if (byte !== undefined && byte >= 0x80) bytes.set(character, byte);
  }
  pages.set(page, bytes);
  return bytes;
}

/** The bytes of a text that {@link toPrintable} or {@link wrapField} gave back for the same page. */
export function pageBytes(text: string, page: CodePage): number[] {
  const bytes = bytesOf(page);
  return Array.from(text, (character) => {
    if (ASCII.test(character)) return character.charCodeAt(0);
    return bytes.get(character) ?? 0x3f;
  });
}

/** One character as the page can show it: itself, a substitute, nothing for what has no ink, else a question mark. */
function mapCharacter(character: string, printable: PageBytes): string {
  if (ASCII.test(character) || printable.has(character)) return character;
  if (SPACE.test(character)) return ' ';
  const substitute = SUBSTITUTES.get(character);
  if (substitute !== undefined) return substitute;
  if (DROPPED.test(character)) return '';
  // Compatibility forms and letters with foreign marks come down to plain ones: ő to o, ﬁ to fi, Ａ to A.
  const plain = Array.from(character.normalize('NFKD'), (part) => {
    if (ASCII.test(part) || printable.has(part)) return part;
    return /^\p{M}$/u.test(part) ? '' : (SUBSTITUTES.get(part) ?? '?');
  }).join('');
  return plain === '' || plain.includes('?') ? '?' : plain;
}

function mapLine(line: string, printable: PageBytes): string {
  let mapped = '';
  let dropped = false;
  for (const character of line) {
    const piece = mapCharacter(character, printable);
    // "Perro 🌭 caliente": the space after a dropped sign would stand beside the one before it.
    const doubled = piece === ' ' && dropped && (mapped === '' || mapped.endsWith(' '));
    if (piece !== '' && !doubled) mapped += piece;
    dropped = piece === '';
  }
  return mapped.trimEnd();
}

/**
 * A field's text as lines of characters that the code page prints one byte and one cell each. Control characters, bidi
 * and zero-width marks and emoji are gone, what the page lacks is transliterated, empty lines are left out, and what is
 * over the limits of a field is cut off and ends in `...`, so that a cook sees that words are missing.
 *
 * @returns no line when nothing printable is left
 */
export function toPrintable(text: string, page: CodePage): string[] {
  const printable = bytesOf(page);
  const lines: string[] = [];
  let room: number = FIELD_LIMITS.characters;
  // A mark on a letter is one character with it where Unicode has one: the page knows ñ, not n and a tilde.
  for (const line of text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/)) {
    const mapped = mapLine(line, printable);
    if (mapped === '') continue;
    if (lines.length === FIELD_LIMITS.lines || room === 0)
      return endInEllipsis(lines, (lines.at(-1)?.length ?? 0) + room);
    lines.push(mapped.slice(0, room));
    if (mapped.length > room) return endInEllipsis(lines, room);
    room -= mapped.length;
  }
  return lines;
}

/** The lines with an ellipsis on the last one, which stays within `cells` characters. */
function endInEllipsis(lines: string[], cells: number): string[] {
  const kept = (lines.at(-1) ?? '').slice(0, Math.max(0, cells - ELLIPSIS.length)).trimEnd();
  return [...lines.slice(0, -1), (kept + ELLIPSIS).slice(0, cells)];
}

/** Breaks a line at words into lines of at most `cells` characters; a word longer than that is broken where it must. */
function wrapLine(line: string, cells: number): string[] {
  const lines: string[] = [];
  // An indent is kept while it leaves room for words.
  let rest = line.length - line.trimStart().length > cells / 2 ? line.trimStart() : line;
  while (rest.length > cells) {
    const indent = rest.length - rest.trimStart().length;
    const space = rest.lastIndexOf(' ', cells);
    const end = space > indent ? space : cells;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') lines.push(rest);
  return lines;
}

/**
 * A field wrapped for a column of the paper: at most 8 lines of at most `cells` characters, cleaned by
 * {@link toPrintable}.
 *
 * @param cells width of the column in characters at the size they are printed in, at least 1
 */
export function wrapField(text: string, page: CodePage, cells: number): string[] {
  const wrapped = toPrintable(text, page).flatMap((line) => wrapLine(line, cells));
  if (wrapped.length <= FIELD_LIMITS.lines) return wrapped;
  return endInEllipsis(wrapped.slice(0, FIELD_LIMITS.lines), cells);
}

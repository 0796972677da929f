import { SaxesParser } from 'saxes';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refusal } from '../../kernel/refusal.ts';
import { MOST_COLUMNS, type Sheet, SheetMaker } from './sheet.ts';

/** What a workbook may unfold to, in bytes and in files (threat H17: a small file that unfolds without end). */
const MOST_UNFOLDED = 40 * 1024 * 1024;
const MOST_ENTRIES = 1_000;
/** Texts that many cells share. */
const MOST_SHARED = 200_000;

const broken = () => new Refusal('invalid', 'catalog.import_broken');

/** Whether bytes begin like a packed file, which a workbook is. */
export function isPacked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04';
}

/**
 * The first table of an XLSX workbook (ECMA-376 part 1 §18.3). Only its own parts are unfolded, each watched so that it is not
 * larger than it says; no formula is worked out, no reference followed.
 *
 * @param decimal sign for the numbers of cells, which the file writes with a point
 * @throws Refusal `invalid` catalog.import_kind for a packed file that is no workbook, catalog.import_broken,
 *   catalog.import_too_large; as `SheetMaker` says
 */
export async function readXlsx(bytes: Uint8Array, decimal: ',' | '.'): Promise<Sheet> {
  const zip = await opened(bytes);
  try {
    const entries = await entriesOf(zip);
    const book = entries.get('xl/workbook.xml');
    if (!book) throw new Refusal('invalid', 'catalog.import_kind');
    const path = await firstSheet(zip, book, entries);
    const sheet = entries.get(path);
    if (!sheet) throw broken();
    const strings = entries.get('xl/sharedStrings.xml');
    const shared = strings ? await readShared(zip, strings) : [];
    return await readSheet(zip, sheet, { shared, decimal });
  } finally {
    zip.close();
  }
}

/** Whatever the libraries say about the inside of a stranger's file is no answer for anybody. */
const asBroken = (error: unknown): Error => (error instanceof Refusal ? error : broken());

function opened(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) reject(asBroken(error));
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unfolded = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error) => reject(asBroken(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      unfolded += entry.uncompressedSize;
      if (unfolded > MOST_UNFOLDED || entries.size >= MOST_ENTRIES)
        return reject(new Refusal('invalid', 'catalog.import_too_large'));
      if (entries.has(entry.fileName) || entry.isEncrypted()) return reject(broken());
      entries.set(entry.fileName, entry);
      return zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Unfolds a part piece by piece into a parser; stops at the first thing that is wrong with either. */
function parsed(zip: ZipFile, entry: Entry, parser: SaxesParser): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(asBroken(error));
      const text = new TextDecoder('utf-8', { fatal: true });
      const fail = (reason: unknown) => {
        reject(asBroken(reason));
        stream.destroy();
      };
      const take = (piece: string) => {
        try {
          parser.write(piece);
        } catch (reason) {
          fail(reason);
        }
      };
      stream.on('data', (chunk: Buffer) => {
        try {
          take(text.decode(chunk, { stream: true }));
        } catch (reason) {
          fail(reason);
        }
      });
      stream.on('error', fail);
      stream.on('end', () => {
        try {
          parser.write(text.decode()).close();
          resolve();
        } catch (reason) {
          fail(reason);
        }
      });
    });
  });
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** A parser that refuses what no spreadsheet writes: a document type, which could name other files or unfold itself. */
function strictParser(): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw broken();
  });
  return parser;
}

async function firstSheet(zip: ZipFile, book: Entry, entries: Map<string, Entry>): Promise<string> {
  let id: string | undefined;
  const parser = strictParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (localName(name) !== 'sheet' || id !== undefined) return;
    const [, found] =
      Object.entries(attributes).find(([key]) => localName(key) === 'id' && key !== 'id') ?? [];
    id = found;
  });
  await parsed(zip, book, parser);
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  let target = 'worksheets/sheet1.xml';
  if (relations && id !== undefined) {
    const reader = strictParser();
    reader.on('opentag', ({ attributes }) => {
      if (attributes.Id === id && attributes.Target !== undefined) target = attributes.Target;
    });
    await parsed(zip, relations, reader);
  }
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** What a spreadsheet writes for signs that its form of text cannot hold: `_x000D_`. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

async function readShared(zip: ZipFile, entry: Entry): Promise<string[]> {
  const shared: string[] = [];
  let text = '';
  const within: string[] = [];
  const parser = strictParser();
  parser.on('opentag', ({ name }) => {
    within.push(localName(name));
    if (localName(name) === 'si') text = '';
  });
  parser.on('text', (piece) => {
    // How a word is read out (rPh) is no part of it.
    if (within.at(-1) === 't' && !within.includes('rPh')) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    within.pop();
    if (localName(name) !== 'si') return;
    if (shared.length >= MOST_SHARED) throw new Refusal('invalid', 'catalog.import_too_large');
    shared.push(unescaped(text));
  });
  await parsed(zip, entry, parser);
  return shared;
}

interface Reading {
  shared: readonly string[];
  decimal: ',' | '.';
}

// size: one walk over a document, with what it stands in.
async function readSheet(zip: ZipFile, entry: Entry, reading: Reading): Promise<Sheet> {
  const maker = new SheetMaker();
  const within: string[] = [];
  let [row, column, kind, text] = [0, 0, '', ''];
  let cells: string[] = [];
  const parser = strictParser();
  parser.on('opentag', ({ name, attributes }) => {
    const tag = localName(name);
    within.push(tag);
    if (tag === 'row') {
      row = wholeOf(attributes.r) ?? row + 1;
      [cells, column] = [[], 0];
    } else if (tag === 'c') {
      column = columnOf(attributes.r) ?? column;
      [kind, text] = [attributes.t ?? 'n', ''];
    }
  });
  parser.on('text', (piece) => {
    const tag = within.at(-1);
    if ((tag === 'v' || tag === 't') && within.includes('c') && !within.includes('rPh')) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    const tag = within.pop();
    if (localName(name) === 'c') {
      // A far column is one too many, whatever is in it: not a reason to lay out a million empty cells.
      if (column > MOST_COLUMNS) column = MOST_COLUMNS;
      const value = cellValue(kind, text, reading);
      while (cells.length < column) cells.push('');
      cells[column] = value;
      column += 1;
    } else if (tag === 'row') maker.add(row, cells);
  });
  await parsed(zip, entry, parser);
  return maker.finish('xlsx');
}

function cellValue(kind: string, text: string, { shared, decimal }: Reading): string {
  if (kind === 's') return shared[Number(text)] ?? '';
  if (kind === 'n' && text !== '') {
    const number = Number(text);
    if (!Number.isFinite(number)) throw broken();
    return String(number).replace('.', decimal);
  }
  return unescaped(text);
}

const wholeOf = (text: string | undefined) =>
  text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;

/** The place of a column by its letters: `C12` is 2. */
function columnOf(reference: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(reference ?? '') ?? [];
  if (letters === undefined) return undefined;
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

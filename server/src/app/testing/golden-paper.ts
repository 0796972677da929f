import { expect } from 'vitest';
import {
  type DecodedEvent,
  decodeEscpos,
  type JobKind,
  jobBytes,
  type Paper,
  type PrintDocument,
} from '../../modules/printing/index.ts';
import { paperSvg } from './paper-svg.ts';

const FIRST = { printing: 1, printedBefore: false, reroutedFrom: null, processId: '0042' };

/** A printer with everything, so wide. */
export const printerOf = (columns: 32 | 42 | 48) => ({
  ...{ columns, codePage: 'cp858' as const, cut: true, confirms: 'process_id' as const },
  ...{ images: true, drawer: true },
});

const nameOf = (event: DecodedEvent): string => {
  if (event.kind === 'command') return event.name;
  if (event.kind === 'processId') return `GS ( H id ${event.id}`;
  return event.kind === 'drawer' ? `DRAWER ${event.name}` : event.kind;
};

/** A row of the dump; the dots of a picture are told by how many they are. */
function dumpRow(bytes: Uint8Array, words: string): string {
  const hex = Buffer.from(bytes.subarray(0, 64))
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 ');
  const rest = bytes.length > 64 ? ` ... ${bytes.length} bytes` : '';
  return `${hex}${rest}  | ${words}`;
}

/** Bytes as people can hold two of them side by side: a command a row, the text in front of it in its row. */
function byteDump(bytes: Uint8Array, columns: number): string {
  let from = 0;
  const rows: string[] = [];
  for (const event of decodeEscpos(bytes, columns)) {
    if (event.kind === 'paper') continue;
    const slice = bytes.subarray(from, event.at);
    from = event.at;
    const lead = slice.findIndex((byte) => byte < 0x20);
    const text = Buffer.from(lead < 0 ? slice : slice.subarray(0, lead)).toString('latin1');
    const said = text.replace(/[^\x20-\x7e]/g, '.');
    rows.push(dumpRow(slice, [said, `<${nameOf(event)}>`].filter((word) => word !== '').join(' ')));
  }
  return `${rows.join('\n')}\n`;
}

/** The papers of bytes. */
export const papersOf = (bytes: Uint8Array, columns: number): Paper[] =>
  decodeEscpos(bytes, columns).flatMap((event) => (event.kind === 'paper' ? [event.paper] : []));

/**
 * Holds what a document becomes on papers of 58 and 80 mm against the files that are kept of it, bytes and pictures; `-u`
 * renews them. Returns how many papers were held.
 */
export async function holdGolden(name: string, kind: JobKind, document: PrintDocument): Promise<number> {
  let held = 0;
  for (const columns of [32, 42, 48] as const) {
    const bytes = jobBytes(kind, document, printerOf(columns), FIRST);
    await expect(byteDump(bytes, columns)).toMatchFileSnapshot(`golden/${name}-${columns}.txt`);
    const papers = papersOf(bytes, columns);
    expect(papers).toHaveLength(1);
    held += papers.length;
    const [paper] = papers;
    if (paper && columns !== 42)
      await expect(paperSvg(paper)).toMatchFileSnapshot(`golden/${name}-${columns}.svg`);
  }
  return held;
}

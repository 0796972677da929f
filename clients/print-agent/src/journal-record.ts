import { crc32 } from 'node:zlib';
import type { PrintOutcome } from '@fastops/printer-link';

/** A page that was claimed, with all that printing it takes. */
export interface ClaimedPage {
  jobId: string;
  attempt: number;
  printerId: string;
  title: string | null;
  /** Base64 of what the printer is sent. */
  bytes: string;
  processId: string;
  confirms: 'process_id' | 'status' | 'none';
  /** Where its printer was when it was claimed. */
  place: PrinterPlace;
  /** After this it is of no use any more. Milliseconds since 1970. */
  expiresAt: number;
}

/** How a printer is reached. */
export interface PrinterPlace {
  host: string | null;
  port: number | null;
  device: string | null;
}

/** A page by the attempt it was claimed for. */
export interface PageKey {
  jobId: string;
  attempt: number;
}

/**
 * What is written down, in this order for each page: it was claimed; its first byte is about to leave; what became of it;
 * the server knows.
 */
export type JournalRecord =
  | { t: 'claim'; page: ClaimedPage }
  | ({ t: 'begin' } & PageKey)
  | ({ t: 'end'; outcome: PrintOutcome } & PageKey)
  | ({ t: 'told' } & PageKey);

/** A record as a line: its checksum, and what it says. */
export function encodeRecord(record: JournalRecord): string {
  const text = JSON.stringify(record);
  return `${checksum(text)} ${text}\n`;
}

/** What could be read of a journal. */
export interface ReadRecords {
  records: JournalRecord[];
  /** Whether anything in it could not be read: what was lost may have said that a page began. */
  isDamaged: boolean;
}

/** Reads a journal, also one whose last record was torn by a power cut or whose middle has rotted. */
export function decodeRecords(bytes: Uint8Array): ReadRecords {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  // What ends without an end of line was not written to its end, whatever its checksum says.
  const torn = lines.pop() ?? '';
  const read = lines.map(decodeLine);
  const records = read.filter((record) => record !== undefined);
  return { records, isDamaged: torn !== '' || records.length < read.length };
}

function decodeLine(line: string): JournalRecord | undefined {
  const text = line.slice(9);
  if (line[8] !== ' ' || checksum(text) !== line.slice(0, 8)) return undefined;
  return JSON.parse(text) as JournalRecord;
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Journal } from './journal.ts';
import { type ClaimedPage, decodeRecords, encodeRecord, type JournalRecord } from './journal-record.ts';
import { Pages } from './pages.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fastops-journal-'));
  path = join(folder, 'journal');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const page = (jobId: string, attempt = 1): ClaimedPage => ({
  ...{ jobId, attempt, printerId: 'p', title: `Comanda ñ ${jobId}`, bytes: 'G0A=', processId: '0001' },
  ...{ confirms: 'process_id', place: { host: 'h', port: 9_100, device: null }, expiresAt: 1 },
});
const key = (jobId: string, attempt = 1) => ({ jobId, attempt });
const CONFIRMED = { kind: 'confirmed' } as const;

/** What is known of each page: nothing, that it was claimed, that it may be on paper, or what became of it. */
function known(pages: Pages): Record<string, string> {
  return Object.fromEntries(
    pages
      .all()
      .map(({ page: { jobId, attempt }, isBegun, outcome }) => [
        `${jobId}/${attempt}`,
        outcome === undefined ? (isBegun ? 'begun' : 'claimed') : outcome.kind,
      ]),
  );
}

describe('a journal', () => {
  test('has after a new start what was written, and only what is still open', async () => {
    const journal = await Journal.open(path);
    await journal.write({ t: 'claim', page: page('a') }, { t: 'claim', page: page('b') });
    await journal.write({ t: 'begin', ...key('a') });
    await Promise.all([
      journal.write({ t: 'end', ...key('a'), outcome: CONFIRMED }),
      journal.write({ t: 'claim', page: page('c') }),
      journal.write({ t: 'told', ...key('a') }),
    ]);
    await journal.close();
    const again = await Journal.open(path);
    expect(known(again.pages)).toEqual({ 'b/1': 'claimed', 'c/1': 'claimed' });
    expect(again.pages.all()[0]?.page).toEqual(page('b'));
    await again.close();
    expect(decodeRecords(await readFile(path)).records).toHaveLength(2);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('says of a page that had begun and has no end that it may be on paper', async () => {
    const journal = await Journal.open(path);
    await journal.write({ t: 'claim', page: page('a') }, { t: 'begin', ...key('a') });
    await journal.close();
    const again = await Journal.open(path);
    expect(again.pages.unreported()[0]?.outcome).toMatchObject({ kind: 'failed', bytesMayHavePrinted: true });
    await again.close();
  });

  test('is written anew when it has grown, and stays small', async () => {
    const journal = await Journal.open(path);
    const large = { ...page('x'), bytes: 'A'.repeat(200_000) };
    for (let time = 1; time <= 60; time += 1) {
      await journal.write({ t: 'claim', page: { ...large, attempt: time } });
      await journal.write({ t: 'told', ...key('x', time) });
    }
    await journal.write({ t: 'claim', page: page('y') });
    expect((await stat(path)).size).toBeLessThan(5 * 1024 * 1024);
    await journal.close();
    expect(known((await Journal.open(path)).pages)).toEqual({ 'y/1': 'claimed' });
  });

  test('that cannot be written refuses every further record', async () => {
    const journal = await Journal.open(path);
    await journal.close();
    await expect(journal.write({ t: 'claim', page: page('a') })).rejects.toThrow();
    expect(journal.failure).toBeInstanceOf(Error);
    await expect(journal.write({ t: 'claim', page: page('b') })).rejects.toThrow();
    expect(known(journal.pages)).toEqual({});
  });
});

/** Stories of pages in the order in which they are written: each claimed, perhaps begun, perhaps ended, perhaps told. */
const story = fc
  .array(fc.record({ steps: fc.integer({ min: 1, max: 4 }), id: fc.nat(30) }), { maxLength: 12 })
  .chain((pages) => {
    const queues = pages.map(({ steps, id }, index): JournalRecord[] => {
      const at = key(`${id}`, index + 1);
      const all: JournalRecord[] = [
        { t: 'claim', page: page(at.jobId, at.attempt) },
        { t: 'begin', ...at },
        { t: 'end', ...at, outcome: CONFIRMED },
        { t: 'told', ...at },
      ];
      return all.slice(0, steps);
    });
    const total = queues.reduce((sum, queue) => sum + queue.length, 0);
    return fc.array(fc.nat(11), { minLength: total * 12, maxLength: total * 12 }).map((draws) => {
      const left = queues.map((queue) => [...queue]);
      const records: JournalRecord[] = [];
      for (const draw of draws) records.push(...(left[draw]?.splice(0, 1) ?? []));
      return [...records, ...left.flat()];
    });
  });

const bytesOf = (records: readonly JournalRecord[]) => Buffer.from(records.map(encodeRecord).join(''));
/** How many of them are whole within the first `length` bytes. */
function wholeWithin(records: readonly JournalRecord[], length: number): number {
  let size = 0;
  return records.filter((record) => {
    size += Buffer.byteLength(encodeRecord(record));
    return size <= length;
  }).length;
}

describe('whatever the disk has of it after a power cut', () => {
  test('a torn end loses nothing that was whole, and no page that may be on paper counts as new', () => {
    fc.assert(
      fc.property(story, fc.double({ min: 0, max: 1, noNaN: true }), (records, part) => {
        const bytes = bytesOf(records);
        const length = Math.floor(bytes.length * part);
        const read = decodeRecords(bytes.subarray(0, length));
        const whole = wholeWithin(records, length);
        expect(read.records).toEqual(records.slice(0, whole));
        const exact = new Pages();
        for (const record of records.slice(0, whole)) exact.apply(record);
        const before = known(exact);
        for (const [name, what] of Object.entries(known(Pages.from(read)))) {
          if (before[name] === 'begun') expect(what).toBe('failed');
          else if (before[name] === 'claimed') expect(what).toBe(read.isDamaged ? 'failed' : 'claimed');
          else expect(what).toBe(before[name]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('any byte that has changed is seen, and costs marks and never an unmarked duplicate', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.integer({ min: 1, max: 255 }), (records, place, change) => {
        const bytes = bytesOf(records);
        if (bytes.length === 0) return;
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const read = decodeRecords(bytes);
        expect(read.isDamaged).toBe(true);
        expect(read.records.length).toBeGreaterThanOrEqual(records.length - 2);
        expect(Object.values(known(Pages.from(read)))).not.toContain('claimed');
      }),
      { numRuns: 300 },
    );
  });

  test('a file that is no journal, or was cut while it was made anew, opens', async () => {
    await writeFile(path, Buffer.from([0, 255, 10, 13, 10, 1]));
    await writeFile(`${path}.new`, 'half a rec');
    const journal = await Journal.open(path);
    expect(known(journal.pages)).toEqual({});
    await journal.write({ t: 'claim', page: page('a') });
    await journal.close();
    const again = await Journal.open(path);
    expect(known(again.pages)).toEqual({ 'a/1': 'claimed' });
    await again.close();
  });
});

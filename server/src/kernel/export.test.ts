import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_PAGE, type Exporter, exporters } from './export.ts';
import { newId } from './ids.ts';
import type { ExportPart } from './module.ts';
import { run } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE } from './testing/kernel-database.ts';

let kernel: KernelDatabase;
let database: Database;
const [ours, theirs] = [newId(), newId()];
const ROWS = EXPORT_PAGE * 2 + 3;

beforeAll(async () => {
  kernel = await makeKernelDatabase();
  database = kernel.open();
  for (const [companyId, rows, word] of [
    [ours, ROWS, 'own'],
    [theirs, 7, 'foreign'],
  ] as const) {
    await database.inTenant(companyId, async (tx) => {
      for (let i = 0; i < rows; i += 1) await run(tx, PROBE.insert, [companyId, newId(), `${word} ${i}`]);
    });
  }
});
afterAll(() => kernel.drop());

const part = (declared: ExportPart): Exporter => {
  const made = exporters([declared]).get(declared.table);
  if (!made) throw new Error(`${declared.table} was not made`);
  return made;
};

/** Everything page by page, as a caller would fetch it. */
async function all(exporter: Exporter, companyId = ours, through = database) {
  const pages: Record<string, unknown>[][] = [];
  let after: string | undefined;
  do {
    const page = await through.inTenant(companyId, (tx) => exporter.page(tx, after));
    pages.push(page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return pages;
}

describe('an export', () => {
  test.each([
    ['the id', undefined],
    ['a number', { seq: 'bigint' }],
    ['two columns', { note: 'text', id: 'uuid' }],
  ] as const)(
    'in the order of %s holds every row of the company once, and none of another',
    async (_, key) => {
      const notes = part({ table: 'probe.notes', hidden: ['company_id'], ...(key ? { key } : {}) });
      if (key && 'note' in key) {
        // Cursors hold plain words; the notes of this test have a space in them.
        await kernel.owner.rows(`update probe.notes set note = replace(note, ' ', '-')`);
      }
      // A pool of its own: a table has one key in one program, and its statements are named after it.
      const through = kernel.open(1);
      const pages = await all(notes, ours, through);
      expect(pages.map((rows) => rows.length)).toEqual([EXPORT_PAGE, EXPORT_PAGE, 3]);
      const rows = pages.flat();
      expect(new Set(rows.map(({ id }) => id)).size).toBe(ROWS);
      expect(rows.filter(({ note }) => !String(note).startsWith('own'))).toEqual([]);
      expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['id', 'note', 'seq']);
      expect(await database.inTenant(ours, (tx) => notes.count(tx))).toBe(ROWS);
      expect((await all(notes, theirs, through)).flat()).toHaveLength(7);
    },
  );

  test.each([
    '',
    'x',
    newId().toUpperCase(),
    `${newId()},${newId()}`,
    "1' or true",
    '1; drop table probe.notes',
  ])('refuses a cursor that is none: %s', async (after) => {
    const notes = part({ table: 'probe.notes' });
    await expect(database.inTenant(ours, (tx) => notes.page(tx, after))).rejects.toMatchObject({
      code: 'kernel.page_unknown',
    });
  });

  test('puts nothing but plain names into SQL', () => {
    const wrong: ExportPart[] = [
      { table: 'notes' },
      { table: 'probe.notes; drop table probe.notes' },
      { table: 'probe."notes"' },
      { table: 'probe.notes', hidden: ["a'"] },
      { table: 'probe.notes', key: {} },
      { table: 'probe.notes', key: { 'id desc': 'uuid' } },
    ];
    for (const one of wrong) expect(() => exporters([one])).toThrow('cannot be exported');
    expect(() => exporters([{ table: 'probe.notes' }, { table: 'probe.notes' }])).toThrow('twice');
  });
});

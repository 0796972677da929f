// size: one file over its whole life, told with the same few words.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyDigest } from '../../app/testing/catalogue.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type FaultBody, Importer } from '../../app/testing/sheets.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// A menu that comes in a file: looked at, mended, taken over once, taken back once.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let importer: Importer;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  importer = new Importer(app, boss);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const HEADERS = [
  'Código',
  'Nombre',
  'Categoría',
  'Precio',
  'Descripción',
  'Código de barras',
  'Clase de impuesto',
  'Estación',
  'Minutos de preparación',
  'Alérgenos',
  'Etiquetas',
  'Estado',
];
const csv = (rows: readonly (readonly string[])[], separator = ';') =>
  `\uFEFF${rows.map((row) => row.join(separator)).join('\r\n')}\r\n`;
/** A row that fits, the nth of a file. */
const good = (n: number): string[] => [
  `IMP-${n}`,
  `Plato ${n}`,
  n % 2 === 0 ? 'Importados > Sopas' : 'Típicos',
  '25.900',
  'Con arroz y aguacate',
  `77000000${String(n).padStart(5, '0')}`,
  '',
  'Cocina',
  '15',
  'gluten | leche',
  'nuevo',
  'activo',
];
const withCell = (row: readonly string[], header: string, cell: string) =>
  row.map((old, at) => (HEADERS[at] === header ? cell : old));
const products = async () => {
  const [row] = await owner.rows<{ n: number }>(
    'select count(*)::int as n from catalog.products where company_id = $1 and deleted_at is null',
    [boss.companyId],
  );
  return row?.n ?? 0;
};
const found = async (code: string) => {
  const rows = await owner.rows<Record<string, unknown>>(
    `select p.name, p.price_minor::int as price, p.description, p.version, p.allergens, p.tags, p.state, p.barcode,
        c.name as category, s.name as station
      from catalog.products p join catalog.categories c on c.company_id = p.company_id and c.id = p.category_id
      left join printing.stations s on s.company_id = p.company_id and s.id = p.station_id
      where p.company_id = $1 and p.code = $2 and p.deleted_at is null`,
    [boss.companyId, code],
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0];
};
const refused = (answer: Answer<unknown>, status: number, code: string) =>
  expectProblem(answer as Answer, status, code);

/** What is planted: the row as the file counts it, the column, the cell, the fault, and what it says of it. */
const PLANTED: readonly [
  row: number,
  column: string,
  cell: string,
  code: string,
  says: Partial<FaultBody>,
][] = [
  [12, 'Nombre', '', 'name_missing', {}],
  [57, 'Nombre', 'x'.repeat(121), 'name_too_long', { most: 120 }],
  [101, 'Precio', '', 'price_missing', { allowed: ['25900'] }],
  [143, 'Precio', 'a convenir', 'price_bad', { allowed: ['25900'] }],
  [150, 'Precio', '25.90', 'price_bad', { allowed: ['25900'] }],
  [199, 'Precio', '-25.900', 'price_negative', { allowed: ['25900'] }],
  [240, 'Precio', '999.999.999.999.999', 'price_too_large', { allowed: ['90000000000'] }],
  [288, 'Categoría', '', 'category_missing', {}],
  [300, 'Categoría', 'Importados > > Sopas', 'category_empty_part', {}],
  [351, 'Categoría', 'a > b > c > d > e > f', 'category_too_deep', { most: 5 }],
  [402, 'Clase de impuesto', 'Impuesto de los lunes', 'tax_class_unknown', {}],
  [455, 'Estación', 'Azotea', 'station_unknown', { allowed: ['Cocina', 'Bar'] }],
  [500, 'Código', 'imp-2', 'code_repeated', { otherRow: 3 }],
  [567, 'Código', ' IMP-566', 'code_spaces', { allowed: ['IMP-566'] }],
  [611, 'Código', 'C'.repeat(41), 'code_too_long', { most: 40 }],
  [680, 'Código de barras', '7700000000002', 'barcode_repeated', { otherRow: 3 }],
  [740, 'Código de barras', '7709999999999', 'barcode_taken', { otherName: 'Ajiaco santafereño' }],
  [802, 'Código de barras', '7,70123E+12', 'barcode_rounded', {}],
  [903, 'Minutos de preparación', 'un rato', 'minutes_bad', { most: 600 }],
  [1001, 'Estado', 'a veces', 'state_bad', { allowed: ['activo', 'retirado'] }],
];

describe('a file of a thousand rows with twenty faults', () => {
  const bad = newId();
  const mended = newId();
  const rows = Array.from({ length: 1_000 }, (_, at) => good(at + 1));
  let before: Record<string, string>;
  let atFirst: number;

  beforeAll(async () => {
    await owner.rows(
      `update catalog.products set barcode = '7709999999999' where company_id = $1 and name = 'Ajiaco santafereño'`,
      [boss.companyId],
    );
    atFirst = await products();
    before = await companyDigest(owner, boss.companyId);
  });

  test('is told each one by row and column and what to write, and nothing is stored of the menu', async () => {
    const planted = rows.map((row, at) => {
      const fault = PLANTED.find(([number]) => number === at + 2);
      return fault ? withCell(row, fault[1], fault[2]) : row;
    });
    const { status, body } = await importer.send(bad, csv([HEADERS, ...planted]));
    expect(status, JSON.stringify(body).slice(0, 300)).toBe(200);
    expect(body.findings.told.map(({ row, column, code }) => [row, column, code])).toEqual(
      PLANTED.map(([row, column, , code]) => [row, column, code]),
    );
    for (const [at, [, , , , says]] of PLANTED.entries()) expect(body.findings.told[at]).toMatchObject(says);
    expect(new Set(PLANTED.map(([, , , code]) => code)).size).toBeGreaterThanOrEqual(19);
    const classes = body.findings.told.find(({ code }) => code === 'tax_class_unknown')?.allowed ?? [];
    expect(classes.length).toBeGreaterThan(1);
    expect(body).toMatchObject({ state: 'checked', rows: 1_000, undoable: false });
    expect(body.findings).toMatchObject({ faults: 20, toCreate: 980, toChange: 0 });
    expect(body.findings.newCategories).toEqual(['Importados > Sopas']);
    refused(await importer.act(bad, 'apply'), 409, 'catalog.import_faults');
    await importer.work();
    const after = await companyDigest(owner, boss.companyId);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.sort()).toEqual(['catalog.menu_import_rows', 'catalog.menu_imports']);
    expect(await products()).toBe(atFirst);
  });

  test('mended it is taken over once, however often that is asked', async () => {
    const { body } = await importer.send(mended, csv([HEADERS, ...rows]));
    expect(body.findings).toMatchObject({ faults: 0, toCreate: 1_000, toChange: 0, unchanged: 0 });
    const key = newId();
    const [first, again] = [
      await importer.act(mended, 'apply', key),
      await importer.act(mended, 'apply', key),
    ];
    expect([first.body.state, again.body.state]).toEqual(['queued', 'queued']);
    expect(again.headers['idempotent-replay']).toBe('true');
    refused(await importer.act(mended, 'apply'), 409, 'catalog.import_state');
    await importer.work();
    refused(await importer.act(mended, 'apply'), 409, 'catalog.import_state');
    await importer.work();
    const { body: done } = await importer.read(mended);
    expect(done).toMatchObject({
      ...{ state: 'applied', stepsDone: 1_000, stepsAll: 1_000, undoable: true },
      ...{ created: 1_000, changed: 0, unchanged: 0, left: 0 },
    });
    expect(await products()).toBe(atFirst + 1_000);
    expect(await found('IMP-8')).toEqual({
      ...{ name: 'Plato 8', price: 2_590_000, description: 'Con arroz y aguacate', version: 1 },
      ...{ allergens: ['gluten', 'leche'], tags: ['nuevo'], state: 'active', barcode: '7700000000008' },
      ...{ category: 'Sopas', station: 'Cocina' },
    });
    const { body: audit } = await app.request('GET', '/v1/audit?action=catalog.menu_imported', {
      session: boss,
    });
    expect(Object.values(audit.entries ?? {})).toHaveLength(1);
  });

  test('sent once more it changes nothing, and one price more is one change', async () => {
    const same = await importer.send(newId(), csv([HEADERS, ...rows]));
    expect(same.body.findings).toMatchObject({ faults: 0, toCreate: 0, toChange: 0, unchanged: 1_000 });
    const other = rows.map((row, at) => (at === 4 ? withCell(row, 'Precio', '$ 26.500') : row));
    expect((await importer.send(newId(), csv([HEADERS, ...other]))).body.findings).toMatchObject({
      toChange: 1,
    });
  });

  test('taken back once, the menu is as it was', async () => {
    expect((await importer.act(mended, 'undo')).body).toMatchObject({ state: 'undoing', stepsAll: 1_000 });
    refused(await importer.act(mended, 'undo'), 409, 'catalog.import_state');
    await importer.work();
    const { body } = await importer.read(mended);
    expect(body).toMatchObject({ state: 'undone', stepsDone: 1_000, left: 0, undoable: false });
    refused(await importer.act(mended, 'undo'), 409, 'catalog.import_state');
    expect(await products()).toBe(atFirst);
    expect(await found('IMP-8')).toBeUndefined();
    const names = await owner.rows(
      `select name from catalog.categories where company_id = $1 and name in ('Importados', 'Sopas') and deleted_at is null`,
      [boss.companyId],
    );
    expect(names).toEqual([]);
    const { body: menu } = await app.request<{ products: { name: string }[] }>('GET', '/v1/catalog', {
      session: boss,
    });
    expect(menu.products.some(({ name }) => name.startsWith('Plato '))).toBe(false);
  });
});

test('every other fault is told too', async () => {
  const [size] = await owner.rows<{ code: string; name: string }>(
    `update catalog.variants v set code = 'TALLA-1' from catalog.products p
      where p.company_id = v.company_id and p.id = v.product_id and v.company_id = $1
        and v.id = (select id from catalog.variants where company_id = $1 and deleted_at is null order by id limit 1)
      returning v.code, p.name`,
    [boss.companyId],
  );
  const cases: [column: string, cell: string, code: string][] = [
    ['Código', 'talla-1', 'code_of_size'],
    ['Categoría', `Importados > ${'x'.repeat(81)}`, 'category_name_too_long'],
    ['Código de barras', '7'.repeat(41), 'barcode_too_long'],
    ['Descripción', 'x'.repeat(1_001), 'description_too_long'],
    ['Alérgenos', Array.from({ length: 21 }, (_, at) => `a${at}`).join('|'), 'words_too_many'],
    ['Etiquetas', 'x'.repeat(41), 'word_too_long'],
    ['Nombre', 'Ajiaco\0', 'text_bad'],
    ['Minutos de preparación', '601', 'minutes_bad'],
    ['Estado', 'activo;sobra', 'row_too_long'],
  ];
  const rows = cases.map(([column, cell], at) => withCell(good(at + 1), column, cell));
  const { body } = await importer.send(newId(), csv([HEADERS, ...rows]));
  expect(body.findings.told.map(({ row, column, code }) => [row, column, code])).toEqual(
    cases.map(([column, , code], at) => [at + 2, code === 'row_too_long' ? null : column, code]),
  );
  expect(body.findings.told[0]?.otherName).toBe(size?.name);
});

describe('columns', () => {
  test('are what somebody says they are', async () => {
    const id = newId();
    const { body } = await importer.send(id, 'SKU,Plato,Lo que cuesta,Nota\nA-1,Caldo,"$ 9.900",hola\n');
    expect(body.mapping).toEqual(['code', 'name', null, null]);
    expect(body.findings.told.map(({ column, field, code }) => [column, field, code])).toEqual([
      [null, 'category', 'category_missing'],
      [null, 'price', 'price_missing'],
    ]);
    expect(body.samples).toEqual([['A-1', 'Caldo', '$ 9.900', 'hola']]);
    const checked = await importer.check(id, ['code', 'name', 'price', 'category']);
    expect(checked.body.findings).toMatchObject({ faults: 0, toCreate: 1, newCategories: ['hola'] });
    expect((await importer.read(id)).body.mapping).toEqual(['code', 'name', 'price', 'category']);
    // The next file with these headers is taken likewise.
    const next = await importer.send(newId(), 'SKU,Plato,Lo que cuesta,Nota\nA-2,Caldo,9.900,hola\n');
    expect(next.body).toMatchObject({
      mapping: ['code', 'name', 'price', 'category'],
      findings: { faults: 0 },
    });
    refused(await importer.check(id, ['code', 'name']), 422, 'catalog.import_columns');
    refused(await importer.check(id, ['code', 'code', null, null]), 422, 'catalog.repeated');
  });

  test('that are not there leave what they would say as it is', async () => {
    await owner.rows(
      `update catalog.products set code = 'AJIACO', description = 'Con guascas' where company_id = $1 and name = 'Ajiaco santafereño'`,
      [boss.companyId],
    );
    const was = await found('AJIACO');
    const id = newId();
    const done = await importer.take(id, 'codigo;precio\najiaco;31.500\n');
    expect(done).toMatchObject({ state: 'applied', changed: 1, created: 0 });
    const now = await owner.rows(
      `select code, price_minor::int as price, description from catalog.products where company_id = $1 and code = 'ajiaco'`,
      [boss.companyId],
    );
    expect(now).toEqual([{ code: 'ajiaco', price: 3_150_000, description: 'Con guascas' }]);
    const [noted] = await owner.rows<{ old: string; new: string }>(
      `select old_minor as old, new_minor as new from catalog.price_changes where company_id = $1 order by id desc limit 1`,
      [boss.companyId],
    );
    expect([Number(noted?.old), Number(noted?.new)]).toEqual([was?.price, 3_150_000]);
    await importer.act(id, 'undo');
    await importer.work();
    expect(await found('AJIACO')).toMatchObject({ price: was?.price, description: 'Con guascas' });
    const [back] = await owner.rows<{ new: string; by: string }>(
      `select new_minor as new, changed_by as by from catalog.price_changes where company_id = $1 order by id desc limit 1`,
      [boss.companyId],
    );
    expect([Number(back?.new), back?.by]).toEqual([was?.price, boss.memberId]);
  });
});

describe('taking back', () => {
  test('keeps what somebody changed since, and says which', async () => {
    const id = newId();
    await importer.take(id, csv([HEADERS, good(1), good(2), good(3)]));
    const [touched] = await owner.rows<{ id: string; price: number }>(
      `select id, price_minor::int as price from catalog.products where company_id = $1 and code = 'IMP-2' and deleted_at is null`,
      [boss.companyId],
    );
    await app.request('PUT', '/v1/products/prices', {
      session: boss,
      body: { prices: [{ itemId: touched?.id, fromMinor: touched?.price, toMinor: 2_700_000 }] },
    });
    await importer.act(id, 'undo');
    await importer.work();
    const { body } = await importer.read(id);
    expect(body).toMatchObject({ state: 'undone', left: 1 });
    expect(body.leftRows).toEqual([{ row: 3, name: 'Plato 2', reason: 'changed_since' }]);
    expect(await found('IMP-1')).toBeUndefined();
    expect(await found('IMP-2')).toMatchObject({ price: 2_700_000, category: 'Sopas' });
  });

  test('is for the last one alone', async () => {
    const [first, second] = [newId(), newId()];
    await importer.take(first, csv([HEADERS, good(11)]));
    await importer.take(second, csv([HEADERS, good(12)]));
    refused(await importer.act(first, 'undo'), 409, 'catalog.import_not_last');
    await importer.act(second, 'undo');
    await importer.work();
    refused(await importer.act(first, 'undo'), 409, 'catalog.import_not_last');
    expect(await found('IMP-11')).toBeDefined();
    expect(await found('IMP-12')).toBeUndefined();
  });
});

describe('the worker', () => {
  test('that died between two batches goes on behind the last whole one, and nothing is there twice', async () => {
    const id = newId();
    const rows = Array.from({ length: 600 }, (_, at) => good(at + 5_001));
    const atFirst = await products();
    await importer.send(id, csv([HEADERS, ...rows]));
    await importer.act(id, 'apply');
    // In the middle of the second batch the worker loses its connection, as one that is killed does.
    await owner.rows(
      `create function catalog.fail_now() returns trigger language plpgsql as
      $$ begin if new.code = 'IMP-5400' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$`,
      [],
    );
    await owner.rows(
      'create trigger fail_now before insert on catalog.products for each row execute function catalog.fail_now()',
      [],
    );
    await importer.work();
    expect((await importer.read(id)).body).toMatchObject({ state: 'queued', stepsDone: 250, created: 250 });
    expect(await products()).toBe(atFirst + 250);
    const stopped = async () => {
      await owner.rows(
        `update kernel.deliveries set next_attempt_at = now() where subscriber = 'catalog.imports'`,
        [],
      );
      await importer.work();
      return (await importer.read(id)).body.state;
    };
    // A try finds nothing to do while the backend of the one before is still on its way out: it holds the lock until then.
    await expect.poll(stopped, { timeout: 20_000, interval: 50 }).toBe('failed');
    expect((await importer.read(id)).body).toMatchObject({ stepsDone: 250, undoable: true });
    await owner.rows('drop trigger fail_now on catalog.products', []);
    expect((await importer.act(id, 'apply')).body.state).toBe('queued');
    await importer.work();
    expect((await importer.read(id)).body).toMatchObject({ state: 'applied', stepsDone: 600, created: 600 });
    expect(await products()).toBe(atFirst + 600);
    await importer.act(id, 'undo');
    await importer.work();
    expect(await products()).toBe(atFirst);
  });

  test('leaves out a row that no longer fits when its turn comes, and says which', async () => {
    const id = newId();
    await importer.send(id, csv([HEADERS, good(21), good(22)]));
    await importer.act(id, 'apply');
    await owner.rows(
      `update catalog.products set barcode = '7700000000022' where company_id = $1 and name = 'Bandeja paisa'`,
      [boss.companyId],
    );
    await importer.work();
    const { body } = await importer.read(id);
    expect(body).toMatchObject({ state: 'applied', created: 1, left: 1 });
    expect(body.leftRows).toEqual([{ row: 3, name: '', reason: 'barcode_taken' }]);
  });
});

describe('who', () => {
  test('another company finds no import, and a waiter sends none', async () => {
    const id = newId();
    await importer.send(id, csv([HEADERS, good(31)]));
    const stranger = new Importer(app, await app.logIn('esquina-duena'));
    refused(await stranger.read(id), 404, 'catalog.import_unknown');
    refused(await stranger.act(id, 'apply'), 404, 'catalog.import_unknown');
    refused(await stranger.act(id, 'undo'), 404, 'catalog.import_unknown');
    refused(
      await stranger.check(
        id,
        Array.from(HEADERS, () => null),
      ),
      404,
      'catalog.import_unknown',
    );
    const waiter = new Importer(app, await app.logIn('fogata-mesera'));
    refused(await waiter.send(newId(), csv([HEADERS, good(31)])), 403, 'kernel.forbidden');
  });

  test('the same file under the same id is one import, another file is refused', async () => {
    const id = newId();
    const file = csv([HEADERS, good(32)]);
    expect((await importer.send(id, file)).body.id).toBe(id);
    expect((await importer.send(id, file)).body.id).toBe(id);
    refused(await importer.send(id, csv([HEADERS, good(33)])), 409, 'catalog.import_exists');
    const { body } = await app.request<{ imports: { id: string }[] }>('GET', '/v1/menu-imports', {
      session: boss,
    });
    expect(body.imports.filter((one) => one.id === id)).toHaveLength(1);
    expect(body.imports.length).toBeLessThanOrEqual(20);
  });

  test('of files that were only looked at the newest five are kept', async () => {
    for (let n = 0; n < 6; n += 1) await importer.send(newId(), csv([HEADERS, good(40 + n)]));
    const [row] = await owner.rows<{ n: number }>(
      `select count(*)::int as n from catalog.menu_imports where company_id = $1 and state = 'checked'`,
      [boss.companyId],
    );
    expect(row?.n).toBe(5);
  });
});

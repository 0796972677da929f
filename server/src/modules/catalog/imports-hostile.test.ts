import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyDigest } from '../../app/testing/catalogue.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { Importer } from '../../app/testing/sheets.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { writeXlsx } from './xlsx-writer.ts';

// Files as programs and people write them, what leaves comes in again unchanged, and what would harm is refused (threat H16,
// H17).

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

const refused = (answer: Answer<unknown>, status: number, code: string, what?: string) =>
  expectProblem(answer as Answer, status, code, what);
const looked = async (bytes: Uint8Array | string) => {
  const { status, body } = await importer.send(newId(), bytes);
  expect(status, JSON.stringify(body).slice(0, 200)).toBe(200);
  return body;
};

describe('a file', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const wide = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  test.each<[string, Uint8Array | string, string]>([
    ['with semicolons and its mark', '\uFEFFNombre;Categoría;Precio\nPiña;Típicos;25.900,50\n', 'Piña'],
    ['with commas', 'Nombre,Categoría,Precio\n"Piña, coco",Típicos,"25.900,50"\n', 'Piña, coco'],
    ['with tabs', 'Nombre\tCategoría\tPrecio\nPiña\tTípicos\t25900,5\n', 'Piña'],
    ['in Windows-1252', latin('Nombre;Categor\xeda;Precio\r\nPi\xf1a;T\xedpicos;$ 25.900,50\r\n'), 'Piña'],
    ['in UTF-16', wide('Nombre\tCategoría\tPrecio\r\nPiña\tTípicos\t25,900.50\r\n'), 'Piña'],
    [
      'with lines in a cell',
      'NOMBRE;categoria;PRECIO\n"Piña\ncolada";Típicos;COP 25.900,50\n',
      'Piña\ncolada',
    ],
    ['with empty lines', '\n\nNombre;Categoría;Precio\n\nPiña;Típicos;25.900,50\n;;\n', 'Piña'],
    ['in English', 'Name,Category,Price\nPiña,Típicos,"25.900,50 COP"\n', 'Piña'],
  ])('%s is understood', async (_what, bytes, name) => {
    const body = await looked(bytes);
    expect(body.findings).toMatchObject({ faults: 0, toCreate: 1, newCategories: [] });
    const done = await importer.take(newId(), bytes);
    expect(done).toMatchObject({ state: 'applied', created: 1 });
    const [row] = await owner.rows<{ name: string; price: number }>(
      `select name, price_minor::int as price from catalog.products where company_id = $1 order by created_at desc, id desc limit 1`,
      [boss.companyId],
    );
    expect(row).toEqual({ name, price: 2_590_050 });
    await importer.act(done.id, 'undo');
    await importer.work();
  });

  test('tells the rows as a spreadsheet counts them', async () => {
    const { findings } = await looked('\nNombre;Categoría;Precio\n"Piña\ncolada";Típicos;1\n\n;Típicos;1\n');
    expect(findings.told.map(({ row, column }) => [row, column])).toEqual([[5, 'Nombre']]);
  });
});

/** Whatever may begin a formula, and what only looks like it. */
const FORMULAS = [
  '=1+1',
  '+57 300 123',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u00a0=1',
  '\u200b=1',
  '\u0001=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  "'=1",
  "''=1",
  "'quoted'",
  '=HYPERLINK("http://x";"y")',
  "=cmd|' /C calc'!A0",
  '3 = 3',
  'a, b; c | d > e',
  '_x000D_',
  'dice "hola"',
];

describe('what leaves as a file', () => {
  beforeAll(async () => {
    const [{ id } = { id: '' }] = await owner.rows<{ id: string }>(
      `insert into catalog.categories (company_id, id, name, color) values ($1, $2, 'Sopas > Frías', '#123456') returning id`,
      [boss.companyId, newId()],
    );
    for (const [at, name] of FORMULAS.entries())
      await owner.rows(
        `insert into catalog.products (company_id, id, category_id, tax_class_id, name, description, code, tags, allergens,
          price_minor, prep_minutes)
        values ($1, $2, $3, (select id from catalog.tax_classes where company_id = $1 order by sort_order limit 1), $4, $4, $5,
          array[$4], array['a,b'], $6, 7)`,
        [boss.companyId, newId(), id, name, `=F-${at}`, 1_234_500 + at],
      );
    // What is to come back unchanged needs a code to be found by.
    await owner.rows(
      `update catalog.products set code = 'AUTO-' || right(id::text, 12) where company_id = $1 and code is null`,
      [boss.companyId],
    );
  });

  test.each(['csv', 'xlsx'] as const)('comes in again as %s and changes nothing', async (format) => {
    const file = await importer.export(format);
    const body = await looked(file);
    expect(body.kind).toBe(format);
    expect(body.findings.told).toEqual([]);
    expect(body.findings).toMatchObject({ faults: 0, toCreate: 0, toChange: 0, newCategories: [] });
    expect(body.findings.unchanged).toBeGreaterThan(50);
  });

  test('as CSV has its mark, the separator of the place, and no cell that a spreadsheet would run', async () => {
    const text = (await importer.export('csv', '&search=%3DF-0')).toString();
    expect(text).toMatch(/^\uFEFFCódigo;Nombre;Categoría;Precio;/);
    expect(text).toContain("'=F-0;'=1+1;Sopas > Frías;12345;'=1+1;");
    const all = (await importer.export('csv')).toString().slice(1);
    for (const cell of all.split(/;|\r\n/).map((one) => one.replace(/^"/, '')))
      expect(cell, JSON.stringify(cell)).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
  });

  test('as XLSX has text in its cells and no formula', async () => {
    const parts = unzipSync(await importer.export('xlsx'));
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString();
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain('<c r="B2" s="2" t="inlineStr">');
    expect(sheet).toContain('xml:space="preserve">=1+1</t>');
  });

  test('is what the list shows under the same filter', async () => {
    const lines = (file: Buffer) => file.toString().trim().split('\r\n').length - 1;
    const { body } = await app.request<{ products: { categoryId: string }[] }>('GET', '/v1/products', {
      session: boss,
    });
    const categoryId = body.products[0]?.categoryId ?? '';
    const listed = await app.request<{ products: unknown[] }>(
      'GET',
      `/v1/products?categoryId=${categoryId}`,
      {
        session: boss,
      },
    );
    expect(lines(await importer.export('csv', '&search=ajiaco'))).toBe(1);
    expect(lines(await importer.export('csv', '&state=deleted'))).toBeGreaterThan(5);
    expect(lines(await importer.export('csv', '&state=retired'))).toBe(0);
    const some = await importer.export('xlsx', `&categoryId=${categoryId}`);
    expect((await looked(some)).rows).toBe(listed.body.products.length);
  });

  test('is for who keeps the menu, and another company gets its own', async () => {
    const stranger = new Importer(app, await app.logIn('esquina-duena'));
    expect((await stranger.export('csv')).toString()).not.toContain('=F-0');
    const waiter = await app.logIn('fogata-mesera');
    for (const url of ['/v1/products/export?format=csv', '/v1/menu-imports/template?format=csv'])
      expectProblem(await app.request('GET', url, { session: waiter }), 403, 'kernel.forbidden');
  });

  test('a template has the headers, which are all understood', async () => {
    for (const format of ['csv', 'xlsx']) {
      const { statusCode, rawPayload, headers } = await app.system.http.inject({
        url: `/v1/menu-imports/template?format=${format}`,
        headers: { authorization: `Bearer ${boss.token}` },
      });
      expect(statusCode).toBe(200);
      expect(headers['content-disposition']).toBe(`attachment; filename="plantilla-carta.${format}"`);
      refused(await importer.send(newId(), rawPayload), 422, 'catalog.import_empty', format);
    }
  });
});

describe('what would harm', () => {
  const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const parts = () => unzipSync(writeXlsx('x', [['Nombre'], ['Piña']]));
  const packed = (more: Record<string, Uint8Array>) => zipSync({ ...parts(), ...more }, { level: 9 });
  const sheet = (xml: string) => packed({ 'xl/worksheets/sheet1.xml': strToU8(xml) });
  /** Says that a part is small which is not: its sizes stand before the data and in the list at the end. */
  const lying = (bytes: Uint8Array, size: number): Uint8Array => {
    const view = Buffer.from(bytes);
    for (let at = 0; at + 46 < view.length; at += 1) {
      const mark = view.readUInt32LE(at);
      if (mark === 0x04034b50 && view.readUInt32LE(at + 22) === size) view.writeUInt32LE(1_000, at + 22);
      if (mark === 0x02014b50 && view.readUInt32LE(at + 24) === size) view.writeUInt32LE(1_000, at + 24);
    }
    return view;
  };
  const BOMB = 60 * 1024 * 1024;
  const bomb = () => packed({ 'xl/worksheets/sheet1.xml': new Uint8Array(BOMB).fill(32) });
  const rows = (count: number) =>
    `<worksheet ${MAIN}><sheetData>${'<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(count)}</sheetData></worksheet>`;

  const CASES: [what: string, bytes: () => Uint8Array, code: string][] = [
    ['nothing', () => new Uint8Array(), 'catalog.import_empty'],
    ['headers alone', () => strToU8('Nombre;Precio\n'), 'catalog.import_empty'],
    ['quotes that do not close', () => strToU8('Nombre;Precio\n"Piña;1\n'), 'catalog.import_broken'],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'catalog.import_kind'],
    ['a document', () => strToU8('%PDF-1.7\nhola;hola\n'), 'catalog.import_kind'],
    ['a workbook of old', () => Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'), 'catalog.import_kind'],
    [
      'a packed file that is none',
      () => Buffer.from('PK\x03\x04 and then words', 'latin1'),
      'catalog.import_broken',
    ],
    ['half a workbook', () => packed({}).subarray(0, 900), 'catalog.import_broken'],
    ['a packed file without a workbook', () => zipSync({ 'a.txt': strToU8('hola') }), 'catalog.import_kind'],
    [
      'a workbook without its table',
      () => zipSync({ 'xl/workbook.xml': strToU8('<w/>') }),
      'catalog.import_broken',
    ],
    ['a name that leads out', () => packed({ '../../etc/passwd': strToU8('x') }), 'catalog.import_broken'],
    ['one that unfolds to 60 MB', bomb, 'catalog.import_too_large'],
    ['one that lies about it', () => lying(bomb(), BOMB), 'catalog.import_broken'],
    [
      'thousands of parts',
      () => packed(Object.fromEntries(Array.from({ length: 1_200 }, (_, at) => [`x/${at}`, strToU8('x')]))),
      'catalog.import_too_large',
    ],
    [
      'a document type',
      () => sheet(`<!DOCTYPE x [<!ENTITY a "b">]><worksheet ${MAIN}/>`),
      'catalog.import_broken',
    ],
    [
      'letters that are none',
      () => packed({ 'xl/worksheets/sheet1.xml': new Uint8Array([0xc3, 0x28]) }),
      'catalog.import_broken',
    ],
    [
      'a tree that does not close',
      () => sheet(`<worksheet ${MAIN}><sheetData><row>`),
      'catalog.import_broken',
    ],
    [
      'a number that is none',
      () => sheet(`<worksheet ${MAIN}><row><c><v>x1</v></c></row></worksheet>`),
      'catalog.import_broken',
    ],
    ['more rows than a menu has', () => sheet(rows(5_002)), 'catalog.import_too_many_rows'],
    ['a CSV of more rows', () => strToU8(`Nombre\n${'x\n'.repeat(5_001)}`), 'catalog.import_too_many_rows'],
    ['more columns', () => strToU8(`${'a;'.repeat(60)}a\nx\n`), 'catalog.import_too_many_columns'],
    [
      'a cell at the end of the world',
      () => sheet(`<worksheet ${MAIN}><row><c r="XFD1" t="str"><v>x</v></c></row></worksheet>`),
      'catalog.import_too_many_columns',
    ],
  ];

  test('is refused at once as a problem, and nothing is left of it', async () => {
    const before = await companyDigest(owner, boss.companyId);
    const files = CASES.map(([what, bytes, code]) => [what, bytes(), code] as const);
    for (const [what, bytes, code] of files) refused(await importer.send(newId(), bytes), 422, code, what);
    expect(await companyDigest(owner, boss.companyId)).toEqual(before);
  });

  test('what is over 5 MB is not read', async () => {
    refused(
      await importer.send(newId(), new Uint8Array(5 * 1024 * 1024 + 1)),
      413,
      'catalog.import_too_large',
    );
  });

  test('a workbook as a spreadsheet writes it is understood: shared texts, holes, results of formulas', async () => {
    const shared =
      '<sst><si><t>Nombre</t></si><si><r><t>Pi</t></r><r><t>ña</t></r><rPh><t>no</t></rPh></si></sst>';
    const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
      <x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c r="D2" t="inlineStr"><x:is><x:t>Precio</x:t></x:is></x:c><x:c r="E2" t="str"><x:v>Categoría</x:v></x:c></x:row>
      <x:row r="7"><x:c r="B7" t="s"><x:v>1</x:v></x:c><x:c r="D7"><x:f>2*3</x:f><x:v>25900.5</x:v></x:c><x:c r="E7" t="str"><x:v>T_x00ED_picos</x:v></x:c></x:row>
    </x:sheetData></x:worksheet>`;
    const body = await looked(
      packed({ 'xl/sharedStrings.xml': strToU8(shared), 'xl/worksheets/sheet1.xml': strToU8(xml) }),
    );
    expect(body.headers).toEqual(['A', 'Nombre', 'C', 'Precio', 'Categoría']);
    expect(body.samples).toEqual([['', 'Piña', '', '25900,5', 'Típicos']]);
    expect(body.findings).toMatchObject({ faults: 0, toCreate: 1, newCategories: [] });
  });
});

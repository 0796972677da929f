import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderDesk, openOrders } from '../../app/testing/order-desk.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { openTillPrinter } from '../../app/testing/till-printer.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { type Paper, paperText } from '../printing/index.ts';

// How a branch shapes its papers, from the designer's requests to what the queue holds.

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waitress: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  waitress = await app.logIn('fogata-mesera');
  desk = await openOrders(app, waitress);
  const printers = await owner.rows<{ id: string }>('select id from printing.printers where branch_id = $1', [
    waitress.branchId,
  ]);
  await openTillPrinter(owner, { ...waitress, printerId: printers[0]?.id ?? '' });
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const PLAIN = { header: [], footer: [], hidden: [], lineSize: 'normal', noteSize: 'normal' };
interface Style {
  version: number;
  shape: object;
  logo: { width: number; height: number; bits: string } | null;
}
const at = (what: string) => `/v1/branches/${waitress.branchId}/${what}`;
const read = (paper: string, session = boss) =>
  app.request<Style>('GET', at(`paper-styles/${paper}`), { session });
const save = (paper: string, version: number, shape: object, session = boss) =>
  app.request('PUT', at(`paper-styles/${paper}`), { session, body: { version, shape } });
const sendLogo = (bytes: Uint8Array, type = 'image/png', query = '', session = boss) =>
  app.request<Style>('PUT', at(`paper-logo${query}`), {
    session,
    bytes: Buffer.from(bytes),
    headers: { 'content-type': type },
  });
const documents = async (kind: string) =>
  (
    await owner.rows<{ document: object }>(
      'select document from printing.jobs where kind = $1 order by seq desc',
      [kind],
    )
  ).map(({ document }) => JSON.stringify(document));
const order = async () => {
  const one = await desk.open();
  await one.add('Ajiaco', 1, { note: 'sin alcaparras' });
  await one.run(['order.send', {}]);
  return one;
};
const print = (id: string) =>
  app.request('POST', `/v1/orders/${id}/print-bill`, {
    ...{ session: waitress, body: {} },
    headers: { 'idempotency-key': newId() },
  });
const refused = (answer: Answer<unknown>, status: number, code: string) =>
  expectProblem(answer as Answer, status, code);
/** A grey ramp, wider than a paper. */
const ramp = () =>
  sharp({ create: { width: 900, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } })
    .png()
    .toBuffer();

describe('a style', () => {
  test('is plain and of version 0 until somebody says something', async () => {
    expect((await read('receipt')).body).toEqual({ version: 0, shape: PLAIN, logo: null });
    expect((await read('kitchen')).body.shape).toEqual({ ...PLAIN, lineSize: 'large' });
  });

  test('is changed by who saw it as it is, and by nobody who saw an older one', async () => {
    const shape = { ...PLAIN, header: ['Asados La Fogata'], footer: ['Gracias'], hidden: ['guests'] };
    const saved = await save('receipt', 0, shape);
    expect([saved.status, saved.body]).toEqual([200, { version: 1, shape, logo: null }]);
    const late = await save('receipt', 0, PLAIN);
    expectProblem(late, 409, 'printing.style_changed');
    expect(late.body.details).toEqual({ version: 1 });
    expect((await read('receipt')).body.shape).toEqual(shape);
    // Nor by who saw one that never was.
    expectProblem(await save('kitchen', 7, PLAIN), 409, 'printing.style_changed');
    const [entry] = await owner.rows(
      `select object_id, after->'header' as header from identity.audit_log where action = 'printing.paper_style_changed'`,
    );
    expect(entry).toEqual({ object_id: 'receipt', header: ['Asados La Fogata'] });
  });

  test('of two who save at once is that of one of them', async () => {
    const { version } = (await read('receipt')).body;
    const both = await Promise.all([
      save('receipt', version, { ...PLAIN, footer: ['uno'] }),
      save('receipt', version, { ...PLAIN, footer: ['dos'] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('is not changed by who may not, nor to what no paper can be', async () => {
    expectProblem(await save('receipt', 1, PLAIN, waitress), 403, 'kernel.forbidden');
    refused(await sendLogo(await ramp(), 'image/png', '', waitress), 403, 'kernel.forbidden');
    const wrong = [
      { ...PLAIN, header: Array.from({ length: 7 }, () => 'x') },
      { ...PLAIN, footer: [' '] },
      { ...PLAIN, hidden: ['total'] },
      { ...PLAIN, lineSize: 'huge' },
    ];
    for (const shape of wrong) expect((await save('receipt', 1, shape)).status).toBe(400);
  });

  test('is what bills and receipts of the branch look like from then on', async () => {
    const { version } = (await read('receipt')).body;
    await save('receipt', version, {
      ...PLAIN,
      header: ['ASADOS'],
      footer: ['Vuelva pronto'],
      hidden: ['taxes', 'waiter'],
    });
    const { id } = await order();
    await print(id);
    const [bill = ''] = await documents('pre_bill');
    expect(bill).toMatch(/ASADOS.*PRECUENTA.*Vuelva pronto/);
    expect(bill).not.toMatch(/Impoconsumo|Camila|NIT/);
  });

  test('is what tickets look like, in no statement more', async () => {
    await save('kitchen', 0, {
      ...PLAIN,
      footer: ['Cocina limpia'],
      hidden: ['waiter', 'time'],
      noteSize: 'large',
    });
    await order();
    const [ticket = ''] = await documents('kitchen');
    expect(ticket).toContain('Cocina limpia');
    expect(ticket).not.toContain('Camila');
    expect(JSON.parse(ticket).blocks).toContainEqual({
      ...{ type: 'row', height: 2 },
      cells: [expect.objectContaining({ text: '»' }), expect.objectContaining({ text: 'sin alcaparras' })],
    });
  });
});

describe('a logo', () => {
  test('becomes dots no wider than asked, as dark as the picture on white', async () => {
    const { version } = (await read('receipt')).body;
    const { status, body } = await sendLogo(await ramp(), 'image/png', '?width=240');
    expect(status).toBe(200);
    expect(body.version).toBe(version + 1);
    expect([body.logo?.width, body.logo?.height]).toEqual([240, 80]);
    const bits = Buffer.from(body.logo?.bits ?? '', 'base64');
    const black = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    expect(black / (240 * 80)).toBeCloseTo(0.5, 1);
    const { id } = await order();
    await print(id);
    const [bill = ''] = await documents('pre_bill');
    expect(JSON.parse(bill).blocks[0]).toEqual({ type: 'logo', ...body.logo });
  });

  test('is taken off again, and both are in the audit', async () => {
    const removed = await app.request<Style>('DELETE', at('paper-logo'), { session: boss });
    expect([removed.status, removed.body.logo]).toEqual([200, null]);
    const actions = await owner.rows<{ action: string }>(
      `select action from identity.audit_log where action like 'printing.logo%' order by seq`,
    );
    expect(actions.map(({ action }) => action)).toEqual(['printing.logo_set', 'printing.logo_removed']);
  });

  test('that is no picture, or another one than it is said to be, is refused', async () => {
    const png = await ramp();
    refused(
      await sendLogo(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      422,
      'printing.logo_kind',
    );
    refused(await sendLogo(png, 'image/jpeg'), 422, 'printing.logo_kind');
    refused(await sendLogo(png.subarray(0, 60)), 422, 'printing.logo_broken');
    refused(await sendLogo(Buffer.alloc(0)), 422, 'printing.logo_broken');
    expect((await sendLogo(png, 'image/svg+xml')).status).toBeGreaterThanOrEqual(400);
    expect((await sendLogo(Buffer.alloc(3 * 1024 * 1024), 'image/png')).status).toBe(413);
    expect((await read('receipt')).body.logo).toBeNull();
  });
});

describe('a draft', () => {
  const preview = async (what: string, body: object) => {
    const answer = await app.request<{ papers: Paper[] }>('POST', at(`${what}/preview`), {
      session: boss,
      body,
    });
    expect(answer.status).toBe(200);
    return answer.body.papers;
  };

  test.each([32, 48])('is shown on a paper of %i columns without being stored', async (columns) => {
    const { version } = (await read('receipt')).body;
    const shape = { ...PLAIN, header: ['BORRADOR'], footer: ['fin'] };
    for (const [paper, words] of [
      [
        'pre_bill',
        /BORRADOR[\s\S]*PRECUENTA[\s\S]*Impoconsumo 8 %[\s\S]*Propina voluntaria[\s\S]*Sí __[\s\S]*fin/,
      ],
      ['receipt', /BORRADOR[\s\S]*RECIBO 3456[\s\S]*Efectivo[\s\S]*Cambio[\s\S]*fin/],
    ] as const) {
      const [shown] = await preview('receipt-paper', { shape, columns, paper });
      expect(shown?.widthColumns).toBe(columns);
      expect(shown && paperText(shown)).toMatch(words);
    }
    const [ticket] = await preview('kitchen-paper', { shape: { ...shape, hidden: ['waiter'] }, columns });
    expect(ticket && paperText(ticket)).toMatch(/BORRADOR[\s\S]*COCINA[\s\S]*MESA 7[\s\S]*Ajiaco[\s\S]*fin/);
    expect(ticket && paperText(ticket)).not.toContain('Camila');
    expect((await read('receipt')).body.version).toBe(version);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { type Paper, paperText } from './paper.ts';

// From the order to the paper, through the worker, real connections and the virtual printers.

let app: TestApp;
let waitress: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  waitress = await app.logIn('fogata-mesera');
  await app.system.startWork();
});
afterAll(() => app.close());

interface Papers {
  papers: { id: string; printerId: string; printedAt: string; paper: Paper }[];
}
interface Printers {
  printers: {
    id: string;
    name: string;
    driver: string;
    stations: string[];
    waiting: number;
    lastPrintedAt: string | null;
  }[];
}

const get = async <B>(what: string, session = waitress): Promise<B> =>
  (await app.request<B>('GET', `/v1/branches/${session.branchId}/${what}`, { session })).body;

test('an order comes out at its stations’ printers, each its own lines, without a price', async () => {
  const { tables } = await get<{ tables: { id: string; name: string }[] }>('tables');
  const items = [
    ['Ajiaco', 2, 'sin alcaparras'],
    ['Tinto', 1],
  ] as const;
  const made = await orderBody(app, waitress, items, { type: 'dine_in', tableId: tables[0]?.id, guests: 2 });
  expect((await app.request('POST', '/v1/orders', { session: waitress, ...made })).status).toBe(201);
  await expect
    .poll(() => get<Papers>('papers').then(({ papers }) => papers.length), { timeout: 15_000 })
    .toBe(2);
  const { printers } = await get<Printers>('printers');
  expect(printers.map((printer) => [printer.name, printer.driver, printer.stations])).toEqual([
    ['Impresora Cocina', 'virtual', ['Cocina']],
    ['Impresora Bar', 'virtual', ['Bar']],
    ['Impresora Caja', 'virtual', ['Caja']],
  ]);
  const { papers } = await get<Papers>('papers');
  const textOf = (name: string) => {
    const printer = printers.find((one) => one.name === name);
    const paper = papers.find((one) => one.printerId === printer?.id);
    return paper ? paperText(paper.paper) : '';
  };
  expect(textOf('Impresora Cocina')).toMatch(
    /COCINA[\s\S]*MESA 1[\s\S]*Turno 1[\s\S]*Camila\s+2 pers\.[\s\S]*2 Ajiaco santafereño[\s\S]*» sin alcaparras/,
  );
  expect(textOf('Impresora Cocina')).not.toMatch(/Tinto/);
  expect(textOf('Impresora Bar')).toMatch(/BAR[\s\S]*1 Tinto/);
  for (const { paper } of papers) {
    expect(paperText(paper)).not.toMatch(/\$|REIMPRESI|32[.,]?900|3[.,]?500/);
    expect(paper.cut).toBe(true);
  }
});

test('the list of papers is the newest first, of one printer when asked, no longer than asked', async () => {
  const made = await orderBody(app, waitress, [['Mojarra', 1]]);
  await app.request('POST', '/v1/orders', { session: waitress, ...made });
  await expect
    .poll(() => get<Papers>('papers').then(({ papers }) => papers.length), { timeout: 15_000 })
    .toBe(3);
  const { papers } = await get<Papers>('papers');
  expect(papers.map((paper) => paper.printedAt)).toEqual(
    papers
      .map((paper) => paper.printedAt)
      .toSorted()
      .toReversed(),
  );
  const [newest] = papers;
  if (!newest) throw new Error('no paper');
  expect(paperText(newest.paper)).toContain('Mojarra frita');
  expect((await get<Papers>('papers?limit=1')).papers.map((paper) => paper.id)).toEqual([newest.id]);
  const kitchen = await get<Papers>(`papers?printerId=${newest.printerId}`);
  expect(kitchen.papers).toHaveLength(2);
});

test('a printer shows how much waits for it and when it printed last', async () => {
  await expect
    .poll(() => get<Printers>('printers').then(({ printers }) => printers.map((printer) => printer.waiting)))
    .toEqual([0, 0, 0]);
  const { printers } = await get<Printers>('printers');
  // The till's has had nothing to print.
  expect(printers.map(({ lastPrintedAt }) => lastPrintedAt !== null)).toEqual([true, true, false]);
  const elsewhere = await app.logIn('fogata-mesero-usaquen');
  expect(
    (await get<Printers>('printers', elsewhere)).printers.map((printer) => printer.lastPrintedAt),
  ).toEqual([null, null, null]);
  expect((await get<Papers>('papers', elsewhere)).papers).toEqual([]);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What comes out where: as people set it, as it is asked for, and as orders are sent.

interface Station {
  stationId: string;
  stationName: string;
  kind: string;
  expo: string;
  isDefault: boolean;
  targets: { printerId: string; copies: number; orderTypes: string[] | null }[];
}
interface Routing {
  version: number;
  stations: Station[];
}
type Part = {
  name: string;
  by: string;
  categoryName: string | null;
  stationName: string | null;
  targets: object[];
};

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waiter: TestSession;
let printers: Map<string, string>;
let products: Map<string, string>;

const asAnswer = (answer: unknown) => answer as Answer;
const at = (what: string) => `/v1/branches/${boss.branchId}/${what}`;
async function get<T>(url: string): Promise<T> {
  const { status, body } = await app.request<T>('GET', url, { session: boss });
  expect(status).toBe(200);
  return body;
}
const routing = () => get<Routing>(at('print-routing'));
const post = (url: string, body: object, session = boss) =>
  app.request('POST', url, { session, body, headers: { 'idempotency-key': newId() } });

/** Sets the routing otherwise, from how it stands. */
async function set(change: (station: Station) => Partial<Station>, session = boss) {
  const { version, stations } = await routing();
  const wanted = stations.map((station) => {
    const { stationId, expo, isDefault, targets } = { ...station, ...change(station) };
    return { stationId, expo, isDefault, targets };
  });
  return app.request<Routing>('PUT', at('print-routing'), { session, body: { version, stations: wanted } });
}
const targetOf = (name: string, more: object = {}) => ({
  ...{ printerId: printers.get(name) ?? '', copies: 1, orderTypes: null },
  ...more,
});

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  waiter = await app.logIn('fogata-mesera');
  await post('/v1/stations', { id: newId(), name: 'Pase', kind: 'expo' });
  await post('/v1/printers', {
    ...{ id: newId(), branchId: boss.branchId, name: 'Impresora Pase', driver: 'virtual', columns: 48 },
  });
  const listed = await get<{ printers: { id: string; name: string }[] }>(at('printers'));
  printers = new Map(listed.printers.map(({ id, name }) => [name, id]));
  const menu = await get<{ products: { id: string; name: string }[] }>('/v1/catalog');
  products = new Map(menu.products.map(({ id, name }) => [name.split(' ')[0] ?? '', id]));
});
beforeEach(async () => {
  await set(({ stationName }) => ({
    ...{ expo: 'skip', isDefault: false },
    targets: [targetOf(`Impresora ${stationName}`)],
  }));
  await owner.rows('delete from printing.jobs');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

/** Orders at the counter, sends, and tells what waits where. */
async function printed(product: string, type = 'counter'): Promise<string[]> {
  const { status, body } = await post(
    '/v1/orders',
    {
      ...{ id: newId(), branchId: boss.branchId, type, send: true },
      lines: [{ id: newId(), productId: products.get(product), quantity: 1 }],
    },
    waiter,
  );
  expect(status, JSON.stringify(body)).toBe(201);
  const jobs = await owner.rows<{ job: string }>(
    `select p.name || ': ' || (j.document ->> 'title') as job from printing.jobs j join printing.printers p on p.id = j.printer_id
      order by p.name, j.seq`,
  );
  await owner.rows('delete from printing.jobs');
  return jobs.map(({ job }) => job.replace(/#\d+/, '#'));
}
const routeOf = async (product: string, type = 'dine_in') =>
  (await get<{ parts: Part[] }>(at(`products/${products.get(product)}/print-route?type=${type}`))).parts;

describe('the routing of a branch', () => {
  test('is replaced by who has seen how it is', async () => {
    const { version, stations } = await routing();
    const body = { version, stations: [] };
    expect((await app.request('PUT', at('print-routing'), { session: boss, body })).status).toBe(200);
    expect((await routing()).stations.map(({ targets }) => targets)).toEqual(stations.map(() => []));
    const late = await app.request('PUT', at('print-routing'), { session: boss, body });
    expectProblem(asAnswer(late), 409, 'printing.routing_changed');
  });

  test('is set by one of many at once', async () => {
    const { version, stations } = await routing();
    const wanted = stations.map(({ stationId, expo, isDefault, targets }) => ({
      ...{ stationId, expo, isDefault, targets },
    }));
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.request('PUT', at('print-routing'), { session: boss, body: { version, stations: wanted } }),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    expect((await routing()).stations).toEqual(stations);
  });

  test('names nothing twice and nothing that is not there', async () => {
    const twice = await set(() => ({ targets: [targetOf('Impresora Bar'), targetOf('Impresora Bar')] }));
    expectProblem(asAnswer(twice), 422, 'printing.target_twice');
    expectProblem(asAnswer(await set(() => ({ isDefault: true }))), 422, 'printing.default_twice');
    const till = await set(({ kind }) => ({ isDefault: kind === 'till' }));
    expectProblem(asAnswer(till), 422, 'printing.default_makes_nothing');
    const [foreign] = await owner.rows<{ id: string }>(
      'select id from printing.printers where company_id <> $1',
      [boss.companyId],
    );
    for (const printerId of [foreign?.id, newId()]) {
      const unknown = await set(() => ({ targets: [targetOf('', { printerId })] }));
      expectProblem(asAnswer(unknown), 404, 'printing.printer_unknown');
    }
    const stranger = await set(() => ({ stationId: newId() }));
    expectProblem(asAnswer(stranger), 404, 'printing.station_unknown');
    expectProblem(asAnswer(await set(() => ({}), waiter)), 403, 'kernel.forbidden');
  });
});

describe('what is sent comes out', () => {
  test('as many times as is wanted, at its station and at the pass', async () => {
    await set(({ stationName, targets }) => ({
      expo: stationName === 'Cocina' ? 'also' : 'skip',
      targets: stationName === 'Cocina' ? [targetOf('Impresora Cocina', { copies: 2 })] : targets,
    }));
    expect(await printed('Ajiaco')).toEqual([
      'Impresora Cocina: Cocina MOSTRADOR #',
      'Impresora Cocina: Cocina MOSTRADOR #',
      'Impresora Pase: Cocina MOSTRADOR #',
    ]);
    expect(await printed('Tinto')).toEqual(['Impresora Bar: Bar MOSTRADOR #']);
  });

  test('where it is for, by the kind of order', async () => {
    await set(({ stationName, targets }) => ({
      targets:
        stationName === 'Cocina'
          ? [targetOf('Impresora Cocina'), targetOf('Impresora Pase', { orderTypes: ['staff_meal'] })]
          : targets,
    }));
    expect(await printed('Ajiaco')).toEqual(['Impresora Cocina: Cocina MOSTRADOR #']);
    expect(await printed('Ajiaco', 'staff_meal')).toEqual([
      'Impresora Cocina: Cocina PERSONAL #',
      'Impresora Pase: Cocina PERSONAL #',
    ]);
    expect(await routeOf('Ajiaco')).toMatchObject([{ targets: [{ copies: 1 }] }]);
    expect(await routeOf('Ajiaco', 'staff_meal')).toMatchObject([{ targets: [{}, {}] }]);
  });

  test('at the default of the branch, when the menu names nobody', async () => {
    await owner.rows('update catalog.products set station_id = null where id = $1', [products.get('Agua')]);
    await owner.rows(
      `update catalog.categories set station_id = null where id = (select category_id from catalog.products where id = $1)`,
      [products.get('Agua')],
    );
    expect(await printed('Agua')).toEqual([]);
    expect(await routeOf('Agua')).toMatchObject([{ by: 'nobody', stationName: null, targets: [] }]);
    await set(({ stationName }) => ({ isDefault: stationName === 'Bar' }));
    expect(await printed('Agua')).toEqual(['Impresora Bar: Bar MOSTRADOR #']);
    expect(await routeOf('Agua')).toMatchObject([{ by: 'branch', stationName: 'Bar' }]);
  });

  test('elsewhere, when its station was taken away; and there again when it is back', async () => {
    const bar = (await routing()).stations.find(({ stationName }) => stationName === 'Bar')?.stationId;
    expect((await app.request('DELETE', `/v1/stations/${bar}`, { session: boss })).status).toBe(200);
    expect(await printed('Tinto')).toEqual(['Impresora Cocina: Cocina MOSTRADOR #']);
    expect(await routeOf('Tinto')).toMatchObject([{ by: 'branch', stationName: 'Cocina' }]);
    expect((await post(`/v1/stations/${bar}/restore`, {})).status).toBe(200);
    expect(await printed('Tinto')).toEqual(['Impresora Bar: Bar MOSTRADOR #']);
  });

  test('nowhere new, when its printer was taken away', async () => {
    const printerId = printers.get('Impresora Bar');
    await app.request('DELETE', `/v1/printers/${printerId}`, { session: boss });
    expect(await printed('Tinto')).toEqual([]);
    // What else is changed meanwhile does not take its place from it.
    await set(() => ({}));
    await post(`/v1/printers/${printerId}/restore`, {});
    expect(await printed('Tinto')).toEqual(['Impresora Bar: Bar MOSTRADOR #']);
  });

  test('as it is told beforehand, by the category or by the product itself', async () => {
    const [ajiaco] = await routeOf('Ajiaco');
    expect(ajiaco).toMatchObject({ by: 'category', stationName: 'Cocina', categoryName: expect.any(String) });
    const unknown = await app.request('GET', at(`products/${newId()}/print-route`), { session: boss });
    expectProblem(asAnswer(unknown), 404, 'catalog.product_unknown');
  });
});

describe('a station', () => {
  test('has a name of its own, and is changed by who has seen how it is', async () => {
    const id = newId();
    const made = await post('/v1/stations', { id, name: 'Parrilla', kind: 'kitchen' });
    expect(made.status).toBe(201);
    expectProblem(
      asAnswer(await post('/v1/stations', { id: newId(), name: 'PARRILLA', kind: 'bar' })),
      409,
      'printing.station_name_taken',
    );
    const change = (body: object) =>
      app.request('PUT', `/v1/stations/${id}`, {
        session: boss,
        body: { name: 'Asador', kind: 'kitchen', ...body },
      });
    expect((await change({ version: 1 })).status).toBe(200);
    expectProblem(asAnswer(await change({ version: 1 })), 409, 'printing.station_changed');
    expectProblem(asAnswer(await change({ version: 2, name: 'Cocina' })), 409, 'printing.station_name_taken');
    const stranger = await app.logIn('esquina-duena');
    const foreign = await app.request('DELETE', `/v1/stations/${id}`, { session: stranger });
    expectProblem(asAnswer(foreign), 404, 'printing.station_unknown');
    expect((await app.request('DELETE', `/v1/stations/${id}`, { session: boss })).status).toBe(200);
  });
});

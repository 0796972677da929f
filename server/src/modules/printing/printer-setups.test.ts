import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Printers as people set them up.

interface Setup {
  id: string;
  name: string;
  driver: string;
  host: string | null;
  port: number | null;
  columns: number;
  fallbackPrinterId: string | null;
  version: number;
}

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
const TCP = { driver: 'tcp', host: '192.168.1.50', port: 9100, columns: 48 };

beforeAll(async () => {
  app = await buildTestApp({ env: { PRINTER_DEVICES: '/dev/usb/', PRINTER_NETWORKS: '192.168.0.0/16' } });
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const asAnswer = (answer: unknown) => answer as Answer;
let named = 0;
const newName = () => `Impresora ${++named}`;
const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object, session = boss) =>
  app.request<{ printers: Setup[] }>(method, url, {
    session,
    ...(body ? { body } : {}),
    headers: { 'idempotency-key': newId() },
  });
const create = (more: object = {}, session = boss) =>
  send(
    'POST',
    '/v1/printers',
    { id: newId(), branchId: boss.branchId, name: newName(), ...TCP, ...more },
    session,
  );
const setups = async () =>
  (
    await app.request<{ printers: Setup[] }>('GET', `/v1/branches/${boss.branchId}/printer-setups`, {
      session: boss,
    })
  ).body.printers;

async function made(more: object = {}): Promise<Setup> {
  const id = newId();
  const { status, body } = await create({ id, ...more });
  expect(status).toBe(201);
  const printer = body.printers.find((one) => one.id === id);
  if (!printer) throw new Error('the printer is not in the answer');
  return printer;
}

describe('a printer', () => {
  test('is what most printers are where nothing else is said', async () => {
    expect(await made({ name: ' Parrilla ' })).toEqual({
      ...{
        id: expect.any(String),
        branchId: boss.branchId,
        name: 'Parrilla',
        ...TCP,
        agentId: null,
        device: null,
      },
      ...{ codePage: 'cp858', cuts: true, confirms: 'process_id', drawer: false, images: true },
      ...{ fallbackPrinterId: null, breakerFailures: 3, breakerWindowSeconds: 60, breakerProbeSeconds: 10 },
      version: 1,
    });
  });

  test('is changed by who has seen how it is', async () => {
    const printer = await made();
    const change = { ...TCP, name: newName(), columns: 32, version: 1 };
    const { status, body } = await send('PUT', `/v1/printers/${printer.id}`, change);
    expect(status).toBe(200);
    expect(body.printers.find(({ id }) => id === printer.id)).toMatchObject({ columns: 32, version: 2 });
    const late = await send('PUT', `/v1/printers/${printer.id}`, { ...change, name: newName() });
    expectProblem(asAnswer(late), 409, 'printing.printer_changed');
    expect(late.body).toMatchObject({ details: { version: 2 } });
  });

  test('that is told to be another machine is trusted again; the same one is not', async () => {
    const printer = await made();
    await owner.rows(
      `update printing.printers set breaker = 'open', probe_at = now() + interval '1 hour', failed_at = array[now()], paper = 'out'
        where id = $1`,
      [printer.id],
    );
    const standing = async () =>
      (
        await owner.rows(
          'select breaker, paper, cardinality(failed_at) as failures from printing.printers where id = $1',
          [printer.id],
        )
      )[0];
    await send('PUT', `/v1/printers/${printer.id}`, { ...TCP, name: newName(), version: 1 });
    expect(await standing()).toEqual({ breaker: 'open', paper: 'out', failures: 1 });
    await send('PUT', `/v1/printers/${printer.id}`, {
      ...TCP,
      name: newName(),
      host: '192.168.1.51',
      version: 2,
    });
    expect(await standing()).toEqual({ breaker: 'closed', paper: null, failures: 0 });
    const detail = await app.request<{ breakerMoves: object[] }>('GET', `/v1/printers/${printer.id}`, {
      session: boss,
    });
    expect(detail.body.breakerMoves).toMatchObject([
      { from: 'open', to: 'closed' },
      { from: 'closed', to: 'open' },
    ]);
  });

  test('goes and comes back with the stations it served, and its name is free meanwhile', async () => {
    const printer = await made();
    const [station] = await owner.rows<{ id: string }>(
      `select id from printing.stations where name = 'Cocina'`,
    );
    await owner.rows(
      `insert into printing.station_printers (company_id, branch_id, station_id, printer_id) values ($1, $2, $3, $4)`,
      [boss.companyId, boss.branchId, station?.id, printer.id],
    );
    const stations = async () =>
      (
        await app.request<{ printers: { id: string; stations: string[] }[] }>(
          'GET',
          `/v1/branches/${boss.branchId}/printers`,
          { session: boss },
        )
      ).body.printers.find(({ id }) => id === printer.id)?.stations;
    expect(await stations()).toEqual(['Cocina']);
    expect((await send('DELETE', `/v1/printers/${printer.id}`)).status).toBe(200);
    expect(await stations()).toBeUndefined();
    const other = await made({ name: printer.name });
    expectProblem(
      asAnswer(await send('POST', `/v1/printers/${printer.id}/restore`, {})),
      409,
      'printing.printer_name_taken',
    );
    await send('DELETE', `/v1/printers/${other.id}`);
    expect((await send('POST', `/v1/printers/${printer.id}/restore`, {})).status).toBe(200);
    expect(await stations()).toEqual(['Cocina']);
    expect((await send('POST', `/v1/printers/${printer.id}/restore`, {})).status).toBe(200);
  });

  test('may stand in for another one of its branch, not for itself and not for a stranger’s', async () => {
    const neighbour = await made();
    expect(await made({ fallbackPrinterId: neighbour.id })).toMatchObject({
      fallbackPrinterId: neighbour.id,
    });
    const id = newId();
    expectProblem(asAnswer(await create({ id, fallbackPrinterId: id })), 422, 'printing.fallback_itself');
    await send('DELETE', `/v1/printers/${neighbour.id}`);
    const [elsewhere] = await owner.rows<{ id: string }>(
      `select p.id from printing.printers p join identity.branches b on b.id = p.branch_id where b.name = 'Usaquén' limit 1`,
    );
    const [foreign] = await owner.rows<{ id: string }>(
      'select id from printing.printers where company_id <> $1 limit 1',
      [boss.companyId],
    );
    for (const one of [neighbour.id, elsewhere?.id, foreign?.id, newId()])
      expectProblem(asAnswer(await create({ fallbackPrinterId: one })), 404, 'printing.printer_unknown');
  });

  test('is nothing to another company', async () => {
    const printer = await made();
    const missing = newId();
    for (const id of [printer.id, missing]) {
      expectProblem(
        asAnswer(await send('DELETE', `/v1/printers/${id}`, undefined, stranger)),
        404,
        'kernel.not_found',
      );
      const change = { ...TCP, name: newName(), version: 1 };
      expectProblem(
        asAnswer(await send('PUT', `/v1/printers/${id}`, change, stranger)),
        404,
        'kernel.not_found',
      );
    }
    expectProblem(asAnswer(await create({}, stranger)), 404, 'kernel.not_found');
    expect((await setups()).some(({ id }) => id === printer.id)).toBe(true);
  });

  test('has a name of its own in its branch', async () => {
    const { name } = await made();
    expectProblem(asAnswer(await create({ name: name.toUpperCase() })), 409, 'printing.printer_name_taken');
  });
});

describe('the address of a printer', () => {
  const HOSTS = [
    ...['127.0.0.1', '0x7f000001', '2130706433', '0177.0.0.1', '127.1', '[::1]', '::1', '::ffff:127.0.0.1'],
    ...['[::ffff:127.0.0.1]', '0.0.0.0', '0', '169.254.169.254', '10.0.0.1', '8.8.8.8', 'fe80::1', 'fd00::1'],
    ...[
      'http://192.168.1.50',
      '192.168.1.50/x',
      '192.168.1.50 8.8.8.8',
      '-x.example.com',
      '192.168.1.50\r\n',
      '::',
    ],
  ];
  const PORTS = [22, 23, 25, 53, 80, 443, 2375, 3306, 5432, 6379, 8080, 9110];

  test('is one that the operator allows, however it is written', async () => {
    const before = (await setups()).length;
    for (const host of HOSTS)
      for (const port of [9100, ...PORTS]) {
        const { status, body } = await create({ host, port });
        expect(status, `${host} ${port}`).toBe(422);
        expect(['printing.address_not_allowed', 'printing.address_invalid']).toContain(
          (body as unknown as { code: string }).code,
        );
      }
    for (const port of PORTS)
      expectProblem(asAnswer(await create({ port })), 422, 'printing.address_not_allowed');
    expect(await setups()).toHaveLength(before);
  });

  test.each([
    ['tcp', { host: null }, 'printing.address_missing'],
    ['tcp', { host: null, port: null, device: '/dev/usb/lp0' }, 'printing.address_missing'],
    ['file', {}, 'printing.address_missing'],
    ['file', { device: '/etc/passwd' }, 'printing.address_invalid'],
    ['file', { device: '/dev/sda' }, 'printing.address_not_allowed'],
    ['file', { device: '/dev/../etc/passwd' }, 'printing.address_invalid'],
    ['agent', { host: null }, 'printing.address_missing'],
  ])('fits the driver: %s with %j does not', async (driver, address, code) => {
    expectProblem(asAnswer(await create({ driver, ...address })), 422, code);
  });

  test.each([
    ['agent', { host: '10.0.0.9', port: 9100 }, { device: null }],
    ['agent', { host: null, port: null, device: '/dev/usb/lp0' }, {}],
    ['virtual', {}, { host: null, port: null }],
    ['cloudprnt', {}, { host: null, port: null }],
    ['tcp', { host: 'impresora-cocina.local', port: 9100 }, { device: null }],
    ['file', { device: '/dev/usb/lp0' }, { host: null, port: null }],
  ] as const)(
    'of an %s with %j is taken, and what it does not use is left out',
    async (driver, address, kept) => {
      expect(await made({ driver, ...address })).toMatchObject({ driver, ...address, ...kept });
    },
  );
});

import { printOverTcp } from '@fastops/printer-link';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATIENCE } from '../../app/testing/print-room.ts';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import type { PrintAlert } from './alert.ts';
import { type Paper, paperText } from './paper.ts';
import type { PlayedFault } from './played-fault.ts';

// From the word of a person to the neighbour's paper and back, over HTTP, with the virtual printers and the workers running.

let app: TestApp;
let owner: Owner;
let cook: TestSession;
let waitress: TestSession;

interface Printer {
  id: string;
  name: string;
  playedFault: PlayedFault | null;
  breaker: string;
}

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  cook = await app.logIn('fogata-cocina');
  waitress = await app.logIn('fogata-mesera');
  await app.system.startWork();
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const get = async <B>(what: string): Promise<B> =>
  (await app.request<B>('GET', `/v1/branches/${cook.branchId}/${what}`, { session: cook })).body;

async function printer(name: string): Promise<Printer> {
  const { printers } = await get<{ printers: Printer[] }>('printers');
  const found = printers.find((one) => one.name === name);
  if (!found) throw new Error(`no printer ${name}`);
  return found;
}

const play = (printerId: string, fault: string, session = cook) =>
  app.request<{ code: string; printers: Printer[] }>('PUT', `/v1/printers/${printerId}/played-fault`, {
    session,
    body: { fault },
  });

async function papersOf(printerId: string): Promise<string[]> {
  const { papers } = await get<{ papers: { paper: Paper }[] }>(`papers?printerId=${printerId}`);
  return papers.map(({ paper }) => paperText(paper)).toReversed();
}

async function order(name: string): Promise<void> {
  const made = await orderBody(app, waitress, [[name, 1]]);
  expect((await app.request('POST', '/v1/orders', { session: waitress, ...made })).status).toBe(201);
}

/** What a driver hears of it: that a fault was asked for is not yet that it is played. */
async function heardOf(printerId: string): Promise<string> {
  const [row] = await owner.rows<{ host: string; port: number }>(
    'select host, port from printing.printers where id = $1',
    [printerId],
  );
  if (!row) throw new Error('no such printer');
  const outcome = await printOverTcp({ ...row, bytes: null, confirms: 'process_id', processId: '' });
  return outcome.kind === 'failed' ? outcome.reason : 'well';
}

const alerts = async () =>
  (await get<{ alerts: PrintAlert[] }>('print-alerts')).alerts.map(
    ({ kind, printerName, standIn }) => `${kind} ${printerName} > ${standIn}`,
  );

test('an unplugged printer is stood in for and said to be down; plugged in again it prints its own', async () => {
  const kitchen = await printer('Impresora Cocina');
  const bar = await printer('Impresora Bar');
  expect(kitchen.playedFault).toBe('ok');
  const { status, body } = await play(kitchen.id, 'offline');
  expect([status, body.printers.map((one) => [one.id, one.playedFault])]).toEqual([
    200,
    [[kitchen.id, 'offline']],
  ]);
  await expect.poll(() => heardOf(kitchen.id), PATIENCE).toBe('refused');
  await order('Ajiaco');
  await expect.poll(() => papersOf(bar.id), PATIENCE).toHaveLength(1);
  const [page] = await papersOf(bar.id);
  expect(page).toContain('REENRUTADO de');
  expect(page).toContain('Ajiaco');
  expect(page).not.toContain('DUPLICADO');
  expect(await alerts()).toEqual(['down Impresora Cocina > Impresora Bar']);
  await play(kitchen.id, 'ok');
  await expect.poll(async () => (await printer('Impresora Cocina')).breaker, PATIENCE).not.toBe('open');
  await order('Lechona');
  await expect.poll(() => papersOf(kitchen.id), PATIENCE).toHaveLength(1);
  const [own] = await papersOf(kitchen.id);
  expect(own).toContain('Lechona');
  expect(own).not.toContain('REENRUTADO');
  await expect.poll(alerts, PATIENCE).toEqual([]);
  expect(await papersOf(bar.id)).toHaveLength(1);
});

test('the same again is neither noted nor announced twice', async () => {
  const { id } = await printer('Impresora Bar');
  const noted = async () =>
    (
      await owner.rows<{ count: number }>(
        `select count(*)::int as count from identity.audit_log where action = 'printing.fault_played' and object_id = $1`,
        [id],
      )
    )[0]?.count;
  await play(id, 'slow');
  await play(id, 'slow');
  expect(await noted()).toBe(1);
  await play(id, 'ok');
  expect(await noted()).toBe(2);
});

test('only who operates printers plays faults, only known ones, and only on a virtual printer', async () => {
  const { id } = await printer('Impresora Cocina');
  expect((await play(id, 'offline', waitress)).status).toBe(403);
  expect((await play(id, 'on_fire')).status).toBe(400);
  const other = await app.logIn('esquina-duena');
  expect((await play(id, 'offline', other)).status).toBe(404);
  await owner.rows(`update printing.printers set driver = 'tcp' where id = $1`, [id]);
  const refused = await play(id, 'offline');
  expect([refused.status, refused.body.code]).toEqual([409, 'printing.not_virtual']);
  expect((await printer('Impresora Cocina')).playedFault).toBeNull();
});

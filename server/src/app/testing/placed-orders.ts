import { newId } from '../../kernel/ids.ts';
import type { TestApp, TestSession } from './test-app.ts';

type Requester = Pick<TestApp, 'request'>;

/** A device that opened the table of the draft offline: its own id stands for the draft from then on. */
export async function joinOrder(
  app: Requester,
  session: TestSession,
  { branchId, tableId }: { branchId: string; tableId: string },
): Promise<void> {
  const open = { id: newId(), orderId: newId(), type: 'order.open', payload: { type: 'dine_in', tableId } };
  const { body } = await app.request('POST', '/v1/sync', { session, body: { branchId, commands: [open] } });
  if (String(body.outcomes?.[0]?.status) !== 'applied') throw new Error(JSON.stringify(body));
}

/** An order of two pieces of a product, at a table or the counter. */
export async function placeOrder(
  app: Requester,
  session: TestSession,
  {
    productId,
    send,
    tableId,
    branchId,
  }: { branchId: string; tableId?: string; productId: string; send: boolean },
) {
  const { status, body } = await app.request<{
    id: string;
    tickets: { id: string }[];
    lines: { id: string }[];
  }>('POST', '/v1/orders', {
    session,
    headers: { 'idempotency-key': newId() },
    body: {
      id: newId(),
      branchId,
      ...(tableId === undefined ? { type: 'counter' } : { type: 'dine_in', tableId }),
      lines: [{ id: newId(), productId, quantity: 2 }],
      guest: { name: 'Persona de prueba', phone: '300 765 4321' },
      send,
    },
  });
  if (status !== 201) throw new Error(`the order was refused: ${JSON.stringify(body)}`);
  return body;
}

/** A page for the kitchen that no worker takes: none runs in a test. */
export async function waitingPage(app: Requester, session: TestSession, branchId: string): Promise<string> {
  const { body } = await app.request<{ jobs: { id: string }[] }>(
    'GET',
    `/v1/branches/${branchId}/print-jobs?show=waiting`,
    { session },
  );
  return body.jobs[0]?.id ?? '';
}

/** Says what comes out where, as it is already; returns the last printer of the branch. */
export async function routePapers(app: Requester, session: TestSession, branchId: string): Promise<string> {
  const url = `/v1/branches/${branchId}/print-routing`;
  const { body } = await app.request<{
    version: number;
    stations: { stationId: string; expo: string; isDefault: boolean; targets: { printerId: string }[] }[];
  }>('GET', url, { session });
  const stations = body.stations.map(({ stationId, expo, isDefault, targets }) => ({
    ...{ stationId, expo, isDefault, targets },
  }));
  const put = await app.request('PUT', url, { session, body: { version: body.version, stations } });
  if (put.status !== 200) throw new Error(`the routing was refused: ${JSON.stringify(put.body)}`);
  return body.stations.at(-1)?.targets[0]?.printerId ?? '';
}

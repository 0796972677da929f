import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteCustomer } from '../../app/testing/customer.ts';
import { openOrders } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { forgetErasedCustomers } from './handlers.ts';

let app: TestApp;
let owner: Owner;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

// T51 of reliability.md.
test('an order of a customer who was erased keeps what was sold, and not for whom', async () => {
  const boss = await app.logIn('fogata-duena');
  const customerId = await noteCustomer(app, boss);
  const desk = await openOrders(app, boss);
  const order = await desk.open({
    type: 'delivery',
    guest: { customerId, name: 'Rosalía Inventada', phone: '310 555 0199' },
    delivery: { address: 'Calle Inventada 7', detail: 'Apto 302' },
  });
  await order.add('Ajiaco', 2);
  const before = await order.read();
  const erased = await app.request('POST', `/v1/customers/${customerId}/erase`, {
    session: boss,
    body: { reason: 'requested' },
    headers: { 'idempotency-key': newId() },
  });
  expect(erased.status).toBeLessThan(300);
  const [delivery] = await owner.rows<{ payload: object; event: string; id: string }>(
    `select id, event, payload from kernel.deliveries where subscriber = 'orders.erased_customers'`,
  );
  expect(delivery).toMatchObject({ payload: { customerId } });
  await app.system.database.inTenant(boss.companyId, (tx) => forgetErasedCustomers(tx, [delivery as never]));
  const after = await order.read();
  expect(after).toMatchObject({ totalMinor: before.totalMinor, delivery: null, guest: { phone: null } });
  const text = JSON.stringify(
    await owner.rows('select * from orders.orders o join orders.events e on e.order_id = o.id'),
  );
  // Words alone: three digits stand in an id by chance sooner or later.
  for (const word of ['Rosal', '5550199', '555 0199', 'Inventada', 'Apto'])
    expect(text, word).not.toContain(word);
});

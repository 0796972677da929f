import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { forge, hostileTokens, partsOf } from './testing/hostile-tokens.ts';
import { openScreen, type Screen } from './testing/screen.ts';
import { buildTestApp, orderBody, TEST_SECRET, type TestApp, type TestSession } from './testing/test-app.ts';

// Who hears what (threat H11; T10, T16, T17), over real connections to a listening server.

let app: TestApp;
let owner: Owner;
let port: number;
let waitress: TestSession;
let cook: TestSession;
let usaquen: TestSession;
let stranger: TestSession;
const open: Screen<Socket>[] = [];

beforeAll(async () => {
  // The api role alone: events are carried, nothing is printed.
  app = await buildTestApp({ env: { ROLES: 'api' } });
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  cook = await app.logIn('fogata-cocina');
  usaquen = await app.logIn('fogata-mesero-usaquen');
  stranger = await app.logIn('esquina-duena');
  await app.system.startWork();
  port = (await app.system.listen({ host: '127.0.0.1', port: 0 })) ?? 0;
});
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.close();
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

/** Connects with a token, and whatever else a client may say. */
async function screen(
  token: unknown,
  more: Partial<ManagerOptions & SocketOptions> = {},
): Promise<Screen<Socket>> {
  const options = {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { token },
    ...more,
  };
  const opened = await openScreen(io(`http://127.0.0.1:${port}`, options));
  open.push(opened);
  return opened;
}

/** Takes an order; returns its id and the id of its first ticket. */
async function order(session: TestSession): Promise<{ id: string; ticketId: string }> {
  const made = await orderBody(app, session, [[session === stranger ? 'Capuchino' : 'Ajiaco', 1]]);
  const { status, body } = await app.request<{ tickets: { id: string }[] }>('POST', '/v1/orders', {
    session,
    ...made,
  });
  expect(status).toBe(201);
  return { id: made.body.id, ticketId: body.tickets[0]?.id ?? '' };
}

const SENT = 'orders.order_sent';

describe('an event', () => {
  test('reaches the kitchen and the floor of its branch, once each, as ids', async () => {
    const [kitchen, floor] = [await screen(cook.token), await screen(waitress.token)];
    const { id, ticketId } = await order(waitress);
    const { payload } = await kitchen.hears(SENT, id);
    expect(payload).toEqual({
      schemaVersion: 1,
      branchId: waitress.branchId,
      orderId: id,
      version: 1,
      ticketIds: [ticketId],
      stationIds: [expect.any(String)],
    });
    await floor.hears(SENT, id);
    await app.request('POST', `/v1/tickets/${ticketId}/done`, { session: cook, body: {} });
    await kitchen.hears('orders.ticket_changed', ticketId);
    await floor.hears('orders.ticket_changed', ticketId);
    // She listens in two rooms of the one event, and hears it once.
    expect(floor.heard.filter((one) => one.event === SENT)).toHaveLength(1);
    expect(kitchen.heard.filter((one) => one.event === SENT)).toHaveLength(1);
  });

  test('reaches no other branch and no other company', async () => {
    const [ours, sameCompany, otherCompany] = [
      await screen(cook.token),
      await screen(usaquen.token),
      await screen(stranger.token),
    ];
    const here = await order(waitress);
    await ours.hears(SENT, here.id);
    // One emission serves all rooms, so what a stranger was to hear of it stands before what is his own.
    const there = await order(usaquen);
    await sameCompany.hears(SENT, there.id);
    const elsewhere = await order(stranger);
    await otherCompany.hears(SENT, elsewhere.id);
    expect(sameCompany.heard.map((one) => one.payload.orderId)).toEqual([there.id]);
    expect(otherCompany.heard.map((one) => one.payload.orderId)).toEqual([elsewhere.id]);
    expect(ours.heard.map((one) => one.payload.orderId)).toEqual([here.id]);
  });

  test('that was undone is never heard', async () => {
    const kitchen = await screen(cook.token);
    await owner.rows(
      `create function public.undo() returns trigger language plpgsql as 'begin raise exception ''undone''; end'`,
    );
    await owner.rows(
      'create trigger undo before insert on kernel.idempotency_keys for each row execute function public.undo()',
    );
    const made = await orderBody(app, waitress, [['Ajiaco', 1]]);
    expect((await app.request('POST', '/v1/orders', { session: waitress, ...made })).status).toBe(500);
    await owner.rows('drop trigger undo on kernel.idempotency_keys');
    const after = await order(waitress);
    await kitchen.hears(SENT, after.id);
    expect(kitchen.heard.map((one) => one.payload.orderId)).toEqual([after.id]);
  });
});

describe('a client', () => {
  test('that asks for rooms, by any name, is given none', async () => {
    const spy = await screen(stranger.token);
    const room = (channel: string) => `${waitress.companyId}/${waitress.branchId}/${channel}`;
    const rooms = ['kitchen', 'floor', 'printers'].flatMap((channel) => [
      room(channel),
      [room(channel)],
      { room: room(channel) },
      { companyId: waitress.companyId, branchId: waitress.branchId, channel },
    ]);
    const commands = [
      'join',
      'subscribe',
      'room',
      'channel',
      'listen',
      'authenticate',
      'message',
      SENT,
      'orders.ticket_changed',
    ];
    for (const command of commands) for (const name of rooms) spy.socket.emit(command, name, () => undefined);
    spy.socket.emit('authenticate', { token: waitress.token });
    const kitchen = await screen(cook.token);
    const here = await order(waitress);
    await kitchen.hears(SENT, here.id);
    const own = await order(stranger);
    await spy.hears(SENT, own.id);
    expect(spy.heard.map((one) => one.payload.orderId)).toEqual([own.id]);
    // Nor does what a client says reach another screen.
    expect(kitchen.heard.map((one) => one.payload.orderId)).toEqual([here.id]);
  });

  test('that asks for a namespace of its own naming is refused', async () => {
    for (const path of [
      `/${waitress.companyId}`,
      '/admin',
      `/${waitress.companyId}/${waitress.branchId}/kitchen`,
    ]) {
      const { socket } = await screen(stranger.token);
      const other = socket.io.socket(path, { auth: { token: stranger.token } });
      await expect(new Promise((_, reject) => other.on('connect_error', reject))).rejects.toThrow(
        'Invalid namespace',
      );
    }
  });

  test('that sends more than a word is let go', async () => {
    const talker = await screen(stranger.token);
    talker.socket.emit('x', 'y'.repeat(10_000));
    expect(await talker.ended()).toMatch(/transport/);
  });
});

describe('the handshake', () => {
  test('refuses every hostile token of the corpus, and takes the one they were made from', async () => {
    const corpus = hostileTokens(waitress.token, TEST_SECRET, 'http://127.0.0.1:9');
    expect(corpus.length).toBeGreaterThan(80);
    for (const { why, token } of corpus) {
      const refused = token.length > 4_000 ? /^closed: transport/ : /^identity\.token_(refused|required)$/;
      await expect(screen(token), why).rejects.toThrow(refused);
    }
    expect((await screen(waitress.token)).socket.connected).toBe(true);
  });

  test('refuses what is no token, and one that stands elsewhere', async () => {
    for (const token of [undefined, null, 7, true, [waitress.token], { token: waitress.token }]) {
      await expect(screen(token)).rejects.toThrow('identity.token_required');
    }
    const elsewhere = {
      query: { token: waitress.token },
      extraHeaders: { authorization: `Bearer ${waitress.token}` },
    };
    await expect(screen(undefined, elsewhere)).rejects.toThrow('identity.token_required');
  });

  test('refuses a session that has ended, a member who is disabled and a company that is suspended', async () => {
    const { header, payload } = partsOf(waitress.token);
    const gone = forge(TEST_SECRET, header, { ...payload, sid: newId() });
    await expect(screen(gone)).rejects.toThrow('identity.session_ended');
    const cashier = await app.logIn('fogata-cajero');
    await owner.rows(`update identity.members set state = 'disabled' where id = $1`, [cashier.memberId]);
    await expect(screen(cashier.token)).rejects.toThrow('identity.session_ended');
    const set = (state: string) =>
      owner.rows('update identity.companies set state = $1 where company_id = $2', [
        state,
        stranger.companyId,
      ]);
    const fresh = await app.logIn('esquina-mesera');
    await set('suspended');
    await expect(screen(fresh.token)).rejects.toThrow('identity.company_suspended');
    await set('active');
  });

  test.each(['websocket', 'polling'] as const)(
    'refuses a page of another site, over %s',
    async (transport) => {
      for (const origin of [
        'https://evil.example',
        'null',
        `http://127.0.0.1.evil.example:${port}`,
        `http://127.0.0.1:${port + 1}`,
      ]) {
        const options = { transports: [transport], extraHeaders: { origin } };
        await expect(screen(waitress.token, options), origin).rejects.toThrow(/error/);
      }
      const own = { transports: [transport], extraHeaders: { origin: `http://127.0.0.1:${port}` } };
      expect((await screen(waitress.token, own)).socket.connected).toBe(true);
    },
  );
});

test('a connection ends with its token, and hears nothing afterwards', async () => {
  const { header, payload } = partsOf(cook.token);
  const short = forge(TEST_SECRET, header, { ...payload, exp: Math.floor(Date.now() / 1_000) + 2 });
  const [kitchen, lasting] = [await screen(short), await screen(cook.token)];
  expect(await kitchen.ended()).toBe('io server disconnect');
  const { id } = await order(waitress);
  await lasting.hears(SENT, id);
  expect(kitchen.heard).toEqual([]);
});

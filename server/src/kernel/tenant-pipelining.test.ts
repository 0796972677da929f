import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from './ids.ts';
import { openLog } from './log.ts';
import { run, send, tables } from './sql.ts';
import { type Database, openDatabase } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE } from './testing/kernel-database.ts';

interface ProbeTables {
  'probe.notes': { company_id: string; id: string; note: string };
}

const company = newId();
const sockets = new Set<Socket>();
/** What the pool wrote, one text for each piece that arrived. */
const writes: string[] = [];
const wire = createServer((client) => {
  const { hostname, port } = new URL(db.ownerUrl);
  const server = connect({ host: hostname, port: Number(port) || 5432 });
  for (const socket of [client, server]) {
    sockets.add(socket);
    socket.setNoDelay(true);
    // Either side may be cut when the test ends.
    socket.on('error', () => undefined);
  }
  client.on('data', (bytes) => void writes.push(bytes.toString('latin1')));
  client.pipe(server).pipe(client);
});
let db: KernelDatabase;
let database: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const address = wire.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const url = new URL(db.appUrl);
  url.host = `127.0.0.1:${address.port}`;
  database = openDatabase({ url: url.href, poolSize: 1, log: openLog({ level: 'silent', pretty: false }) });
});
afterAll(async () => {
  await database.close();
  for (const socket of sockets) socket.destroy();
  wire.close();
  await db.drop();
});

/** What one piece of work cost, by the product's own count and on the wire. */
async function cost(act: (counted: Database) => Promise<unknown>) {
  // The connection stands and its statements are prepared: what is measured is a transaction, not its first time.
  await act(database);
  const name = newId();
  writes.length = 0;
  await act(database.counted(name));
  const { statements, roundTrips, transactions } = database.traffic().get(name) ?? {};
  return { statements, roundTrips, transactions, writes: writes.length };
}

test('begin, the company and the first statements leave in one write, the commit in the next', async () => {
  const spent = await cost((door) =>
    door.inTenant(company, async (tx) => {
      await Promise.all([run(tx, PROBE.all, []), run(tx, PROBE.company, [])]);
    }),
  );
  expect(spent).toEqual({ statements: 5, roundTrips: 2, transactions: 1, writes: 2 });
  const [first = '', last = ''] = writes;
  for (const part of ['begin', 'kernel.enter', company, 'probe.all', 'probe.company'])
    expect(first).toContain(part);
  expect(first).not.toContain('commit');
  expect(last).toContain('commit');
});

test('writes that nobody waits for travel with the commit', async () => {
  const spent = await cost((door) =>
    door.inTenant(company, async (tx) => {
      await run(tx, PROBE.all, []);
      for (let i = 0; i < 5; i += 1) send(tx, PROBE.insert, [company, newId(), newId()]);
    }),
  );
  expect(spent).toEqual({ statements: 9, roundTrips: 2, transactions: 1, writes: 2 });
  expect(writes[1]?.match(/probe\.insert/g)).toHaveLength(5);
  expect(writes[1]).toContain('commit');
});

test('a transaction of deferred writes alone is a single round trip', async () => {
  const spent = await cost((door) =>
    door.inTenant(company, async (tx) => send(tx, PROBE.insert, [company, newId(), newId()])),
  );
  expect(spent).toEqual({ statements: 4, roundTrips: 1, transactions: 1, writes: 1 });
});

test('built queries join the same write', async () => {
  const spent = await cost((door) =>
    door.inTenant(company, async (tx) => {
      const notes = tables<ProbeTables>(tx).selectFrom('probe.notes').select('note');
      await Promise.all([notes.execute(), notes.where('note', '=', 'x').execute(), run(tx, PROBE.all, [])]);
    }),
  );
  expect(spent).toEqual({ statements: 6, roundTrips: 2, transactions: 1, writes: 2 });
});

test('each statement that waits for the one before costs a round trip of its own', async () => {
  const spent = await cost((door) =>
    door.inTenant(company, async (tx) => {
      await run(tx, PROBE.all, []);
      await run(tx, PROBE.all, []);
    }),
  );
  expect(spent).toEqual({ statements: 5, roundTrips: 3, transactions: 1, writes: 3 });
});

test('a refusal costs one round trip more than it asked for: the rollback', async () => {
  const spent = await cost(async (door) => {
    const refused = door.inTenant(company, async (tx) => {
      await run(tx, PROBE.all, []);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
  });
  expect(spent).toEqual({ statements: 4, roundTrips: 2, transactions: 1, writes: 2 });
  expect(writes[1]).toContain('rollback');
});

test('a transaction that asks once is one write, from begin to commit', async () => {
  const spent = await cost((door) =>
    door.askInTenant(company, async (tx) => {
      send(tx, PROBE.insert, [company, newId(), newId()]);
      return Promise.all([run(tx, PROBE.all, []), run(tx, PROBE.company, [])]);
    }),
  );
  expect(spent).toEqual({ statements: 6, roundTrips: 1, transactions: 1, writes: 1 });
  const parts = ['begin', 'kernel.enter', 'probe.insert', 'probe.all', 'probe.company', 'commit'];
  const places = parts.map((part) => writes[0]?.indexOf(part) ?? -1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places).not.toContain(-1);
});

test('one that asks once outside the companies names none', async () => {
  const spent = await cost((door) => door.askOutside((tx) => run(tx, PROBE.company, [])));
  expect(spent).toEqual({ statements: 3, roundTrips: 1, transactions: 1, writes: 1 });
  expect(writes[0]).not.toContain('kernel.enter');
});

test('work that throws before it waits leaves in one write too, with the rollback', async () => {
  const spent = await cost(async (door) => {
    const refused = door.askInTenant(company, async (tx) => {
      send(tx, PROBE.insert, [company, newId(), newId()]);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
  });
  expect(spent).toEqual({ statements: 4, roundTrips: 1, transactions: 1, writes: 1 });
  expect(writes[0]).toContain('rollback');
});

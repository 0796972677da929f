import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { migrationSources } from './app/migrations.ts';
import { newId } from './kernel/ids.ts';
import { UnusableDatabase } from './kernel/migrate.ts';
import { prepareDatabase } from './kernel/prepare-database.ts';
import { makeDataDir } from './kernel/testing/fixtures/embedded-postgres-harness.ts';

// The product as people start it: the real program, its own PostgreSQL, real sockets and signals.

const CANARY = 'canary-4711';
const folder = makeDataDir();
const children: ChildProcess[] = [];

interface Running {
  child: ChildProcess;
  origin: string;
  /** All it has written so far, to both outputs. */
  output: () => string;
  exit: Promise<{ code: number | null; output: string }>;
}

function launch(env: Record<string, string>): {
  child: ChildProcess;
  output: () => string;
  exit: Running['exit'];
} {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url))], {
    // Nothing of this process's own settings, so that a test run for another database does not change what starts.
    env: { LOG_LEVEL: 'trace', LOG_PRETTY: 'false', FASTOPS_DATA_DIR: folder.dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      written += bytes.toString();
    });
  const exit = once(child, 'close').then(([code]) => ({ code: code as number | null, output: written }));
  return { child, output: () => written, exit };
}

/** Starts the product and returns once it says where it stands. */
async function start(): Promise<Running> {
  const { child, output, exit } = launch({ PORT: '0' });
  const address = () => /FastOps {2}http:\/\/localhost:(\d+)/.exec(output())?.[1];
  while (address() === undefined) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { child, origin: `http://127.0.0.1:${address()}`, output, exit };
}

async function stop(product: Running, signal: NodeJS.Signals) {
  product.child.kill(signal);
  return product.exit;
}

afterAll(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await folder.remove();
});

interface Session {
  accessToken: string;
  branches: { id: string }[];
}

async function logIn({ origin }: Running): Promise<Session> {
  const answer = await post(`${origin}/v1/auth/demo`, { key: 'fogata-mesera' });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Session;
}

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function read(product: Running, session: Session, path: string) {
  const headers = { authorization: `Bearer ${session.accessToken}` };
  const answer = await fetch(`${product.origin}${path}`, { headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** An order whose head the product has accepted, and whose body it waits for. */
async function accepted({ origin }: Running, session: Session, body: string, key: string) {
  const { hostname, port, host } = new URL(origin);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  let text = '';
  const head = ['POST /v1/orders HTTP/1.1', `host: ${host}`, `authorization: Bearer ${session.accessToken}`];
  head.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  head.push(`idempotency-key: ${key}`, 'expect: 100-continue');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'data');
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  return { send: () => socket.write(body), answer: once(socket, 'close').then(() => text) };
}

test('it starts, serves, stops under load without losing an answer, and starts again with its data', async () => {
  const first = await start();
  expect(first.output()).toContain('Loaded the demo restaurant');
  const session = await logIn(first);
  const { body: catalog } = await read(first, session, '/v1/catalog');
  const [product] = catalog.products as { id: string }[];
  const orders = Array.from({ length: 12 }, () => ({
    id: newId(),
    branchId: session.branches[0]?.id,
    type: 'counter',
    lines: [{ id: newId(), productId: product?.id, quantity: 1 }],
    send: true,
  }));

  await tellSecrets(first);
  const busy = await simultaneousStart();
  expect(busy).toMatchObject({ code: 1, output: expect.stringMatching(/already|another|in use|busy/i) });
  expect(busy.output).not.toMatch(/\n\s+at /);
  await wrongPassword();

  const underWay = await Promise.all(
    orders.map((order) => accepted(first, session, JSON.stringify(order), newId())),
  );
  const ending = stop(first, 'SIGTERM');
  for (const request of underWay) request.send();
  const answers = await Promise.all(underWay.map((request) => request.answer));
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 201 /);
  const ended = await ending;
  expect(ended.code, ended.output).toBe(0);
  expect(ended.output).not.toContain(CANARY);
  expect(ended.output).not.toContain(session.accessToken);
  await expect(fetch(`${first.origin}/health/live`)).rejects.toThrow();

  const second = await start();
  expect(second.output()).not.toMatch(/Loaded the demo|Applied/);
  const again = await logIn(second);
  const numbers = await Promise.all(
    orders.map(async ({ id }) => {
      const { status, body } = await read(second, again, `/v1/orders/${id}`);
      expect(status).toBe(200);
      return body.number as number;
    }),
  );
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  // The first token still opens what it opened: the secret is kept in the data folder.
  expect((await read(second, session, '/v1/me')).status).toBe(200);
  expect((await stop(second, 'SIGINT')).code).toBe(0);
}, 120_000);

/** Gives secrets to the product in every place where a caller can, rightly and wrongly. */
async function tellSecrets({ origin }: Running): Promise<void> {
  const secret = { cookie: `fastops_session=${CANARY}`, authorization: `Bearer ${CANARY}` };
  const asked = [
    post(`${origin}/v1/auth/login`, { email: 'mesera@lafogata.example', password: CANARY }, secret),
    post(
      `${origin}/v1/auth/login`,
      { email: 'mesera@lafogata.example', password: CANARY, pin: CANARY },
      secret,
    ),
    post(`${origin}/v1/auth/login`, { email: 'mesera@lafogata.example', password: [CANARY] }, secret),
    post(`${origin}/v1/auth/refresh`, {}, secret),
    post(`${origin}/v1/orders`, { token: CANARY }, secret),
    fetch(`${origin}/v1/me`, { headers: secret }),
    fetch(`${origin}/v1/catalog?token=${CANARY}`, { headers: secret }),
    fetch(`${origin}/metrics`, { headers: secret }),
  ];
  for (const answer of await Promise.all(asked)) expect(await answer.text()).not.toContain(CANARY);
}

async function simultaneousStart(): Promise<{ code: number | null; output: string }> {
  return launch({ PORT: '0' }).exit;
}

/** Here, since this PostgreSQL is sure to ask for a password. */
async function wrongPassword(): Promise<void> {
  const [, , , port] = (await readFile(join(folder.dataDir, 'postgres-18/postmaster.pid'), 'utf8')).split(
    '\n',
  );
  const url = `postgres://fastops_login:${CANARY}@127.0.0.1:${port}/fastops`;
  const error: unknown = await prepareDatabase(url, undefined, migrationSources()).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UnusableDatabase);
  expect((error as Error).message).toContain('refuses the user or password of DATABASE_URL');
  expect((error as Error).message).not.toContain(CANARY);
}

test('it refuses settings it cannot use in a sentence each, without a trace of the program', async () => {
  const given = { DATABASE_URL: `postgres://app:${CANARY}@127.0.0.1:1/fastops` };
  const refusals: [env: Record<string, string>, sentences: string[]][] = [
    [{ PORT: 'many', DEMO: 'perhaps' }, ['PORT must be', 'DEMO must be']],
    [given, ['FASTOPS_SECRET is required']],
    [{ ...given, FASTOPS_SECRET: CANARY.repeat(5) }, ['No PostgreSQL answers at DATABASE_URL']],
  ];
  const ends = await Promise.all(refusals.map(([env]) => launch(env).exit));
  for (const [i, { code, output }] of ends.entries()) {
    expect(code).toBe(1);
    for (const sentence of refusals[i]?.[1] ?? []) expect(output).toContain(sentence);
    expect(output).not.toMatch(/\n\s+at |node:internal/);
    expect(output).not.toContain(CANARY);
  }
});

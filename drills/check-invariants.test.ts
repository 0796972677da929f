import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, orderBody, type TestApp } from '../server/src/app/testing/test-app.ts';
import { makeDataDir } from '../server/src/kernel/testing/fixtures/embedded-postgres-harness.ts';
import { type Owner, openOwner } from '../server/src/kernel/testing/owner.ts';
import { INVARIANTS } from './rig/invariants.ts';

// `npm run invariants`, as somebody runs it at a terminal: on a database by its address, and on an installation.

let app: TestApp;
let owner: Owner;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  const session = await app.logIn('fogata-mesera');
  const made = await orderBody(app, session, [['Ajiaco', 1]]);
  expect((await app.request('POST', '/v1/orders', { session, ...made })).status).toBe(201);
  // At rest: nothing comes to wait for too long while the tests run.
  for (const deliverer of app.system.deliverers) await deliverer.drain();
  await owner.rows(
    "update printing.jobs set state = 'printed', attempts = 1, printings = 1, printed_at = now(), ended_at = now()",
  );
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const program = fileURLToPath(new URL('./check-invariants.ts', import.meta.url));
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, faults] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    faults += text;
  });
  const [code] = await once(child, 'close');
  return { code, lines: out.trimEnd().split('\n'), faults };
}

test('says of each invariant how many rows break it', async () => {
  const sound = await run(['--url', app.db.ownerUrl]);
  expect(sound.faults).toBe('');
  expect(sound.code).toBe(0);
  expect(sound.lines).toHaveLength(INVARIANTS.length + 1);
  expect(JSON.parse(sound.lines.at(-1) ?? '')).toEqual({ invariants: INVARIANTS.length, broken: 0 });

  await owner.rows('update orders.counters set number = number + 1');
  const broken = await run(['--url', app.db.ownerUrl]);
  await owner.rows('update orders.counters set number = number - 1');
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.lines.at(-1) ?? '')).toEqual({ invariants: INVARIANTS.length, broken: 1 });
  expect(broken.lines.filter((line) => line.startsWith('✗'))).toEqual([
    expect.stringMatching(/^✗ I05 {6}1 {2}the counter/),
  ]);
});

test('is not run by one from whom row security hides what might be broken', async () => {
  const hidden = await run(['--url', app.db.appUrl]);
  expect(hidden.code).toBe(1);
  expect(hidden.lines).toEqual(['']);
  expect(hidden.faults).toMatch(/row-level security|permission denied/);
});

test('wants the owner of a database that the settings name', async () => {
  const env = { DATABASE_URL: app.db.appUrl, FASTOPS_SECRET: 'a secret of the tests that is long enough' };
  const refused = await run([], env);
  expect(refused.code).toBe(1);
  expect(refused.faults).toContain('DATABASE_OWNER_URL');
  const owned = await run([], { ...env, DATABASE_OWNER_URL: app.db.ownerUrl });
  expect(owned.code, owned.faults).toBe(0);
});

test('finds the embedded database of an installation', async () => {
  const folder = makeDataDir();
  const { code, lines, faults } = await run([], { FASTOPS_DATA_DIR: folder.dataDir });
  await folder.remove();
  expect(code, faults).toBe(0);
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ invariants: INVARIANTS.length, broken: 0 });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { makeDataDir } from '../kernel/testing/fixtures/embedded-postgres-harness.ts';

// The links that a terminal gives: at the start, and by command while the product runs and while it does not.

const folder = makeDataDir();
const children: ChildProcess[] = [];

function run(program: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    // Nothing of this process's own settings, so that a test run for another database does not change what starts.
    env: {
      LOG_LEVEL: 'warn',
      LOG_PRETTY: 'false',
      FASTOPS_DATA_DIR: folder.dataDir,
      PORT: '0',
      DEMO: 'false',
    },
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

afterAll(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await folder.remove();
});

/** Starts the product and returns once it says where it stands. */
async function start() {
  const product = run('../main.ts');
  const address = () => /FastOps {2}http:\/\/localhost:(\d+)/.exec(product.output())?.[1];
  while (address() === undefined) {
    if (product.child.exitCode !== null) throw new Error(`it ended: ${product.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { ...product, origin: `http://127.0.0.1:${address()}` };
}

const tokenIn = (output: string, page: string) =>
  new RegExp(`/${page}#([\\w-]{43})\\n`).exec(output)?.[1] ?? '';

async function post(origin: string, path: string, body: unknown) {
  const answer = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, Record<string, unknown>> };
}

const company = (token: string) => ({
  token,
  company: { name: 'Fonda', country: 'CO', currency: 'COP', locale: 'es-CO' },
  branch: { name: 'Centro', timeZone: 'America/Bogota', cutoffHour: 4 },
  owner: { name: 'Rosa', email: 'rosa@fonda.example', password: 'una mesa de madera' },
});

test('an installation without a company shows how to begin, and its commands work beside it and without it', async () => {
  const first = await start();
  const shown = tokenIn(first.output(), 'setup');
  expect(shown).not.toBe('');
  // By command, beside the running product: a fresh link, which ends the one that was shown.
  const printed = await run('./print-setup-link.ts').exit;
  expect(printed.code, printed.output).toBe(0);
  const fresh = tokenIn(printed.output, 'setup');
  expect((await post(first.origin, '/v1/setup/read', { token: shown })).status).toBe(409);
  expect((await post(first.origin, '/v1/setup', company(fresh))).body.company?.name).toBe('Fonda');
  const invited = await run('./invite-platform-admin.ts', ['ana@plataforma.example', 'Ana', 'María']).exit;
  expect(invited.code, invited.output).toBe(0);
  const accepted = await post(first.origin, '/v1/platform/auth/accept', {
    token: tokenIn(invited.output, 'platform'),
    password: 'un mantel a cuadros',
  });
  expect(accepted.body.account?.name).toBe('Ana María');
  first.child.kill('SIGTERM');
  expect((await first.exit).code).toBe(0);
  // Without the product: the database is started for it, and stopped again.
  const alone = await run('./print-setup-link.ts').exit;
  expect(alone.code, alone.output).toBe(0);
  const second = await start();
  // There is a company: nothing to set up, and no link that a log could show to somebody else.
  expect(second.output()).not.toContain('/setup#');
  const { status } = await post(second.origin, '/v1/setup/read', { token: tokenIn(alone.output, 'setup') });
  expect(status).toBe(200);
  second.child.kill('SIGTERM');
  expect((await second.exit).code).toBe(0);
}, 120_000);

test('a command that is told too little says what it needs', async () => {
  const { code, output } = await run('./invite-platform-admin.ts', ['ana']).exit;
  expect(code).toBe(1);
  expect(output).toContain('npm run platform:invite -- somebody@example.com "Their name"');
  expect(output).not.toMatch(/\n\s+at /);
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const CANARY = 'canary-4711';

/** What a process writes to its standard output when it logs by `script`; the log goes past this process’s own. */
async function logged(script: string, options = { level: 'trace', pretty: false }): Promise<string> {
  const program = `
    import { openLog } from ${JSON.stringify(new URL('./log.ts', import.meta.url).href)};
    const log = openLog(${JSON.stringify(options)});
    const canary = ${JSON.stringify(CANARY)};
    ${script}`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program]);
  expect(stderr).toBe('');
  return stdout;
}

test('a secret is replaced under its name, at the top and two levels down, in lists and in errors', async () => {
  const names =
    'password pin otp token accessToken refreshToken secret authorization cookie phone connectionString url';
  const written = await logged(`
    for (const name of ${JSON.stringify(names.split(' '))}) {
      const holder = { [name]: canary, kept: 'visible' };
      log.info(holder, 'top');
      log.info({ input: holder }, 'below');
      log.info({ request: { body: holder } }, 'two below');
      log.info({ list: [holder] }, 'in a list');
      log.warn({ err: Object.assign(new Error('failed'), holder) }, 'of an error');
    }
    log.info({ req: { headers: { authorization: 'Bearer ' + canary, cookie: canary } } }, 'a request');`);
  const lines = written.trim().split('\n');
  expect(lines).toHaveLength(12 * 5 + 1);
  expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
  // What stood beside the secret is still there: nothing was dropped as a whole.
  expect(lines.filter((line) => line.includes('"kept":"visible"'))).toHaveLength(12 * 5);
  expect(lines.every((line) => line.includes('[redacted]'))).toBe(true);
});

test('a line is one JSON object with its level, time and words, and no name of the machine', async () => {
  const [line = '', ...more] = (await logged(`log.info({ requestId: 'r1' }, 'served\\nwell');`))
    .trim()
    .split('\n');
  expect(more).toEqual([]);
  const { time, ...rest } = JSON.parse(line) as Record<string, unknown>;
  expect(rest).toEqual({ level: 30, requestId: 'r1', msg: 'served\nwell' });
  expect(Temporal.Instant.from(String(time)).epochMilliseconds).toBeGreaterThan(0);
});

test('what is below the level is not written', async () => {
  const script = `log.debug('too low'); log.info('too low'); log.warn('shown');`;
  expect(await logged(script, { level: 'warn', pretty: false })).toMatch(/^[^\n]*shown[^\n]*\n$/);
  expect(await logged(script, { level: 'silent', pretty: false })).toBe('');
});

test('for people a secret is replaced too', async () => {
  const script = `log.info({ password: canary, kept: 'visible' }, 'words'); await new Promise((r) => log.flush(r));`;
  const written = await logged(script, { level: 'info', pretty: true });
  expect(written).toContain('words');
  expect(written).toContain('visible');
  expect(written).not.toContain(CANARY);
});

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backoff } from './backoff.ts';
import { hashCode, keepIdentity, readIdentity } from './identity.ts';
import { lockFolder } from './lock.ts';
import { readSettings } from './settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fastops-agent-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('arguments come before the environment, and what neither says has a value', () => {
  const args = ['--server', 'https://one.example/x', '--code', 'ABCD2345', '--status-port', '0'];
  expect(readSettings(args, { FASTOPS_SERVER: 'https://two.example', FASTOPS_AGENT_DIR: '/data' })).toEqual({
    server: 'https://one.example',
    code: 'ABCD2345',
    folder: '/data',
    statusPort: 0,
  });
  expect(readSettings([], { STATE_DIRECTORY: '/var/lib/x' })).toEqual({
    ...{ server: undefined, code: undefined, folder: '/var/lib/x', statusPort: 7_310 },
  });
});

test.each([
  [['--server', 'fastops.example.com']],
  [['--server', 'ftp://fastops.example.com']],
  [['--status-port', '70000']],
  [['--status-port', 'x']],
  [['--unknown']],
])('%j is refused', (args) => {
  expect(() => readSettings(args, {})).toThrow(TypeError);
});

test('who the program is stays, for its own user alone', async () => {
  expect(await readIdentity(folder)).toBeUndefined();
  const identity = {
    ...{ server: 'https://one.example', agentId: 'a', name: 'n', companyName: 'c', secret: 's' },
    codeHash: hashCode('abcd-2345'),
  };
  await keepIdentity(folder, identity);
  expect(await readIdentity(folder)).toEqual(identity);
  expect((await stat(join(folder, 'agent.json'))).mode & 0o777).toBe(0o600);
  expect(hashCode('ABCD 2345')).toBe(identity.codeHash);
});

test('one program works in a folder, and the next one when it is gone', async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow('another print agent');
  await unlock();
  await (await lockFolder(folder))();
});

test('pauses double up to five seconds, and are never in step', () => {
  expect([1, 2, 3, 50].map((failures) => backoff(failures, () => 1))).toEqual([500, 1_000, 2_000, 5_000]);
  expect(backoff(50, () => 0)).toBe(2_500);
});

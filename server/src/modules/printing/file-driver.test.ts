import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrintLane } from '../../app/testing/print-lane.ts';
import { openPrintRoom, until } from '../../app/testing/print-room.ts';
import { openReach } from '../../kernel/reach.ts';
import { type FilePrint, printToFile } from './file-driver.ts';
import { PrintWorker } from './worker.ts';
import { PrintWatch } from './worker-watch.ts';

// Pages for a device file: real FIFOs and files, and every way around what the operator allowed.

const makeFifo = (path: string) => promisify(execFile)('mkfifo', [path]);
const never = new AbortController().signal;
const PAGE = Buffer.from('a page');
let root: string;
let lp: string;
let outside: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'fastops-device-')));
  await mkdir(join(root, 'usb'));
  lp = join(root, 'usb/lp0');
  outside = join(root, 'outside');
  await writeFile(lp, '');
  await writeFile(outside, 'secret');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const print = (device: string, devices: string[], more: Partial<FilePrint> = {}) =>
  printToFile({
    device,
    reach: openReach({ networks: [], ports: [], devices }),
    bytes: PAGE,
    signal: never,
    ...more,
  });
/** Opens a FIFO for reading, as a printer's own driver would. */
const reader = (path: string) => open(path, constants.O_RDONLY | constants.O_NONBLOCK);

describe('a device', () => {
  test('that is a plain file takes one page behind the other', async () => {
    expect(await print(lp, [lp])).toEqual({ kind: 'sent' });
    expect(await print(lp, [`${root}/usb/`])).toEqual({ kind: 'sent' });
    expect(await readFile(lp, 'utf8')).toBe('a pagea page');
  });

  test('that is a FIFO takes a page when somebody reads, and fails at once when nobody does', async () => {
    const fifo = join(root, 'usb/lp1');
    await makeFifo(fifo);
    expect(await print(fifo, [fifo])).toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
      bytesMayHavePrinted: false,
    });
    const printer = await reader(fifo);
    expect(await print(fifo, [fifo])).toEqual({ kind: 'sent' });
    expect((await printer.read(Buffer.alloc(20))).bytesRead).toBe(PAGE.length);
    await printer.close();
  });

  test('that stops taking bytes is left at the deadline, and what it has may be on paper', async () => {
    const fifo = join(root, 'usb/lp1');
    await makeFifo(fifo);
    const printer = await reader(fifo);
    const bytes = Buffer.alloc(1024 * 1024);
    expect(await print(fifo, [fifo], { bytes, stallMs: 100 })).toMatchObject({
      kind: 'failed',
      reason: 'timeout',
      bytesMayHavePrinted: true,
    });
    const giveUp = new AbortController();
    const printing = print(fifo, [fifo], { bytes, signal: giveUp.signal });
    giveUp.abort();
    expect(await printing).toMatchObject({ kind: 'failed', reason: 'aborted' });
    await printer.close();
  });

  test('is only tried where there is no page', async () => {
    expect(await print(lp, [lp], { bytes: null })).toEqual({ kind: 'confirmed' });
    expect((await stat(lp)).size).toBe(0);
  });

  test('is not made where there is none', async () => {
    const gone = join(root, 'usb/gone');
    expect(await print(gone, [gone, `${root}/usb/`])).toMatchObject({ reason: 'unreachable' });
    await expect(stat(gone)).rejects.toThrow('ENOENT');
  });
});

describe('nothing is written', () => {
  const refused = { kind: 'failed', reason: 'not_allowed', bytesMayHavePrinted: false };
  afterEach(async () => expect(await readFile(outside, 'utf8')).toBe('secret'));

  test('to what was not allowed by name', async () => {
    const devices = [lp, `${root}/usb/`];
    await mkdir(join(root, 'usb/deep'));
    await writeFile(join(root, 'usb/deep/lp9'), '');
    const names = [outside, `${root}/usb/../outside`, `${root}/usb/deep/lp9`, `${root}//usb/lp0`, 'usb/lp0'];
    for (const name of [...names, '/dev/null', '', `${lp}\0`])
      expect(await print(name, devices), name).toMatchObject(refused);
    expect(await print(lp, [])).toMatchObject(refused);
    expect(await print(lp, [`${root}/us`, `${root}/`, root])).toMatchObject(refused);
  });

  test('through a link that leads elsewhere, from a link elsewhere, or through a folder that is a link', async () => {
    const link = join(root, 'usb/lp1');
    await symlink(outside, link);
    expect(await print(link, [`${root}/usb/`])).toMatchObject(refused);
    // The name was not allowed, though what it leads to was.
    await symlink(lp, join(root, 'alias'));
    expect(await print(join(root, 'alias'), [lp])).toMatchObject(refused);
    await mkdir(join(root, 'other'));
    await writeFile(join(root, 'other/lp0'), '');
    await symlink(join(root, 'other'), join(root, 'usb/hop'));
    expect(await print(`${root}/usb/hop/lp0`, [`${root}/usb/`])).toMatchObject(refused);
    expect(await readFile(join(root, 'other/lp0'), 'utf8')).toBe('');
  });

  test('to a folder', async () => {
    await mkdir(join(root, 'usb/deep'));
    expect(await print(join(root, 'usb/deep'), [`${root}/usb/`])).toMatchObject({
      kind: 'failed',
      bytesMayHavePrinted: false,
    });
  });
});

test('a link that the operator named leads to its device, as udev makes them', async () => {
  const named = join(root, 'kitchen');
  await symlink(lp, named);
  expect(await print(named, [named])).toEqual({ kind: 'sent' });
  expect(await readFile(lp, 'utf8')).toBe('a page');
});

describe('the worker', () => {
  let room: Awaited<ReturnType<typeof openPrintRoom>>;
  let lane: PrintLane;
  let devices: string[];
  beforeAll(async () => {
    room = await openPrintRoom((tools) => {
      const with_ = { ...tools, reach: openReach({ networks: [], ports: [], devices }) };
      return [new PrintWorker(with_), new PrintWatch(with_)];
    });
  });
  beforeEach(async () => {
    lane = await room.addLane();
    devices = [`${root}/usb/`];
    await room.set(lane, `driver = 'file', host = null, port = null, device = $2`, lp);
  });
  afterEach(() => room.clear());
  afterAll(() => room.close());

  test('writes pages in their order, asks nothing of the device, and says that nobody confirms them', async () => {
    for (const text of ['T01', 'T02']) await room.enqueue(lane, 'kitchen', text);
    room.startWorkers();
    const jobs = await until(lane, (all) => all.every(({ state }) => state === 'unknown'));
    expect(jobs.map(({ printings, settled }) => [printings, settled])).toEqual([
      [1, true],
      [1, true],
    ]);
    const bytes = await readFile(lp, 'latin1');
    expect(bytes.match(/T0\d/g)).toEqual(['T01', 'T02']);
    expect(bytes).not.toContain('\x1d(H');
  });

  test('lets the breaker open over a device that is not allowed, and close when it is back', async () => {
    await room.set(lane, 'device = $2', outside);
    await room.enqueue(lane, 'kitchen', 'T01');
    room.startWorkers();
    await room.hurryUntil(lane, 'open');
    expect(await room.standing(lane)).toMatchObject({ reason: 'not_allowed' });
    expect(await readFile(outside, 'utf8')).toBe('secret');
    await room.set(lane, 'device = $2, probe_at = now()', lp);
    await until(lane, ([job]) => job?.state === 'unknown');
    expect(await readFile(lp, 'latin1')).toMatch(/^(?!.*DUPLICADO).*T01/s);
  });
});

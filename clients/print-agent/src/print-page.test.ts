import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printToDevice } from '@fastops/printer-link';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askPrinter, printPage } from './print-page.ts';

// Printers behind a device file. A named pipe stands for one: it takes what somebody reads, and is full when nobody does.

let folder: string;
let device: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fastops-device-'));
  device = join(folder, 'lp0');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const page = (place: { host: string | null; port: number | null; device: string | null }) => ({
  ...{ jobId: 'j', attempt: 1, printerId: 'p', title: null, processId: '0001', confirms: 'none' as const },
  ...{ bytes: Buffer.from('Comanda').toString('base64'), place, expiresAt: 0 },
});

test('a page goes to the device of its printer, after the journal knows', async () => {
  await writeFile(device, '');
  const begun: string[] = [];
  const outcome = await printPage(page({ host: null, port: null, device }), async () => {
    begun.push(await readFile(device, 'utf8'));
  });
  expect(outcome).toEqual({ kind: 'sent' });
  expect(begun).toEqual(['']);
  expect(await readFile(device, 'utf8')).toBe('Comanda');
});

test('when the journal cannot know, no byte leaves', async () => {
  await writeFile(device, '');
  const outcome = await printPage(page({ host: null, port: null, device }), () =>
    Promise.reject(new Error('the disk is full')),
  );
  expect(outcome).toMatchObject({ kind: 'failed', bytesMayHavePrinted: false });
  expect(await readFile(device, 'utf8')).toBe('');
});

test('a printer that stops taking bytes in the middle may have printed some', async () => {
  execFileSync('mkfifo', [device]);
  const reader = await open(device, 'r+');
  try {
    const bytes = new Uint8Array(1024 * 1024);
    const outcome = await printToDevice({ path: device, bytes, stallMs: 50 });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'timeout', bytesMayHavePrinted: true });
    const again = await printToDevice({ path: device, bytes, stallMs: 50 });
    expect(again).toMatchObject({ kind: 'failed', reason: 'timeout', bytesMayHavePrinted: false });
  } finally {
    await reader.close();
  }
});

test('a printer that is not there, or not ours to open, gets nothing', async () => {
  const outcome = await printPage(page({ host: null, port: null, device }), async () => undefined);
  expect(outcome).toMatchObject({ kind: 'failed', reason: 'unreachable', bytesMayHavePrinted: false });
  expect(await askPrinter({ host: null, port: null, device }, false)).toMatchObject({ kind: 'failed' });
  await writeFile(device, '');
  expect(await askPrinter({ host: null, port: null, device }, false)).toEqual({ kind: 'confirmed' });
  await chmod(device, 0o400);
  const nowhere = await printPage(page({ host: null, port: null, device: null }), async () => undefined);
  expect(nowhere).toMatchObject({ kind: 'failed', reason: 'unreachable', bytesMayHavePrinted: false });
});

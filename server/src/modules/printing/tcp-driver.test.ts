import { getEventListeners, once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { printOverTcp } from '@fastops/printer-link';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakePrinter, startFakePrinter } from '../../kernel/testing/fake-printer.ts';
import type { PrintDocument } from './document.ts';
import { encodeEscpos } from './escpos.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function fake(options: Parameters<typeof startFakePrinter>[0] = {}): Promise<FakePrinter> {
  const printer = await startFakePrinter(options);
  closers.push(() => printer.close());
  return printer;
}

/** The answers of a printer that is online, closed and full of paper. */
const WELL = Buffer.of(0x16, 0x12, 0x12);

/** A server that talks as the test says, for answers no fake printer gives. */
async function talker(talk: (socket: Socket) => unknown): Promise<{ host: string; port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    // Asked how it is, it is well; then comes the page.
    socket.once('data', () => {
      socket.write(WELL);
      socket.once('data', () => talk(socket));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { host: '127.0.0.1', port: address.port };
}

const document: PrintDocument = {
  v: 1,
  blocks: [{ type: 'text', text: 'Año Nuevo: 1 sancocho trifásico, 2 limonadas de coco y 3 aguas' }],
};
const job = (attempt = 1) => ({
  confirms: 'process_id' as const,
  processId: '0042',
  bytes: encodeEscpos(
    document,
    { columns: 48, codePage: 'cp858', cut: true, confirms: 'process_id', images: true, drawer: false },
    { printing: attempt, printedBefore: false, reroutedFrom: null, processId: '0042' },
  ),
});
const READY = { paper: 'ok', coverOpen: false, fault: false, offline: false };
const answer = (id: string) => Buffer.from(`\x37\x22${id}\0`, 'latin1');

describe('printOverTcp', () => {
  it('confirms when the printer answers with the id of the job, and closes', async () => {
    const printer = await fake();
    expect(await printOverTcp({ host: printer.host, port: printer.port, ...job() })).toEqual({
      ...{ kind: 'confirmed', condition: READY },
    });
    expect(printer.jobs).toMatchObject([{ arrival: 1, processId: '0042', reprint: false, answered: true }]);
    expect(printer.jobs[0]?.text).toContain('Año Nuevo: 1 sancocho trifásico');
    expect(Buffer.from(printer.jobs[0]?.bytes ?? [])).toEqual(Buffer.from(job().bytes));
    await expect.poll(() => printer.openConnections).toBe(0);
  });

  it('confirms a slow printer within the time for its answer', async () => {
    const printer = await fake({ mode: 'slow', slowMs: 30 });
    expect(await printOverTcp({ host: printer.host, port: printer.port, ...job(2) })).toEqual({
      ...{ kind: 'confirmed', condition: READY },
    });
    expect(printer.jobs).toMatchObject([{ reprint: true, answered: true }]);
  });

  it('says that nothing can have printed when the printer refuses, and prints when it listens again', async () => {
    const printer = await fake({ mode: 'refused' });
    const target = { host: printer.host, port: printer.port, ...job() };
    expect(await printOverTcp(target)).toMatchObject({
      kind: 'failed',
      reason: 'refused',
      bytesMayHavePrinted: false,
    });
    await printer.setMode('ok');
    expect(await printOverTcp(target)).toEqual({ kind: 'confirmed', condition: READY });
  });

  it.each([
    ['reset', 'reset'],
    ['cut', 'reset'],
    ['mute', 'no_answer'],
  ] as const)('reports a printer that is %s as %s, and that it may have printed', async (mode, reason) => {
    const printer = await fake({ mode });
    const target = { host: printer.host, port: printer.port, ...job(), timeouts: { answerMs: 100 } };
    expect(await printOverTcp(target)).toMatchObject({ kind: 'failed', reason, bytesMayHavePrinted: true });
  });

  it.each(['deaf', 'half_open', 'slow'] as const)(
    'sends no byte of the page to a printer that is %s',
    async (mode) => {
      const printer = await fake({ mode, slowMs: 60_000 });
      const target = { host: printer.host, port: printer.port, ...job(), timeouts: { askMs: 100 } };
      const failed = { kind: 'failed', reason: 'no_answer', bytesMayHavePrinted: false };
      expect(await printOverTcp(target)).toMatchObject(failed);
      expect(printer.jobs).toEqual([]);
    },
  );

  it.each([
    ['paper_out', { paper: 'out', coverOpen: false }],
    ['cover_open', { paper: 'ok', coverOpen: true }],
  ] as const)('sends no byte of the page to a printer that says %s', async (reason, condition) => {
    const printer = await fake();
    printer.condition = condition;
    const outcome = await printOverTcp({ host: printer.host, port: printer.port, ...job() });
    const said = { ...READY, ...condition, offline: true };
    expect(outcome).toMatchObject({ kind: 'failed', reason, bytesMayHavePrinted: false, condition: said });
    expect(printer.jobs).toEqual([]);
  });

  it('tells of paper that is coming to its end, and prints', async () => {
    const printer = await fake();
    printer.condition = { paper: 'low', coverOpen: false };
    const outcome = await printOverTcp({ host: printer.host, port: printer.port, ...job() });
    expect(outcome).toEqual({ kind: 'confirmed', condition: { ...READY, paper: 'low' } });
  });

  it('only asks when there is no page', async () => {
    const printer = await fake();
    const target = { host: printer.host, port: printer.port, ...job(), bytes: null };
    expect(await printOverTcp(target)).toEqual({ kind: 'confirmed', condition: READY });
    await printer.setMode('refused');
    expect(await printOverTcp(target)).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(printer.jobs).toEqual([]);
  });

  it('takes the status behind the page for the word of a printer that knows no ids', async () => {
    // Its state unasked, as some send it, says nothing about the page; the answer to GS r does.
    const target = await talker((socket) => {
      socket.write(Buffer.of(0x16));
      setImmediate(() => socket.write(Buffer.of(0x00)));
    });
    expect(await printOverTcp({ ...target, ...job(), confirms: 'status' })).toMatchObject({
      kind: 'confirmed',
    });
    const silent = await talker((socket) => socket.write(Buffer.of(0x16)));
    const print = { ...silent, ...job(), confirms: 'status' as const, timeouts: { answerMs: 100 } };
    expect(await printOverTcp(print)).toMatchObject({ reason: 'no_answer', bytesMayHavePrinted: true });
  });

  it('asks nothing of a printer that says nothing, and does not claim that it printed', async () => {
    const printer = await fake({ mode: 'deaf' });
    const bytes = encodeEscpos(
      document,
      { columns: 48, codePage: 'cp858', cut: true, confirms: 'none', images: true, drawer: false },
      { printing: 1, printedBefore: false, reroutedFrom: null, processId: '0042' },
    );
    const target = { host: printer.host, port: printer.port, ...job(), bytes, confirms: 'none' as const };
    expect(await printOverTcp(target)).toEqual({ kind: 'sent' });
    await expect.poll(() => printer.jobs.length).toBe(1);
    expect(Buffer.from(printer.jobs[0]?.bytes ?? [])).toEqual(Buffer.from(bytes));
  });

  it.each(['reset', 'cut', 'mute'] as const)('leaves no connection to a printer that is %s', async (mode) => {
    const printer = await fake({ mode });
    const target = { host: printer.host, port: printer.port, ...job(), timeouts: { answerMs: 100 } };
    await printOverTcp(target);
    await printer.waitForJobs(1);
    await expect.poll(() => printer.openConnections).toBe(0);
  });

  it('gives up on a printer that stops taking bytes', async () => {
    const printer = await talker((socket) => socket.pause());
    const bytes = Buffer.concat([Buffer.alloc(64 * 1024 * 1024, 0x41), job().bytes]);
    const outcome = await printOverTcp({
      host: printer.host,
      port: printer.port,
      bytes,
      confirms: 'process_id',
      processId: '0042',
      timeouts: { writeMs: 100 },
    });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'timeout', bytesMayHavePrinted: true });
  });

  it('bounds the whole call', async () => {
    const printer = await fake({ mode: 'mute' });
    const outcome = await printOverTcp({
      host: printer.host,
      port: printer.port,
      ...job(),
      timeouts: { answerMs: 600_000, totalMs: 100 },
    });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'no_answer' });
  });

  it.each([
    ['a name that does not exist', { host: 'impresora.invalid', port: 9100 }],
    ['a port that does not exist', { host: '127.0.0.1', port: 70_000 }],
  ])('reports %s as unreachable instead of throwing', async (_what, target) => {
    expect(await printOverTcp({ ...target, ...job() })).toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
      bytesMayHavePrinted: false,
    });
  });
});

describe('the answer', () => {
  it.each([
    ['after a status the printer sends by itself', [Buffer.from([0x14, 0, 0, 0x0f]), answer('0042')]],
    ['after the answer to an earlier job', [answer('0041'), answer('0042')]],
    ['after bytes that only begin like one', [Buffer.from([0x37, 0x37, 0x22, 0x37]), answer('0042')]],
    ['byte by byte', Array.from(answer('0042'), (byte) => Buffer.of(byte))],
  ])('is found %s', async (_how, chunks) => {
    const target = await talker(async (socket) => {
      for (const chunk of chunks) {
        socket.write(chunk);
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    expect(await printOverTcp({ ...target, ...job() })).toEqual({ kind: 'confirmed', condition: READY });
  });

  it('to another job alone is a wrong answer', async () => {
    const target = await talker((socket) => socket.write(answer('0043')));
    const outcome = await printOverTcp({ ...target, ...job(), timeouts: { answerMs: 100 } });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'wrong_answer', bytesMayHavePrinted: true });
  });

  it('without end is a wrong answer', async () => {
    const target = await talker((socket) => socket.write(Buffer.alloc(10_000, 0x37)));
    expect(await printOverTcp({ ...target, ...job() })).toMatchObject({
      kind: 'failed',
      reason: 'wrong_answer',
    });
  });

  it('missing when the printer closes politely is a lost connection', async () => {
    const target = await talker((socket) => socket.end());
    expect(await printOverTcp({ ...target, ...job() })).toMatchObject({ kind: 'failed', reason: 'reset' });
  });
});

describe('an abort signal', () => {
  it('given before keeps every byte back', async () => {
    const printer = await fake();
    const outcome = await printOverTcp({
      host: printer.host,
      port: printer.port,
      ...job(),
      signal: AbortSignal.abort(),
    });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'aborted', bytesMayHavePrinted: false });
    expect(printer.openConnections).toBe(0);
  });

  it('during the wait ends it and the connection', async () => {
    const printer = await fake({ mode: 'mute' });
    const controller = new AbortController();
    const printing = printOverTcp({
      host: printer.host,
      port: printer.port,
      ...job(),
      signal: controller.signal,
    });
    await printer.waitForJobs(1);
    controller.abort();
    expect(await printing).toMatchObject({ kind: 'failed', reason: 'aborted', bytesMayHavePrinted: true });
    await expect.poll(() => printer.openConnections).toBe(0);
  });

  it('is left alone once the printing is over', async () => {
    const printer = await fake();
    const { signal } = new AbortController();
    await printOverTcp({ host: printer.host, port: printer.port, ...job(), signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { printOverTcp } from '@fastops/printer-link';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrintDocument } from './document.ts';
import { encodeEscpos } from './escpos.ts';
import { type Paper, paperText } from './paper.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterFault,
  type VirtualPrinterOptions,
} from './virtual-printer.ts';

type Kept = { text: string; cut: boolean; columns: number; raw: Uint8Array; processId: string | null };

const open: VirtualPrinter[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(open.splice(0).map((printer) => printer.close()));
});

async function start(options: Partial<VirtualPrinterOptions> = {}) {
  const kept: Kept[] = [];
  const faults: VirtualPrinterFault[] = [];
  const printer = await startVirtualPrinter({
    host: '127.0.0.1',
    async onPaper(paper: Paper, raw, processId) {
      kept.push({
        text: paperText(paper).trimEnd(),
        cut: paper.cut,
        columns: paper.widthColumns,
        raw,
        processId,
      });
    },
    onFault: (fault) => faults.push(fault),
    ...options,
  });
  open.push(printer);
  return { printer, kept, faults };
}

async function dial(printer: VirtualPrinter): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: printer.port });
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** However it ended: a printer that turns one away may reset the connection. */
function untilClosed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve));
}

/** Reads until that many bytes have come. */
async function receive(socket: Socket, length: number): Promise<Buffer> {
  let received = Buffer.alloc(0);
  while (received.length < length) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    received = Buffer.concat([received, chunk]);
  }
  return received;
}

const slip = (text: string): PrintDocument => ({ v: 1, blocks: [{ type: 'text', text }] });
const bytesOf = (document: PrintDocument, processId: string, attempt = 1) =>
  encodeEscpos(
    document,
    { columns: 48, codePage: 'cp858', cut: true, confirms: 'process_id', images: true, drawer: false },
    { printing: attempt, printedBefore: false, reroutedFrom: null, processId },
  );
const send = (printer: VirtualPrinter, bytes: Uint8Array, processId: string) =>
  printOverTcp({ host: '127.0.0.1', port: printer.port, bytes, confirms: 'process_id', processId });

describe('a virtual printer', () => {
  it('keeps the paper of a job with its bytes and confirms it', async () => {
    const { printer, kept, faults } = await start();
    const bytes = bytesOf(slip('Mesa 5: ñame y ají'), '0007');
    expect(await send(printer, bytes, '0007')).toMatchObject({ kind: 'confirmed' });
    expect(kept).toEqual([
      {
        text: 'Mesa 5: ñame y ají',
        cut: true,
        columns: 48,
        raw: Buffer.from(bytes),
        processId: '0007',
      },
    ]);
    expect(faults).toEqual([]);
  });

  it('answers only after the paper is kept', async () => {
    let keep = () => {};
    let asked = () => {};
    const keeping = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const wasAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { printer } = await start({
      async onPaper() {
        asked();
        await keeping;
      },
    });
    const socket = await dial(printer);
    const received: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.write(bytesOf(slip('espera'), '0001'));
    await wasAsked;
    // Time for an answer sent too early to arrive: a round trip through another printer.
    const other = await start();
    await send(other.printer, bytesOf(slip('otra'), '0002'), '0002');
    expect(received).toEqual([]);
    keep();
    await once(socket, 'data');
    expect(Buffer.concat(received).toString('latin1')).toBe('\x37\x220001\0');
  });

  it('does not confirm a paper that could not be kept', async () => {
    const { printer, faults } = await start({ onPaper: () => Promise.reject(new Error('disco lleno')) });
    expect(await send(printer, bytesOf(slip('x'), '0001'), '0001')).toMatchObject({
      kind: 'failed',
      reason: 'reset',
      bytesMayHavePrinted: true,
    });
    expect(faults).toMatchObject([{ kind: 'paper_not_kept', error: new Error('disco lleno') }]);
  });

  it('answers jobs on one connection in order, and each paper has its own bytes', async () => {
    const { printer, kept } = await start();
    const socket = await dial(printer);
    const first = bytesOf(slip('uno'), '0001');
    const second = bytesOf(slip('dos'), '0002', 2);
    socket.write(Buffer.concat([first, second]));
    expect((await receive(socket, 14)).toString('latin1')).toBe('\x37\x220001\0\x37\x220002\0');
    expect(kept.map(({ raw }) => Buffer.from(raw))).toEqual([Buffer.from(first), Buffer.from(second)]);
    expect(kept.map(({ text }) => text)).toEqual([
      'uno',
      '*** POSIBLE DUPLICADO ***\ndos\n*** POSIBLE DUPLICADO ***',
    ]);
  });

  it('keeps every slip of a job under its process id before it confirms', async () => {
    const { printer, kept } = await start();
    const bytes = bytesOf(
      {
        v: 1,
        blocks: [{ type: 'text', text: 'fríos' }, { type: 'cut' }, { type: 'text', text: 'calientes' }],
      },
      '0009',
    );
    expect(await send(printer, bytes, '0009')).toMatchObject({ kind: 'confirmed' });
    expect(kept.map(({ text, processId }) => [text, processId])).toEqual([
      ['fríos', '0009'],
      ['calientes', '0009'],
    ]);
    expect(Buffer.concat(kept.map(({ raw }) => raw))).toEqual(Buffer.from(bytes));
  });

  it('keeps what a job broken off half-way had printed', async () => {
    const { printer, kept } = await start();
    const socket = await dial(printer);
    socket.end(Buffer.from('primera linea\nsegunda', 'latin1'));
    await untilClosed(socket);
    await expect.poll(() => kept).toHaveLength(1);
    expect(kept).toMatchObject([{ text: 'primera linea\nsegunda', cut: false, processId: null }]);
  });

  it('says it is online, closed and full of paper', async () => {
    const { printer } = await start();
    const socket = await dial(printer);
    socket.write(Buffer.from('100401 100402 100403 100404 1d7201'.replaceAll(' ', ''), 'hex'));
    expect((await receive(socket, 5)).toString('hex')).toBe('1612121200');
  });

  it('prints on the width it has', async () => {
    const { printer, kept } = await start({ columns: 32 });
    await send(printer, bytesOf(slip('x'.repeat(33)), '0001'), '0001');
    expect(kept).toMatchObject([{ columns: 32, text: `${'x'.repeat(32)}\nx` }]);
  });
});

describe('its limits', () => {
  it('drop a job of more than 1 MB', async () => {
    const { printer, kept, faults } = await start();
    const socket = await dial(printer);
    socket.write(Buffer.alloc(1024 * 1024 + 4096, 0x41));
    await untilClosed(socket);
    await expect.poll(() => faults).toMatchObject([{ kind: 'too_much' }]);
    expect(kept).toEqual([]);
  });

  it('drop a job of endless blank paper', async () => {
    const { printer, faults } = await start();
    const socket = await dial(printer);
    socket.write(Buffer.alloc(30_000, Buffer.from('1b64ff', 'hex')));
    await untilClosed(socket);
    await expect.poll(() => faults).toMatchObject([{ kind: 'too_much' }]);
  });

  it('allow far more than 1 MB in jobs one after another', async () => {
    const { printer, kept } = await start();
    const socket = await dial(printer);
    const image = Buffer.concat([
      Buffer.from('1d763000 4800 a00f'.replaceAll(' ', ''), 'hex'),
      Buffer.alloc(72 * 4000, 0x55),
    ]);
    for (let n = 1; n <= 5; n += 1) {
      socket.write(Buffer.concat([image, bytesOf(slip(`foto ${n}`), `000${n}`)]));
      await receive(socket, 7);
    }
    expect(kept).toHaveLength(5);
  });

  it('drop a connection that stays silent', async () => {
    const { printer, faults } = await start({ idleMs: 50 });
    const socket = await dial(printer);
    await untilClosed(socket);
    await expect.poll(() => faults).toMatchObject([{ kind: 'connection' }]);
  });

  it('turn away more connections than it serves', async () => {
    const { printer, faults } = await start();
    for (let n = 0; n < 32; n += 1) await dial(printer);
    const extra = await dial(printer);
    await untilClosed(extra);
    expect(faults).toMatchObject([{ kind: 'too_much' }]);
  });
});

describe('closing it', () => {
  it('drops the connections and frees the port', async () => {
    const { printer, faults } = await start();
    const socket = await dial(printer);
    const closed = untilClosed(socket);
    await printer.close();
    await closed;
    await printer.close();
    expect(faults).toEqual([]);
    const again = await start({ port: printer.port });
    expect(await send(again.printer, bytesOf(slip('otra vez'), '0001'), '0001')).toMatchObject({
      kind: 'confirmed',
    });
  });

  it('waits for a paper being kept', async () => {
    let keep = () => {};
    let asked = () => {};
    const wasAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let done = false;
    const { printer } = await start({
      async onPaper() {
        const keeping = new Promise<void>((resolve) => {
          keep = resolve;
        });
        asked();
        await keeping;
        done = true;
      },
    });
    const socket = await dial(printer);
    socket.write(bytesOf(slip('x'), '0001'));
    await wasAsked;
    let closed = false;
    const closing = printer.close().then(() => {
      closed = true;
    });
    // Time for a close that does not wait: a job through another printer.
    const other = await start();
    await send(other.printer, bytesOf(slip('otra'), '0002'), '0002');
    expect(closed).toBe(false);
    keep();
    await closing;
    expect(done).toBe(true);
  });

  it('refuses to start on a port in use', async () => {
    const { printer } = await start();
    await expect(start({ port: printer.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

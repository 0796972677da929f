import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type FakePrinter, type FakePrinterOptions, startFakePrinter } from './fake-printer.ts';

const open: FakePrinter[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(open.splice(0).map((printer) => printer.close()));
});

async function start(options: FakePrinterOptions = {}): Promise<FakePrinter> {
  const printer = await startFakePrinter(options);
  open.push(printer);
  return printer;
}

async function dial(printer: FakePrinter): Promise<Socket> {
  const socket = connect({ host: printer.host, port: printer.port });
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

const job = (id: string, text: Buffer) =>
  Buffer.concat([
    Buffer.from('1b401b74131b61011d2111', 'hex'),
    text,
    Buffer.from('0a1d5601', 'hex'),
    Buffer.from('1d284806003030', 'hex'),
    Buffer.from(id, 'latin1'),
  ]);

it('records each job with its words, in order, and sends its id back', async () => {
  const printer = await start();
  const socket = await dial(printer);
  // 0xA4 is ñ and 0xE0 is Ó in code page 858.
  const first = job('0001', Buffer.from('\xa4ame', 'latin1'));
  const second = job('0002', Buffer.from('*** REIMPRESI\xe0N 2 ***', 'latin1'));
  socket.write(Buffer.concat([first, second]));
  await printer.waitForJobs(2);
  expect(printer.jobs).toMatchObject([
    { arrival: 1, text: 'ñame\n', processId: '0001', reprint: false, answered: true },
    { arrival: 2, text: '*** REIMPRESIÓN 2 ***\n', processId: '0002', reprint: true, answered: true },
  ]);
  expect(Buffer.from(printer.jobs[0]?.bytes ?? [])).toEqual(first);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString('latin1', 0, 7)).toBe('\x37\x220001\0');
});

it('finds a job whose bytes come one at a time', async () => {
  const printer = await start();
  const socket = await dial(printer);
  socket.setNoDelay(true);
  for (const byte of job('0003', Buffer.from('poco a poco'))) {
    socket.write(Buffer.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await printer.waitForJobs(1);
  expect(printer.jobs).toMatchObject([{ text: 'poco a poco\n', processId: '0003' }]);
});

it('refuses and listens again on the same port', async () => {
  const printer = await start();
  const { port } = printer;
  await printer.setMode('refused');
  await expect(dial(printer)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await printer.setMode('deaf');
  expect(printer.port).toBe(port);
  const socket = await dial(printer);
  socket.write(job('0004', Buffer.from('sin respuesta')));
  await printer.waitForJobs(1);
  expect(printer.jobs).toMatchObject([{ processId: '0004', answered: false }]);
});

it('records what came before a connection broke', async () => {
  const printer = await start({ mode: 'cut', cutAfterBytes: 20 });
  const socket = await dial(printer);
  socket.on('error', () => {});
  socket.write(job('0005', Buffer.from('un texto más largo que veinte bytes')));
  await new Promise((resolve) => socket.once('close', resolve));
  await printer.waitForJobs(1);
  expect(printer.jobs).toMatchObject([{ processId: null, answered: false }]);
  expect(printer.jobs[0]?.bytes).toHaveLength(20);
});

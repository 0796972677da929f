import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReach } from '../../kernel/reach.ts';
import { printPage } from './page-driver.ts';

// What listens on this machine beside the program hears nothing of it, whatever the address of a printer says, however it
// came to stand there (H14 of reliability.md).

let canary: Server;
let port: number;
let heard = 0;

beforeAll(async () => {
  canary = createServer((socket) => {
    heard += 1;
    socket.destroy();
  }).listen(0, '::');
  await once(canary, 'listening');
  ({ port } = canary.address() as AddressInfo);
});
afterAll(() => {
  canary.close();
});

const page = () => ({
  bytes: Buffer.from('a page'),
  confirms: 'process_id' as const,
  processId: '0001',
  signal: new AbortController().signal,
});
const at = (host: string) => ({ driver: 'tcp', host, port, device: null });

const HOSTS = [
  ...[
    '127.0.0.1',
    '127.0.0.2',
    '127.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '0.0.0.0',
    '0',
    'localhost',
  ],
  ...[
    '::1',
    '[::1]',
    '::',
    '::ffff:127.0.0.1',
    '[::ffff:127.0.0.1]',
    '::ffff:7f00:1',
    'rebinding.example.com',
  ],
  'two.example.com',
];

test.each(HOSTS)('%s is not connected to', async (host) => {
  // The widest network there is, and every port: what is this machine's own has to be named as such.
  const rules = { networks: ['0.0.0.0/0', '::/0'], ports: ['1-65535'] };
  const names: Record<string, string[]> = {
    'rebinding.example.com': ['127.0.0.1'],
    'two.example.com': ['8.8.8.8', '127.0.0.1'],
  };
  const reach = openReach(rules, async (name) => names[name] ?? ['127.0.0.1']);
  expect(await printPage(at(host), page(), reach)).toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/^(not_allowed|unreachable)$/),
    bytesMayHavePrinted: false,
  });
  expect(heard).toBe(0);
});

test('a port that is no printer’s is not connected to, though the address is allowed', async () => {
  const reach = openReach({ networks: ['127.0.0.1'], ports: ['9100-9109', '515', '631'] });
  expect(await printPage(at('127.0.0.1'), page(), reach)).toMatchObject({ reason: 'not_allowed' });
  expect(heard).toBe(0);
});

test('what is allowed is connected to', async () => {
  const reach = openReach({ networks: ['127.0.0.1'], ports: [String(port)] });
  expect(await printPage(at('127.0.0.1'), page(), reach)).toMatchObject({ kind: 'failed', reason: 'reset' });
  expect(heard).toBe(1);
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { addressesOf, findListening } from './scan.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('every other address of a private network around this machine is tried, and no public one', () => {
  const addresses = addressesOf(['192.168.1.7', '192.168.1.8', '10.0.3.4', '172.20.0.2']);
  expect(addresses).toHaveLength(252 + 253 + 253);
  expect(addresses).toContain('192.168.1.1');
  expect(addresses).toContain('172.20.0.254');
  expect(addresses).not.toContain('192.168.1.7');
  expect(addressesOf(['8.8.8.8', '172.32.0.1', '100.64.0.9', '169.254.1.1'])).toEqual([]);
});

test('those that take a connection are found, in their order', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.3');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const tried = Array.from({ length: 80 }, (_, index) => `127.0.0.${index + 1}`);
  expect(await findListening(tried, port)).toEqual(['127.0.0.3']);
});

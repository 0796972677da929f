import { expect, test } from 'vitest';
import { isHost, networkOf, openReach, portsOf } from './reach.ts';

const PRINTER_PORTS = ['9100-9109', '515', '631'];
const restaurant = openReach({ networks: ['192.168.0.0/16', '10.1.2.3', 'fd00::/8'], ports: PRINTER_PORTS });

test.each([
  ['192.168.1.50', true],
  ['10.1.2.3', true],
  ['10.1.2.4', false],
  ['8.8.8.8', false],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['169.254.169.254', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:192.168.1.50', true],
  ['::ffff:10.1.2.4', false],
  ['fd00::17', true],
  ['fe80::1', false],
  ['2001:db8::1', false],
  ['not an address', false],
  ['', false],
])('%s: %s', (address, wanted) => {
  expect(restaurant.allows(address)).toBe(wanted);
});

test('a network of everything leaves out this machine, its link and everybody', () => {
  const everything = openReach({ networks: ['0.0.0.0/0', '::/0'], ports: ['1-65535'] });
  expect(['8.8.8.8', '192.168.1.1', '2001:db8::1'].every(everything.allows)).toBe(true);
  for (const address of [
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    '::ffff:127.0.0.1',
  ])
    expect(everything.allows(address), address).toBe(false);
});

test('this machine is allowed where it is named', () => {
  const own = openReach({ networks: ['127.0.0.1'], ports: ['1-65535'] });
  expect(own.allows('127.0.0.1')).toBe(true);
  expect(own.allows('::ffff:127.0.0.1')).toBe(true);
  expect(own.allows('127.0.0.2')).toBe(false);
});

test.each([
  // The resolver reads them all as 127.0.0.1: what they mean is looked at, not how they are written.
  ['127.0.0.1', 'address_refused'],
  ['0x7f000001', 'address_refused'],
  ['2130706433', 'address_refused'],
  ['0177.0.0.1', 'address_refused'],
  ['127.1', 'address_refused'],
  ['::ffff:127.0.0.1', 'address_refused'],
  ['localhost', 'address_refused'],
  ['0.0.0.0', 'address_refused'],
  ['no-such-name.invalid', 'address_unknown'],
  ['192.168.1.50\u0000.example.com', 'address_unknown'],
])('%j is not connected to: %s', async (host, refused) => {
  const answer = await restaurant.resolve(host, 9100);
  expect(answer).toEqual({ refused });
});

test('a name that is one thing when it is looked at and another later is looked at once', async () => {
  const answers = [['8.8.8.8'], ['127.0.0.1']];
  let asked = 0;
  const reach = openReach(
    { networks: ['8.8.8.8'], ports: PRINTER_PORTS },
    async () => answers[asked++] ?? [],
  );
  expect(await reach.resolve('rebinding.example.com', 9100)).toEqual({ address: '8.8.8.8' });
  expect(asked).toBe(1);
  expect(await reach.resolve('rebinding.example.com', 9100)).toEqual({ refused: 'address_refused' });
});

test('a name with one address that is not allowed is refused', async () => {
  const reach = openReach({ networks: ['10.0.0.0/8'], ports: PRINTER_PORTS }, async () => [
    '10.0.0.1',
    '127.0.0.1',
  ]);
  expect(await reach.resolve('two.example.com', 9100)).toEqual({ refused: 'address_refused' });
});

test('what is connected to is the address that was looked at', async () => {
  expect(await restaurant.resolve('192.168.1.50', 9100)).toEqual({ address: '192.168.1.50' });
});

test.each([
  [9100, true],
  [9109, true],
  [9110, false],
  [6379, false],
  [5432, false],
  [80, false],
  [22, false],
  [515, true],
])('port %i: %s', async (port, wanted) => {
  expect(restaurant.allowsPort(port)).toBe(wanted);
  if (!wanted) expect(await restaurant.resolve('192.168.1.50', port)).toEqual({ refused: 'port_refused' });
});

test.each(['300.1.1.1', '10.0.0.0/33', '10.0.0.0/8/8', 'printer', 'fd00::/129', '10.0.0.0/x', ''])(
  '%j is no network',
  (text) => {
    expect(networkOf(text)).toBeUndefined();
    expect(() => openReach({ networks: [text], ports: [] })).toThrow('is no network');
  },
);

test.each(['0', '65536', '9109-9100', 'x', '', '1-2-3'])('%j is no range of ports', (text) => {
  expect(portsOf(text)).toBeUndefined();
  expect(() => openReach({ networks: [], ports: [text] })).toThrow('is no range of ports');
});

test.each([
  ['192.168.1.50', true],
  ['fd00::17', true],
  ['impresora-cocina.local', true],
  ['printer', true],
  ['3com.example.com', true],
  ['0x7f000001', false],
  ['2130706433', false],
  ['127.1', false],
  ['a.127', false],
  ['-x.example.com', false],
  ['a..b', false],
  ['http://printer', false],
  ['printer/x', false],
  ['printer x', false],
  ['', false],
])('%j is a host: %s', (text, wanted) => {
  expect(isHost(text)).toBe(wanted);
});

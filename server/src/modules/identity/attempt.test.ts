import { expect, test } from 'vitest';
import { attemptKey, attemptKeys, placeOf } from './attempt.ts';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1', 'fe80:0:0:0::/64'],
  ['', ''],
])('the place of %j is %j', (ip, place) => {
  expect(placeOf(ip)).toBe(place);
});

test('no two counters share a key, whatever stands in a name', () => {
  const keys = [
    attemptKey('pair', 'a', 'b'),
    attemptKey('pair', 'a\nb'),
    attemptKey('pair', 'ab'),
    attemptKey('pair', 'a', 'b', ''),
    attemptKey('pair', 'a","b'),
    attemptKey('email', 'a'),
    attemptKey('ip', 'a'),
  ];
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(keys.length);
});

test('the counters of an attempt tell e-mail, address and browser apart', () => {
  const one = attemptKeys('ana@example.com', '192.0.2.1', 'secret');
  const other = attemptKeys('ana@example.com', '192.0.2.2', undefined);
  expect(one.email).toEqual(other.email);
  for (const key of ['device', 'pair', 'ip'] as const) expect(one[key]).not.toEqual(other[key]);
  expect(other.deviceHash).toBeNull();
  expect(attemptKeys('leo@example.com', '192.0.2.1', 'secret').device).not.toEqual(one.device);
});

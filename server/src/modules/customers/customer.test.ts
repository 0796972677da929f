import { expect, test } from 'vitest';
import { type CustomerShape, changedFields, customerFacts, erasedName } from './customer.ts';
import { customerKeys, wantedBy } from './customer-key.ts';

const HOME = {
  ...{ id: 'a', label: 'Casa', line: 'Calle 1', detail: null, neighbourhood: null, city: null },
  ...{ directions: null, location: { latitude: 1, longitude: 2 } },
};
const ANA: CustomerShape = {
  ...{ name: 'Ana', phone: '3001234567', email: null, note: null, addresses: [HOME] },
  document: { kind: 'cc', number: '1.020' },
};

test('a customer is found by every word of the name, by the number from either end, and by the document', () => {
  const facts = { name: ' María-José  Ñáñez ', phoneDigits: '573001234567', documentKey: 'AB12' };
  expect(customerKeys(facts, 'CO').map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'name maria jose nanez',
    'name jose nanez',
    'name nanez',
    'phone 573001234567',
    'phone 3001234567',
    'phone_end 765432100375',
    'document AB12',
  ]);
  expect(customerKeys({ name: '🙂', phoneDigits: null, documentKey: null }, 'CO')).toEqual([]);
});

test('what is looked for follows from how it is written', () => {
  const nothing = { name: undefined, phone: undefined, phone_end: undefined, document: undefined };
  expect(wantedBy(' PÉREZ g ')).toEqual({ ...nothing, name: 'perez g' });
  expect(wantedBy('+57 (300) 12')).toEqual({
    ...nothing,
    ...{ phone: '5730012', phone_end: '2100375' },
  });
  expect(wantedBy('ab 77')).toEqual({ ...nothing, name: 'ab 77', document: 'AB77' });
  expect(wantedBy('300')).toEqual({ ...nothing, phone: '300', document: '300' });
  expect(wantedBy('--')).toEqual(nothing);
});

test('which parts changed is told by their names alone, in whatever order they were sent', () => {
  const { latitude, longitude } = HOME.location;
  const same = { ...ANA, addresses: [{ ...HOME, location: { longitude, latitude } }] };
  expect(changedFields(ANA, same)).toEqual([]);
  const other = { ...ANA, name: 'Eva', document: { kind: 'ce' as const, number: '1.020' }, addresses: [] };
  expect(changedFields(ANA, other)).toEqual(['name', 'document', 'addresses']);
});

test.each([
  ['12 34 56', 'customers.phone_invalid'],
  ['1234567890123456', 'customers.phone_invalid'],
])('%s is no number', (phone, code) => {
  expect(() => customerFacts({ ...ANA, phone }, 'CO')).toThrow(code);
});

test('an address cannot be there twice', () => {
  expect(() => customerFacts({ ...ANA, addresses: [HOME, HOME] }, 'CO')).toThrow(
    'customers.address_repeated',
  );
});

test('the word for who was erased is in the language of the company', () => {
  expect([erasedName('es-CO'), erasedName('en-US')]).toEqual(['Cliente borrado', 'Erased customer']);
});

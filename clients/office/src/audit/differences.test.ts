import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('only what changed, old beside new', () => {
  expect(differences({ name: 'Ana', level: 30 }, { name: 'Ana', level: 35 })).toEqual([
    { name: 'level', before: '30', after: '35' },
  ]);
});

test('of a list: what came in and what went out', () => {
  expect(differences({ permissions: ['a', 'b'] }, { permissions: ['b', 'c'] })).toEqual([
    { name: 'permissions', before: undefined, after: undefined, added: ['c'], removed: ['a'] },
  ]);
});

test('facts inside facts keep the names around them', () => {
  expect(
    differences({ limits: { members: 5, branches: 1 } }, { limits: { members: null, branches: 1 } }),
  ).toEqual([{ name: 'limits.members', before: '5', after: undefined }]);
});

test('a new thing shows everything, a gone one too', () => {
  expect(differences(null, { name: 'Bar', level: 20 })).toEqual([
    { name: 'name', before: undefined, after: 'Bar' },
    { name: 'level', before: undefined, after: '20' },
  ]);
  expect(differences({ name: 'Bar' }, null)).toEqual([{ name: 'name', before: 'Bar', after: undefined }]);
});

test('what was told before only to say what it is about did not go away', () => {
  expect(differences({ name: 'Ana', state: 'active' }, { state: 'disabled' })).toEqual([
    { name: 'state', before: 'active', after: 'disabled' },
  ]);
});

test('nothing told, nothing changed', () => {
  expect(differences(null, null)).toEqual([]);
});

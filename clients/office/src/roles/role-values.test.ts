import type { PermissionCategory } from '@fastops/device';
import { expect, test } from 'vitest';
import { MANAGER, OWNER, ROLES, role } from '../testing/page.tsx';
import {
  bodyOf,
  highestLevel,
  matching,
  missingIn,
  newValues,
  refusalToEdit,
  toggled,
  valuesOf,
} from './role-values.ts';

const own = role('Parrilla', null, 30, ['orders.create']);

test('the level of a new role stays under one’s own, and never under the lowest', () => {
  expect([highestLevel(OWNER), highestLevel(MANAGER)]).toEqual([99, 1]);
});

test('a copy takes along what its maker holds for the whole company, and no more', () => {
  const from = role('chef', null, 100, ['orders.create', 'reports.view', 'identity.view_roles']);
  expect(newValues(OWNER, from, 'Copia')).toEqual({
    name: 'Copia',
    description: '',
    level: 99,
    permissions: ['identity.view_roles', 'orders.create'],
  });
  expect(newValues(OWNER, undefined, '')).toMatchObject({ level: 20, permissions: [] });
});

test('why a role cannot be changed: it comes ready, it is one’s own, it ranks too high, or the right is missing', () => {
  const mine = { ...OWNER, assignments: [{ branchId: null, role: { ...own, level: 100 } }] };
  expect(ROLES[2] && refusalToEdit(OWNER, ROLES[2])).toBe('ready');
  expect(refusalToEdit(MANAGER, own)).toBe('notAllowed');
  expect(refusalToEdit(mine, own)).toBe('held');
  expect(refusalToEdit(OWNER, { ...own, mayEdit: false })).toBe('outranked');
  expect(refusalToEdit(OWNER, own)).toBeUndefined();
});

test('ticking twice changes nothing, and an empty description is left out', () => {
  const values = valuesOf(own);
  const permissions = toggled(toggled(values.permissions, 'a.first'), 'a.first');
  expect(permissions).toEqual(values.permissions);
  expect(bodyOf({ ...values, name: ' Parrilla ' })).toEqual({
    name: 'Parrilla',
    level: 30,
    permissions: ['orders.create'],
  });
  expect(missingIn(['a', 'b'], ['b', 'c'])).toEqual(['a']);
});

test('searching looks at the words of the language in use, without accents', () => {
  const categories: PermissionCategory[] = [
    {
      code: 'team',
      es: 'Equipo',
      en: 'Team',
      permissions: [
        { code: 'identity.view_audit', es: 'Ver quién hizo qué', en: 'See who did what', reach: 'company' },
      ],
    },
  ];
  expect(matching(categories, 'QUIEN', 'es')).toEqual(categories);
  expect(matching(categories, 'equipo hizo', 'es')).toEqual(categories);
  expect(matching(categories, 'quien', 'en')).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { permissionList } from './permission-list.ts';
import { mayGrant, outranks } from './rank.ts';
import { type Assignment, rightsOf } from './rights.ts';

const { list, fill } = permissionList();
fill([
  {
    categories: [{ code: 'work', es: 'Trabajo', en: 'Work' }],
    permissions: [
      { code: 'a.serve', category: 'work', es: '', en: '', reach: 'branch', roles: ['waiter', 'manager'] },
      { code: 'a.lead', category: 'work', es: '', en: '', reach: 'branch', roles: ['manager'] },
      { code: 'a.shape', category: 'work', es: '', en: '', reach: 'company', roles: ['manager'] },
    ],
  },
]);

const here = { id: 'here', name: 'Here', timeZone: 'America/Bogota', cutoffHour: 4 };
const there = { ...here, id: 'there', name: 'There' };
const held = (branchId: string | null, key: string | null, level: number, own?: string[]): Assignment => ({
  branchId,
  roleId: `${key}`,
  key,
  name: `${key}`,
  level,
  permissions: own ?? null,
});

describe('what adds up', () => {
  test('a role for the whole company counts in every branch', () => {
    const rights = rightsOf([held(null, 'waiter', 20)], [here, there], list);
    expect([...rights.everywhere]).toEqual(['a.serve']);
    expect([...rights.branches.values()].map(({ level, permissions }) => [level, [...permissions]])).toEqual([
      [20, ['a.serve']],
      [20, ['a.serve']],
    ]);
  });

  test('a role in one branch counts there alone, and never for what reaches over the company', () => {
    const rights = rightsOf([held(null, 'waiter', 20), held('there', 'manager', 60)], [here, there], list);
    expect(rights.level).toBe(20);
    expect([...rights.permissions].sort()).toEqual(['a.lead', 'a.serve']);
    expect(rights.branches.get('here')?.level).toBe(20);
    expect([...(rights.branches.get('there')?.permissions ?? [])].sort()).toEqual(['a.lead', 'a.serve']);
  });

  test('the owner may do whatever a module declares, a role of the company’s own what is written', () => {
    expect(rightsOf([held(null, 'owner', 100)], [here], list).everywhere.size).toBe(3);
    expect([...rightsOf([held(null, null, 30, ['a.shape'])], [here], list).everywhere]).toEqual(['a.shape']);
  });

  test('somebody without a role may do nothing and stands nowhere', () => {
    const rights = rightsOf([], [], list);
    expect([rights.level, rights.permissions.size, rights.branches.size]).toEqual([0, 0, 0]);
  });
});

describe('rank', () => {
  const manager = rightsOf([held('here', 'manager', 60)], [here], list);
  const owner = rightsOf([held(null, 'owner', 100)], [here, there], list);

  test.for([
    ['a waiter of the own branch', [{ branchId: 'here', level: 20 }], true],
    ['an equal', [{ branchId: 'here', level: 60 }], false],
    [
      'somebody of two branches, one of them not one’s own',
      [
        { branchId: 'here', level: 20 },
        { branchId: 'there', level: 20 },
      ],
      false,
    ],
    ['somebody of the company as a whole', [{ branchId: null, level: 20 }], false],
    ['somebody who stands nowhere', [], false],
  ] as const)('a manager of one branch over %s', ([, places, over]) => {
    expect(outranks(manager, 'a.lead', places)).toBe(over);
  });

  test('an owner is over everybody but owners, in closed branches too', () => {
    expect(outranks(owner, 'a.lead', [{ branchId: 'closed', level: 60 }])).toBe(true);
    expect(outranks(owner, 'a.lead', [])).toBe(true);
    expect(outranks(owner, 'a.lead', [{ branchId: null, level: 100 }])).toBe(false);
  });

  test('nobody grants what they do not hold at that place', () => {
    const grant = (branchId: string | null, ...permissions: string[]) => ({
      branchId,
      level: 20,
      permissions: new Set(permissions),
    });
    expect(mayGrant(manager, 'a.lead', grant('here', 'a.serve'))).toBe(true);
    expect(mayGrant(manager, 'a.lead', grant('here', 'a.shape'))).toBe(false);
    expect(mayGrant(manager, 'a.lead', grant('there', 'a.serve'))).toBe(false);
    expect(mayGrant(manager, 'a.lead', grant(null, 'a.serve'))).toBe(false);
  });
});

test('a list with a doubled code or an unknown category does not start', () => {
  const one = { code: 'a.one', category: 'work', es: '', en: '', reach: 'branch', roles: [] } as const;
  const category = { code: 'work', es: '', en: '' };
  expect(() => permissionList().fill([{ categories: [category], permissions: [one, one] }])).toThrow('twice');
  expect(() => permissionList().fill([{ permissions: [one] }])).toThrow('unknown category');
});

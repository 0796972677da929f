import { expect, test } from 'vitest';
import { MANAGER, OWNER, ROLES, role } from '../testing/page.tsx';
import { faultOf, inputOf, leadsAt, placeRow, refusalToGive, rowsOf, sameRows, WHOLE } from './grants.ts';

const [owner, manager, waiter] = ROLES;
const [centro, norte] = MANAGER.branches.map(({ id }) => id);

test('a role is given only below one’s own level at that place', () => {
  expect(refusalToGive(MANAGER, waiter ?? role('', null, 1, []), centro ?? '')).toBeUndefined();
  expect(refusalToGive(MANAGER, manager ?? role('', null, 1, []), centro ?? '')).toBe('outranked');
  // At another branch, and in the company as a whole, this manager stands nowhere.
  expect(refusalToGive(MANAGER, waiter ?? role('', null, 1, []), norte ?? '')).toBe('outranked');
  expect(refusalToGive(MANAGER, waiter ?? role('', null, 1, []), null)).toBe('outranked');
  expect(refusalToGive(OWNER, owner ?? role('', null, 1, []), null)).toBe('outranked');
});

test('a role that may do more than its giver is not given', () => {
  expect(refusalToGive(MANAGER, role('keys', null, 30, ['identity.manage_api_keys']), centro ?? '')).toBe(
    'notHeld',
  );
});

test('people are led where the permission is held, and in the whole company only with it everywhere', () => {
  expect([centro, norte, null].map((place) => leadsAt(MANAGER, place ?? null))).toEqual([true, false, false]);
  expect(leadsAt(OWNER, null)).toBe(true);
});

test('rows say what is wrong with them', () => {
  expect(faultOf([])).toBe('none');
  expect(faultOf([placeRow(WHOLE)])).toBe('incomplete');
  expect(faultOf([placeRow('a', 'r'), placeRow('a', 's')])).toBe('repeated');
  expect(faultOf([placeRow('a', 'r'), placeRow(WHOLE, 'r')])).toBeUndefined();
});

test('rows become what the server takes, and the order of them changes nothing', () => {
  const rows = rowsOf(OWNER.assignments);
  expect(inputOf(rows)).toEqual([{ branchId: null, roleId: 'owner' }]);
  const one = [placeRow('a', 'r'), placeRow('b', 's')];
  expect(sameRows(one, [placeRow('b', 's'), placeRow('a', 'r')])).toBe(true);
  expect(sameRows(one, [placeRow('a', 'r'), placeRow('b', 'r')])).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byNumber, type FoundTable, type TableFacts, tableState, tableViews } from './floor.ts';
import {
  layOut,
  nextNames,
  overlap,
  PLAN_EDGE,
  ROTATIONS,
  SHAPES,
  SIZES,
  type TablePlace,
} from './floor-plan.ts';

// What is going on at a table, and where tables stand: rules without a database.

const NOW = Temporal.Instant.from('2030-01-01T20:00:00Z');
const kept = (hours: number, seconds = 0) => ({
  name: 'Rojas',
  at: NOW.add({ hours, seconds }),
  guests: 4,
});
const NOTHING: TableFacts = { attentionAt: null, billAsked: false, openOrders: 0, reservation: null };

test.each<[string, Partial<TableFacts>, string]>([
  ['nothing', {}, 'free'],
  ['a reservation right now', { reservation: kept(0) }, 'reserved'],
  ['a reservation in two hours', { reservation: kept(2) }, 'reserved'],
  ['a reservation in a second more than two hours', { reservation: kept(2, 1) }, 'free'],
  ['a reservation an hour ago', { reservation: kept(-1) }, 'reserved'],
  ['a reservation a second more than an hour ago', { reservation: kept(-1, -1) }, 'free'],
  ['an order', { openOrders: 1 }, 'occupied'],
  ['an order and a reservation', { openOrders: 1, reservation: kept(0) }, 'occupied'],
  ['an order whose bill was asked for', { openOrders: 1, billAsked: true }, 'bill_asked'],
  ['somebody who wants attention at a free table', { attentionAt: NOW }, 'attention'],
  ['everything', { attentionAt: NOW, openOrders: 2, billAsked: true, reservation: kept(0) }, 'attention'],
])('a table with %s is %s', (_name, facts, state) => {
  expect(tableState({ ...NOTHING, ...facts }, NOW)).toBe(state);
});

test('a table that was pushed to another is as that one is, and the other way round not', () => {
  const table = (id: string, facts: Partial<FoundTable>): FoundTable => ({
    ...{ ...NOTHING, id, area: 'Salón', name: id, seats: 4, shape: 'square', joinedTo: null, order: null },
    ...facts,
  });
  const views = tableViews(
    [
      table('main', { openOrders: 1 }),
      table('joined', { joinedTo: 'main', reservation: kept(0) }),
      table('alone', {}),
    ],
    NOW,
  );
  expect(views.map(({ id, state }) => [id, state])).toEqual([
    ['main', 'occupied'],
    ['joined', 'occupied'],
    ['alone', 'free'],
  ]);
});

test('tables are read by their number, and before that by their place in the list', () => {
  const sorted = (...names: string[]) =>
    names
      .map((name) => ({ id: name, name, sortOrder: 0 }))
      .toSorted(byNumber)
      .map(({ name }) => name);
  expect(sorted('12', '2', '1', '10')).toEqual(['1', '2', '10', '12']);
  expect(sorted('T10', 'T2', 'B-10', 'B-4', '3')).toEqual(['3', 'B-4', 'B-10', 'T2', 'T10']);
  const first = { id: 'z', name: '99', sortOrder: -1 };
  expect([{ id: 'a', name: '1', sortOrder: 0 }, first].toSorted(byNumber)[0]).toBe(first);
});

test('the next names are those that nobody has, in whatever letters', () => {
  const next = (count: number, firstNumber: number, prefix: string, ...taken: string[]) =>
    nextNames(count, { prefix, firstNumber }, taken);
  expect(next(3, 1, '')).toEqual(['1', '2', '3']);
  expect(next(3, 4, 'T', 'T5', 't7', '4')).toEqual(['T4', 'T6', 'T8']);
  expect(next(2, 9_999, 'Terraza-', 'terraza-9999')).toEqual(['Terraza-10000', 'Terraza-10001']);
});

test.each<[string, Partial<TablePlace>, boolean]>([
  ['on it', {}, true],
  ['edge to edge with it', { x: 100 }, false],
  ['one unit into it', { x: 99 }, true],
  ['below it', { y: 50 }, false],
  ['beside it, but turned across', { x: 100, rotation: 90 }, false],
  ['below it, but turned across', { y: 60, rotation: 90 }, true],
  ['below it, turned half round', { y: 50, rotation: 180 }, false],
  ['aslant, with a corner in it', { x: 95, y: 30, rotation: 45 }, true],
  ['aslant, beside it', { x: 105, rotation: 45 }, false],
])('a table %s', (_name, change, inTheWay) => {
  const place: TablePlace = { x: 0, y: 0, width: 100, height: 50, rotation: 0 };
  expect(overlap(place, { ...place, ...change })).toBe(inTheWay);
  expect(overlap({ ...place, ...change }, place)).toBe(inTheWay);
});

const place: fc.Arbitrary<TablePlace> = fc.record({
  x: fc.nat(PLAN_EDGE),
  y: fc.nat(PLAN_EDGE),
  width: fc.integer({ min: 1, max: 400 }),
  height: fc.integer({ min: 1, max: 400 }),
  rotation: fc.constantFrom(...ROTATIONS),
});
const shape = fc.constantFrom(...SHAPES);
const count = fc.integer({ min: 1, max: 60 });

test('whatever stands in an area, new tables stand in nobody’s way and on the plan', () => {
  fc.assert(
    fc.property(count, shape, fc.array(place, { maxLength: 40 }), (wanted, form, taken) => {
      const laid = layOut(wanted, form, taken);
      expect(laid).toHaveLength(wanted);
      const found = laid.filter((one) => one !== null);
      for (const [index, one] of found.entries()) {
        expect(one).toMatchObject(SIZES[form]);
        expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(one.x + one.width, one.y + one.height)).toBeLessThanOrEqual(PLAN_EDGE);
        expect([...taken, ...found.slice(0, index)].some((other) => overlap(one, other))).toBe(false);
      }
    }),
  );
});

test.each(SHAPES)('an empty area has room for all %s tables that can be made at once', (form) => {
  expect(layOut(60, form, [])).not.toContain(null);
});

test('a full area gives no place', () => {
  const full = layOut(1_000, 'square', []).filter((one) => one !== null);
  expect(layOut(2, 'square', full)).toEqual([null, null]);
});

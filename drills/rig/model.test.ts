import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { PRICE_MINOR as P } from './model-bill.ts';
import { emptyWorld, seenIn, take } from './model-orders.ts';
import { PLANTS, patched } from './model-plants.ts';
import { permutations } from './model-programs.ts';
import type { Op, Step } from './model-steps.ts';

// The model judges the product, so it is judged itself: by hand, and nothing of the product is asked.

let names = 0;
const fresh = (): string => {
  names += 1;
  return String(names);
};
const open = (order = 'A', table = 't0'): Step => ({ kind: 'open', order, table });
const does = (op: Op, id = `k${fresh()}`, order = 'A'): Step => ({ kind: 'command', id, order, op });
const add = (line: string, quantity = 1, id?: string) => does({ type: 'line.add', line, quantity }, id);
const send = () => does({ type: 'order.send' });
const pay = (tenderedMinor: number, check = 'A', name = fresh(), key = name): Step => ({
  ...{ kind: 'pay', key, payment: `p${name}`, check, tenderedMinor, method: 'cash' },
});

function after(...steps: readonly Step[]) {
  let world = emptyWorld();
  const answers = steps.map((step) => {
    const one = take(world, step);
    world = one.world;
    return one.answer;
  });
  const seen = seenIn(world);
  return { answers, last: answers.at(-1), seen, order: seen[0] };
}

const rows: readonly (readonly [what: string, steps: readonly Step[], answer: string, order: object])[] = [
  ['a line is noted', [open(), add('l0', 2)], 'applied', { totalMinor: 2 * P, version: 2, state: 'draft' }],
  ['a line is noted twice', [open(), add('l0'), add('l0')], 'rejected', { totalMinor: P, version: 2 }],
  ['a command comes again', [open(), add('l0', 1, 'x'), add('l0', 1, 'x')], 'duplicate', { version: 2 }],
  ['its id means something else', [open(), add('l0', 1, 'x'), add('l1', 1, 'x')], 'rejected', { version: 2 }],
  [
    'what was sent is told once',
    [open(), add('l0', 2), send(), add('l1'), send()],
    'applied',
    { tickets: ['add l1 1', 'add tickets 1', 'new l0 2', 'new tickets 1'], state: 'accepted' },
  ],
  ['there is nothing to send', [open(), add('l0'), send(), send()], 'rejected', { version: 3 }],
  [
    'less than was sent',
    [open(), add('l0', 2), send(), does({ type: 'line.quantity', line: 'l0', delta: -1 })],
    'rejected',
    { lines: [`l0 sent 2/2/0 ${2 * P}`] },
  ],
  [
    'one piece is taken back',
    [open(), add('l0', 2), send(), does({ type: 'line.void', line: 'l0', quantity: 1 })],
    'applied',
    { lines: [`l0 sent 2/2/1 ${P}`], totalMinor: P },
  ],
  [
    'money for more than is due',
    [open(), add('l0'), pay(3 * P)],
    `paid ${P}`,
    { checks: [`A paid ${P} of ${P}`], state: 'accepted', payments: [expect.stringMatching(/ A \d+$/)] },
  ],
  [
    'money again',
    [open(), add('l0'), pay(P / 2, 'A', 'x'), pay(P / 2, 'A', 'x')],
    `again ${P / 2}`,
    { version: 3 },
  ],
  ['one key for other money', [open(), add('l0'), pay(P / 2, 'A', 'x'), pay(P, 'A', 'x')], 'rejected', {}],
  [
    'one payment by two keys',
    [open(), add('l0'), pay(P / 2, 'A', 'x', '1'), pay(P / 2, 'A', 'x', '2')],
    'rejected',
    {},
  ],
  ['what is sent and paid is over', [open(), add('l0'), send(), pay(P)], `paid ${P}`, { state: 'completed' }],
  ['what is paid and not sent is not', [open(), add('l0'), pay(P)], `paid ${P}`, { state: 'accepted' }],
  ['money after the end', [open(), add('l0'), send(), pay(P), pay(P)], 'rejected', { state: 'completed' }],
  ['an end before it is paid', [open(), add('l0'), send(), does({ type: 'order.close' })], 'rejected', {}],
  ['an end of what was paid', [open(), add('l0'), pay(P), does({ type: 'order.cancel' })], 'rejected', {}],
  [
    'all of it is taken back',
    [open(), add('l0'), send(), add('l1'), does({ type: 'order.cancel' })],
    'applied',
    {
      ...{ state: 'cancelled', totalMinor: 0, checks: ['A void 0 of 0'] },
      lines: ['l0 voided 1/1/1', 'l1 cancelled 1/0/0'],
    },
  ],
  [
    'a bill in three parts',
    [open(), add('l0'), does({ type: 'bill.split_equally', checks: ['c0', 'c1'] })],
    'applied',
    { checks: ['A', 'c0', 'c1'].map((check) => `${check} open 0 of ${P / 3}`) },
  ],
  [
    'a line on a check of its own, and both together again',
    [
      ...[open(), add('l0'), add('l1', 2), does({ type: 'bill.split_items', check: 'c0', line: 'l1' })],
      does({ type: 'bill.merge', from: 'A', to: 'c0' }),
    ],
    'applied',
    { checks: ['A void 0 of 0', `c0 open 0 of ${3 * P}`] },
  ],
  [
    'a check that is paid keeps what is on it',
    [
      ...[open(), add('l0', 2), send(), does({ type: 'bill.split_equally', checks: ['c0'] }), pay(P)],
      does({ type: 'line.void', line: 'l0' }),
    ],
    'rejected',
    { checks: [`A paid ${P} of ${P}`, `c0 open 0 of ${P}`] },
  ],
  [
    'half off, and then on two checks',
    [
      ...[open(), add('l0', 2), does({ type: 'order.discount', basisPoints: 5_000 })],
      ...[
        does({ type: 'bill.split_equally', checks: ['c0'] }),
        does({ type: 'order.discount', basisPoints: 0 }),
      ],
    ],
    'rejected',
    { totalMinor: P, checks: [`A open 0 of ${P / 2}`, `c0 open 0 of ${P / 2}`] },
  ],
];

describe('one step after another', () => {
  test.each(rows)('%s', (_what, steps, answer, order) => {
    const done = after(...steps);
    expect(done.last).toBe(answer);
    expect(done.order).toMatchObject(order);
  });

  test('who opens a table that is open joins it, also by commands for its own order', () => {
    const { answers, seen } = after(
      open(),
      open('B'),
      open('B'),
      does({ type: 'line.add', line: 'l0', quantity: 1 }, 'k', 'B'),
    );
    expect(answers).toEqual(['applied', 'applied', 'duplicate', 'applied']);
    expect(seen).toMatchObject([{ id: 'A', totalMinor: P }]);
  });

  test('on one table stands one order', () => {
    const moved = does({ type: 'order.move', table: 't1' });
    expect(after(open(), open('B', 't1'), moved).last).toBe('rejected');
    expect(after(open(), moved).order).toMatchObject({ table: 't1', version: 2 });
  });

  test('a command for an earlier version is not done', () => {
    const late = { ...does({ type: 'order.send' }), ifVersion: 1 } as Step;
    expect(after(open(), add('l0'), late).last).toBe('rejected');
  });
});

test('every order of things', () => {
  expect(permutations([1, 2, 3])).toHaveLength(6);
  expect(new Set(permutations([1, 2, 3]).map(String)).size).toBe(6);
});

describe('faults for mutants', () => {
  test.each(PLANTS)('$name: the product still says what is to be said otherwise', async ({ patches }) => {
    for (const file of new Set(patches.map((patch) => patch.file))) {
      const source = await readFile(new URL(`../../server/src${file}`, import.meta.url), 'utf8');
      const own = patches.filter((patch) => patch.file === file);
      expect(patched(source, own)).not.toBe(source);
    }
  });

  test('a text that is not there is a fault of the drill', () => {
    expect(() => patched('nothing', [{ file: '/x.ts', from: 'something', to: '' }])).toThrow(
      /does not say once/,
    );
  });
});

import fc from 'fast-check';
import { PRICE_MINOR } from './model-bill.ts';
import type { Op, Step } from './model-steps.ts';

/** What devices do: one after another, and then all at the same moment. */
export interface Program {
  before: Step[];
  together: Step[];
  /** Held back at the order until all of these have come, so that they meet there whatever the machine does. */
  gathered: boolean;
}

// Few of each, so that programs speak of the same things again and again.
const line = fc.constantFrom('l0', 'l0', 'l0', 'l1', 'l2');
const newLine = fc.constantFrom('l0', 'l1', 'l1', 'l2', 'l2');
const check = fc.constantFrom('A', 'A', 'A', 'c0', 'c1', 'B');
const newCheck = fc.constantFrom('c0', 'c1', 'c2');
/** On most tables there is one order; the other one is opened at the same table or beside it. */
const order = fc.constantFrom('A', 'A', 'A', 'A', 'B');
const commandId = fc.integer({ min: 0, max: 11 }).map((number) => `k${number}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Without what is undefined: a request leaves it out. */
const stated = <T extends object>(thing: T): T =>
  Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as T;
const kind = <Type extends Op['type']>(
  type: Type,
  fields: { [Name in Exclude<keyof Extract<Op, { type: Type }>, 'type'>]: fc.Arbitrary<unknown> },
): fc.Arbitrary<Op> =>
  fc
    .record(fields as Record<string, fc.Arbitrary<unknown>>)
    .map((drawn) => stated({ type, ...drawn }) as unknown as Op);

const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 6, arbitrary: kind('line.add', { line: newLine, quantity: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: kind('line.quantity', { line, delta: fc.constantFrom(1, 2, -1, -2) }) },
  { weight: 5, arbitrary: kind('order.send', {}) },
  { weight: 4, arbitrary: kind('line.void', { line, quantity: optional(fc.integer({ min: 1, max: 2 })) }) },
  { weight: 1, arbitrary: kind('line.cancel', { line }) },
  { weight: 1, arbitrary: kind('order.cancel', {}) },
  { weight: 2, arbitrary: kind('order.close', {}) },
  { weight: 2, arbitrary: kind('order.move', { table: fc.constantFrom('t0', 't1', 't2') }) },
  { weight: 2, arbitrary: kind('order.discount', { basisPoints: fc.constantFrom(2_500, 5_000, 10_000) }) },
  {
    weight: 3,
    arbitrary: kind('bill.split_equally', {
      from: optional(check),
      checks: fc.uniqueArray(newCheck, { minLength: 1, maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: kind('bill.split_items', { from: optional(check), check: newCheck, line }) },
  { weight: 1, arbitrary: kind('bill.merge', { from: check, to: check }) },
);

const command: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('command' as const),
  id: commandId,
  order,
  op,
});
const pay: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('pay' as const),
  key: fc.constantFrom('key0', 'key1', 'key2', 'key3'),
  payment: fc.constantFrom('p0', 'p1', 'p2', 'p3'),
  check,
  tenderedMinor: fc.constantFrom(PRICE_MINOR / 2, PRICE_MINOR, 100 * PRICE_MINOR),
  method: fc.constantFrom('cash' as const, 'cash' as const, 'card' as const),
});

/** How far an order has come before anything else: most of what can be done needs something to do it to. */
const begun: fc.Arbitrary<Step[]> = fc
  .record({ steps: fc.constantFrom(0, 1, 1, 2, 2, 2, 2, 3, 3), quantity: fc.integer({ min: 1, max: 3 }) })
  .map(({ steps, quantity }) => {
    const ops: Op[] = [
      { type: 'line.add', line: 'l0', quantity },
      { type: 'order.send' },
      { type: 'bill.split_equally', checks: ['c0'] },
    ];
    return ops
      .slice(0, steps)
      .map((op, index): Step => ({ kind: 'command', id: `k${index}`, order: 'A', op }));
  });
const step = (shares: { command: number; pay: number }) =>
  fc.oneof(
    { weight: shares.command, arbitrary: command },
    { weight: shares.pay, arbitrary: pay },
    { weight: 1, arbitrary: fc.constant('open' as const) },
  );
/** What two want at the same moment and only one can have, or both must get. */
const fought: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: pay },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ kind: fc.constant('command' as const), id: commandId, order: fc.constant('A') },
      op: fc.oneof(
        { weight: 4, arbitrary: kind('order.send', {}) },
        {
          weight: 2,
          arbitrary: kind('line.quantity', { line: fc.constant('l0'), delta: fc.constantFrom(1, -1) }),
        },
        { weight: 2, arbitrary: kind('line.void', { line: fc.constant('l0'), quantity: fc.constant(1) }) },
        {
          weight: 1,
          arbitrary: kind('bill.split_equally', { from: fc.constant(undefined), checks: fc.tuple(newCheck) }),
        },
        { weight: 1, arbitrary: kind('order.close', {}) },
      ),
    }),
  },
);
/** The same by somebody else, so under other ids. */
const rivalOf = (one: Step): Step =>
  one.kind === 'pay'
    ? { ...one, key: 'key9', payment: 'p9' }
    : one.kind === 'command'
      ? { ...one, id: 'k99' }
      : one;
/** Something to fight for: a line that nobody was told of and nobody has paid. */
const PRIZE: Step = {
  ...{ kind: 'command', id: 'k98', order: 'A' },
  op: { type: 'line.add', line: 'l3', quantity: 1 },
};
const MOST_BEFORE = 5;

/** What the programs are drawn from. Half of them say one of the things that are done together twice. */
export const programs: fc.Arbitrary<Program> = fc
  .record({
    /** Where the second order is opened. */
    beside: fc.constantFrom('t0', 't1'),
    begun,
    more: fc.array(step({ command: 12, pay: 3 }), { maxLength: MOST_BEFORE }),
    together: fc.array(step({ command: 10, pay: 6 }), { minLength: 2, maxLength: 3 }),
    /** Of the steps together, which are meant only for the version that was seen before. */
    guarded: fc.array(fc.constantFrom(false, false, false, true), { minLength: 3, maxLength: 3 }),
    gathered: fc.boolean(),
    rivals: fc.option(fought, { nil: undefined, freq: 2 }),
    twin: fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 2 }),
  })
  .map(({ beside, begun, more, together, guarded, gathered, rivals, twin }) => {
    const concrete = (drawn: Step | 'open'): Step =>
      drawn === 'open' ? { kind: 'open', order: 'B', table: beside } : drawn;
    const drawn = rivals ? [rivals, rivalOf(rivals), ...together.slice(2)] : together;
    const all = drawn.map(concrete).map(
      (one, index): Step =>
        // The run puts in which version that is.
        one.kind !== 'open' && guarded[index] && !(rivals && index < 2) ? { ...one, ifVersion: 0 } : one,
    );
    const twice = twin === undefined ? undefined : all[twin % all.length];
    const prize = rivals ? [PRIZE] : [];
    const before = [...[...begun, ...more.map(concrete)].slice(0, MOST_BEFORE - prize.length), ...prize];
    return {
      before: [{ kind: 'open', order: 'A', table: 't0' }, ...before],
      together: twice ? [...all, twice] : all,
      gathered,
    };
  });

/** Every order in which things can come one after another. */
export function permutations<T>(things: readonly T[]): T[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((thing, at) => permutations(things.toSpliced(at, 1)).map((rest) => [thing, ...rest]));
}

const said = (step: Step): string => {
  if (step.kind === 'open') return `open ${step.order} at ${step.table}`;
  const guard = step.ifVersion === undefined ? '' : ' if nothing came between';
  if (step.kind === 'pay')
    return `pay ${step.tenderedMinor} by ${step.method} on ${step.check} (${step.payment}, ${step.key})${guard}`;
  const { type, ...fields } = step.op;
  return `${step.order}: ${type} ${JSON.stringify(fields)} (${step.id})${guard}`;
};

/** A program as people read it. */
export function describeProgram({ before, together, gathered }: Program): string[] {
  return [
    ...before.map(said),
    `and at the same moment${gathered ? ', when all have come' : ''}:`,
    ...together.map((step) => `  ${said(step)}`),
  ];
}

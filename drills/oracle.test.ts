import { expect, test } from 'vitest';
import { type Intent, judge, type SeenPaper, type StoredOrder } from './rig/oracle.ts';

// The oracle is what a clean drill rests on: each thing it must notice is shown to it once.

const printers = [
  { id: 'stove', branchId: 'north', stationId: 'kitchen' },
  { id: 'pass', branchId: 'north', stationId: 'kitchen' },
  { id: 'taps', branchId: 'north', stationId: 'bar' },
  { id: 'elsewhere', branchId: 'south', stationId: 'kitchen' },
];
const dinner: Intent = {
  mark: 'i000001',
  orderId: 'order-1',
  branchId: 'north',
  stationIds: ['kitchen', 'bar'],
  number: 1,
};
const stored: StoredOrder = { mark: 'i000001', orderId: 'order-1', number: 1 };
const paper = (printerId: string, change: Partial<SeenPaper> = {}): SeenPaper => ({
  printerId,
  mark: 'i000001',
  whole: true,
  reprint: false,
  ...change,
});
const printed = [paper('stove'), paper('pass'), paper('taps')];
const clean = {
  lost: [],
  duplicated: [],
  ticketsLost: [],
  ticketsTwiceUnmarked: [],
  strays: [],
  unresolved: [],
};

test('an order that is stored once, as told, and printed on each of its printers is in order', () => {
  expect(judge([dinner], [stored], printers, printed)).toEqual(clean);
});

test('an order that was answered and is not stored is lost', () => {
  expect(judge([dinner], [], printers, []).lost).toEqual(['i000001']);
});

test.each([{ orderId: 'another' }, { number: 2 }])(
  'one that is stored otherwise than told is lost: %o',
  (change) => {
    expect(judge([dinner], [{ ...stored, ...change }], printers, printed).lost).toEqual(['i000001']);
  },
);

test('an order that is stored twice is duplicated', () => {
  const twin = { ...stored, orderId: 'order-2', number: 2 };
  expect(judge([dinner], [stored, twin], printers, printed)).toEqual({ ...clean, duplicated: ['i000001'] });
});

test.each(['stove', 'pass', 'taps'])('a ticket that never came out of printer %s is lost', (id) => {
  const rest = printed.filter(({ printerId }) => printerId !== id);
  expect(judge([dinner], [stored], printers, rest)).toEqual({
    ...clean,
    ticketsLost: [`i000001 on printer ${id}`],
  });
});

test('a paper that ends in its middle is no ticket', () => {
  const torn = [paper('stove', { whole: false }), paper('pass'), paper('taps')];
  expect(judge([dinner], [stored], printers, torn).ticketsLost).toEqual(['i000001 on printer stove']);
});

test('a ticket that comes out again must say so, after a torn paper too', () => {
  const again = ['i000001 on printer taps'];
  expect(judge([dinner], [stored], printers, [...printed, paper('taps')]).ticketsTwiceUnmarked).toEqual(
    again,
  );
  const torn = [paper('taps', { whole: false }), ...printed];
  expect(judge([dinner], [stored], printers, torn).ticketsTwiceUnmarked).toEqual(again);
  const marked = [...printed, paper('taps', { reprint: true })];
  expect(judge([dinner], [stored], printers, marked)).toEqual(clean);
});

test('a mark on the first paper does not excuse a second one without', () => {
  const papers = [paper('taps', { reprint: true }), ...printed];
  expect(judge([dinner], [stored], printers, papers).ticketsTwiceUnmarked).toEqual([
    'i000001 on printer taps',
  ]);
});

test('a paper of an order that does not exist, or at a printer it does not concern, is a stray', () => {
  expect(judge([], [], printers, [paper('stove', { mark: 'i000009' })]).strays).toEqual([
    'i000009 on printer stove',
  ]);
  expect(judge([dinner], [stored], printers, [...printed, paper('elsewhere')]).strays).toEqual([
    'i000001 on printer elsewhere',
  ]);
});

test('an order without a definite answer is told, and its tickets are wanted if it is stored', () => {
  const verdict = judge([{ ...dinner, number: undefined }], [stored], printers, [
    paper('stove'),
    paper('pass'),
  ]);
  expect(verdict).toEqual({ ...clean, unresolved: ['i000001'], ticketsLost: ['i000001 on printer taps'] });
});

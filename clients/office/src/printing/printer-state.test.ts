import { expect, test } from 'vitest';
import { page, printer } from '../testing/printing.ts';
import { actsOf } from './job-words.ts';
import { standInOf, standOf } from './printer-state.ts';
import { toggled } from './station-values.ts';

test('the worst is said first', () => {
  const all = { breaker: 'open', paper: 'low', coverOpen: true, waiting: 3 } as const;
  expect(standOf(printer('a', all))).toBe('down');
  expect(standOf(printer('a', { ...all, breaker: 'closed' }))).toBe('coverOpen');
  expect(standOf(printer('a', { ...all, breaker: 'closed', coverOpen: false }))).toBe('waiting');
  expect(standOf(printer('a', { paper: 'low' }))).toBe('paperLow');
  expect(standOf(printer('a', { heardAt: null, lastPrintedAt: null }))).toBe('unheard');
  expect(standOf(printer('a'))).toBe('ready');
});

test('nobody stands in for one that prints, and none that is down itself', () => {
  const down = printer('a', { breaker: 'open', fallbackPrinterId: 'b' });
  expect(standInOf(down, [down, printer('b')])?.id).toBe('b');
  expect(standInOf(down, [down, printer('b', { breaker: 'half_open' })])).toBeUndefined();
  expect(standInOf(printer('a', { fallbackPrinterId: 'b' }), [printer('b')])).toBeUndefined();
});

test('what is offered is what the server allows', () => {
  expect(actsOf(page('a', { state: 'sending' }))).toEqual({
    ...{ retry: false, move: false, confirm: false, cancel: false },
  });
  expect(actsOf(page('a', { state: 'printed' }))).toEqual({
    ...{ retry: true, move: false, confirm: false, cancel: false },
  });
  expect(actsOf(page('a', { state: 'failed', kind: 'test' })).move).toBe(false);
  expect(actsOf(page('a', { state: 'expired', kind: 'drawer' })).retry).toBe(false);
});

test('all kinds of order are said as null, and the last one stays', () => {
  expect(toggled(null, 'delivery')).toEqual(['dine_in', 'counter', 'takeaway', 'online', 'staff_meal']);
  expect(toggled(['dine_in', 'counter', 'takeaway', 'online', 'staff_meal'], 'delivery')).toBeNull();
  expect(toggled(['online'], 'online')).toEqual(['online']);
});

import { describe, expect, test } from 'vitest';
import { type Route, type RouteTarget, stationFor, targetsFor } from './routing.ts';

const target = (printerId: string, more: Partial<RouteTarget> = {}): RouteTarget => ({
  ...{ printerId, copies: 1, orderTypes: null },
  ...more,
});
const route = (stationId: string, more: Partial<Route> = {}): Route => ({
  ...{ stationId, stationName: stationId, kind: 'kitchen', expo: 'skip', isDefault: false },
  targets: [target(`${stationId}-printer`)],
  ...more,
});
const routes = (...all: Route[]) => new Map(all.map((one) => [one.stationId, one]));

describe('who makes something', () => {
  const plain = routes(route('till', { kind: 'till' }), route('kitchen'), route('bar', { kind: 'bar' }));
  const withDefault = routes(route('kitchen'), route('bar', { kind: 'bar', isDefault: true }));
  test.each([
    ['the station that the menu names', plain, 'bar', 'bar'],
    ['nobody, when nobody is named and the branch has no default', plain, null, undefined],
    ['the default of the branch, when nobody is named', withDefault, null, 'bar'],
    ['the first that makes things, when the named one is gone', plain, 'gone', 'kitchen'],
    ['the default, when the named one is gone', withDefault, 'gone', 'bar'],
    ['somebody who makes things, when the named one does not any more', plain, 'till', 'kitchen'],
    ['nobody in a branch that makes nothing', routes(route('till', { kind: 'till' })), 'gone', undefined],
  ])('%s', (_, known, named, wanted) => {
    expect(stationFor(known, named)?.stationId).toBe(wanted);
  });
});

describe('where it is printed', () => {
  const pass = route('pass', { kind: 'expo', targets: [target('pass-printer', { copies: 2 })] });
  const at = (expo: Route['expo'], ...others: Route[]) =>
    targetsFor(routes(route('kitchen', { expo }), ...others), 'kitchen', 'dine_in').map(
      ({ printerId, copies }) => `${printerId} × ${copies}`,
    );

  test('at its own printers, at the pass too, or only there', () => {
    expect(at('skip', pass)).toEqual(['kitchen-printer × 1']);
    expect(at('also', pass)).toEqual(['kitchen-printer × 1', 'pass-printer × 2']);
    expect(at('only', pass)).toEqual(['pass-printer × 2']);
  });

  test('at its own printers while the pass has none', () => {
    expect(at('only')).toEqual(['kitchen-printer × 1']);
    expect(at('only', { ...pass, targets: [] })).toEqual(['kitchen-printer × 1']);
    expect(at('only', { ...pass, targets: [target('x', { orderTypes: ['delivery'] })] })).toEqual([
      'kitchen-printer × 1',
    ]);
  });

  test('once where station and pass share a printer, with the more papers of both', () => {
    const shared = { ...pass, targets: [target('kitchen-printer', { copies: 3 })] };
    expect(at('also', shared)).toEqual(['kitchen-printer × 3']);
  });

  test('for the kinds of order that a printer is for', () => {
    const known = routes(
      route('kitchen', {
        targets: [target('all'), target('bags', { orderTypes: ['takeaway', 'delivery'] })],
      }),
    );
    const printers = (type: Parameters<typeof targetsFor>[2]) =>
      targetsFor(known, 'kitchen', type).map(({ printerId }) => printerId);
    expect(printers('dine_in')).toEqual(['all']);
    expect(printers('delivery')).toEqual(['all', 'bags']);
  });

  test('nowhere, for a station that is not there', () => {
    expect(targetsFor(routes(pass), 'kitchen', 'dine_in')).toEqual([]);
  });
});

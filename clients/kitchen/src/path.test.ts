// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { pathOf, type Route, routeOf } from './path.ts';

test.each<[string, Route]>([
  ['', { page: 'choose' }],
  ['printers', { page: 'printers' }],
  ['all', { page: 'board', station: 'all' }],
  ['0199-ab%20c', { page: 'board', station: '0199-ab c' }],
])('"%s"', (path, route) => {
  expect(routeOf(path)).toEqual(route);
  expect(pathOf(route)).toBe(path);
});

import type { MenuWindow } from '@fastops/device';
import { expect, test } from 'vitest';
import { category } from '../testing/menu.ts';
import { hoursOf, itemsOf, weekOf } from './week.ts';

const window = (
  weekdays: number[],
  fromMinute: number,
  toMinute: number,
  part: Partial<MenuWindow> = {},
): MenuWindow => ({
  ...{ branchId: null, channel: null, weekdays, fromMinute, toMinute, ...part },
});
const HERE = { branchId: 'centro', channel: 'dine_in' } as const;
const said = (week: ReturnType<typeof weekOf>) =>
  week.blocks.map(({ weekday, fromMinute, toMinute, items, lane, lanes }) => [
    weekday,
    fromMinute,
    toMinute,
    items.map(({ name }) => name).join('+'),
    `${lane + 1}/${lanes}`,
  ]);

test('without hours it is sold always; a category above that has some lends them', () => {
  const items = itemsOf(
    [
      category('Desayunos', 1, { windows: [window([1], 360, 660)] }),
      category('Huevos', 1, { parentId: 'Desayunos' }),
      category('Bebidas', 2),
    ],
    [],
  );
  const week = weekOf(items, HERE);
  expect(week.always.map(({ name }) => name)).toEqual(['Bebidas']);
  expect(said(week)).toEqual([[1, 360, 660, 'Desayunos', '1/1']]);
});

test('of another branch or another way of selling it is not sold here', () => {
  const items = itemsOf(
    [
      category('Brunch', 1, { windows: [window([6, 7], 600, 900, { branchId: 'norte' })] }),
      category('Envíos', 2, { windows: [window([1], 600, 900, { channel: 'delivery' })] }),
    ],
    [],
  );
  expect(weekOf(items, HERE).never.map(({ name }) => name)).toEqual(['Brunch', 'Envíos']);
  expect(said(weekOf(items, { branchId: 'norte', channel: 'delivery' }))).toHaveLength(3);
});

test('what goes on past midnight is the next day’s, Sunday’s the Monday’s', () => {
  const items = itemsOf([category('Noche', 1, { windows: [window([7], 1_200, 120)] })], []);
  expect(said(weekOf(items, HERE))).toEqual([
    [7, 1_200, 1_440, 'Noche', '1/1'],
    [1, 0, 120, 'Noche', '1/1'],
  ]);
});

test('the same stretch stands together, what overlaps side by side, and what comes later alone again', () => {
  const lunch = window([3], 720, 900);
  const products = [
    { id: 'p', name: 'Menú del día', categoryId: 'Almuerzos', windows: [lunch] },
    { id: 'q', name: 'Sopa', categoryId: 'Almuerzos', windows: [window([3], 780, 960)] },
    { id: 'r', name: 'Torta', categoryId: 'Almuerzos', windows: [window([3], 1_000, 1_100)] },
  ];
  const week = weekOf(itemsOf([category('Almuerzos', 1, { windows: [lunch] })], products), HERE);
  expect(said(week)).toEqual([
    [3, 720, 900, 'Almuerzos+Menú del día', '1/2'],
    [3, 780, 960, 'Sopa', '2/2'],
    [3, 1_000, 1_100, 'Torta', '1/1'],
  ]);
  expect(hoursOf(week.blocks)).toEqual({ first: 12, last: 19 });
});

import { describe, expect, test } from 'vitest';
import { CATEGORIES, category } from '../testing/menu.ts';
import { dropOf, fitsBelow, moved, moveOf, pathsOf, rowsOf, undoOf } from './tree.ts';

const names = (rows: ReturnType<typeof rowsOf>) =>
  rows.map(({ category: { name }, depth }) => `${depth} ${name}`);

describe('the tree', () => {
  test('is parents before their children, each with all that is below it', () => {
    const rows = rowsOf(CATEGORIES, new Set());
    expect(names(rows)).toEqual(['0 Comida', '1 Sopas', '1 Parrilla', '0 Bebidas', '0 Otros']);
    expect(rows.map(({ products }) => products)).toEqual([5, 2, 3, 4, 0]);
    expect(names(rowsOf(CATEGORIES, new Set(['Comida'])))).toEqual(['0 Comida', '0 Bebidas', '0 Otros']);
  });

  test('the arrows move among siblings, into the one before and out behind the parent', () => {
    expect(moveOf(CATEGORIES, 'Bebidas', 'up')).toEqual({
      parentId: null,
      categoryIds: ['Bebidas', 'Comida', 'Otros'],
    });
    expect(moveOf(CATEGORIES, 'Comida', 'up')).toBeUndefined();
    expect(moveOf(CATEGORIES, 'Otros', 'down')).toBeUndefined();
    expect(moveOf(CATEGORIES, 'Bebidas', 'in')).toEqual({
      parentId: 'Comida',
      categoryIds: ['Sopas', 'Parrilla', 'Bebidas'],
    });
    expect(moveOf(CATEGORIES, 'Sopas', 'in')).toBeUndefined();
    expect(moveOf(CATEGORIES, 'Sopas', 'out')).toEqual({
      parentId: null,
      categoryIds: ['Comida', 'Sopas', 'Bebidas', 'Otros'],
    });
    expect(moveOf(CATEGORIES, 'Comida', 'out')).toBeUndefined();
  });

  test('what is let go stands before, behind or in what lies under it, but never in itself', () => {
    const drop = (id: string, over: string, spot: 'before' | 'inside' | 'after') =>
      dropOf(CATEGORIES, id, { id: over, spot });
    expect(drop('Otros', 'Comida', 'before')?.categoryIds).toEqual(['Otros', 'Comida', 'Bebidas']);
    expect(drop('Comida', 'Bebidas', 'after')?.categoryIds).toEqual(['Bebidas', 'Comida', 'Otros']);
    expect(drop('Otros', 'Sopas', 'after')).toEqual({
      parentId: 'Comida',
      categoryIds: ['Sopas', 'Otros', 'Parrilla'],
    });
    expect(drop('Sopas', 'Bebidas', 'inside')).toEqual({ parentId: 'Bebidas', categoryIds: ['Sopas'] });
    expect(drop('Comida', 'Sopas', 'inside')).toBeUndefined();
    expect(drop('Comida', 'Sopas', 'before')).toBeUndefined();
  });

  test('is not deeper than the server lets it be', () => {
    const deep = ['a', 'b', 'c', 'd', 'e'].map((name, at, all) =>
      category(name, 1, { parentId: all[at - 1] ?? null }),
    );
    expect(fitsBelow([...deep, category('x', 2)], 'x', 'd')).toBe(true);
    expect(fitsBelow([...deep, category('x', 2)], 'x', 'e')).toBe(false);
    expect(fitsBelow([...deep, category('x', 2), category('y', 1, { parentId: 'x' })], 'x', 'd')).toBe(false);
  });

  test('a move and what takes it back leave it as it was', () => {
    const move = moveOf(CATEGORIES, 'Sopas', 'out');
    const undo = undoOf(CATEGORIES, 'Sopas');
    const there = moved(CATEGORIES, move ?? undo);
    expect(names(rowsOf(there, new Set()))).toEqual([
      '0 Comida',
      '1 Parrilla',
      '0 Sopas',
      '0 Bebidas',
      '0 Otros',
    ]);
    expect(names(rowsOf(moved(there, undo), new Set()))).toEqual(names(rowsOf(CATEGORIES, new Set())));
  });
});

test('a path says all that is above, in the order of the tree', () => {
  expect([...pathsOf(CATEGORIES).values()]).toEqual([
    'Comida',
    'Comida › Sopas',
    'Comida › Parrilla',
    'Bebidas',
    'Otros',
  ]);
});

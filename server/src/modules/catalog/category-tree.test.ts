import { describe, expect, test } from 'vitest';
import { refusePlace } from './category-tree.ts';

// a > b > c > d > e, and z beside a.
const CHAIN = ['a', 'b', 'c', 'd', 'e'].map((id, at, all) => ({ id, parentId: all[at - 1] ?? null }));
const TREE = [...CHAIN, { id: 'z', parentId: null }];

const refusal = (id: string, parentId: string | null): string => {
  try {
    refusePlace(TREE, id, parentId);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'fits';
};

describe('a place in the tree of categories', () => {
  test.each([
    ['new', null, 'fits'],
    ['new', 'd', 'fits'],
    ['c', null, 'fits'],
    ['c', 'a', 'fits'],
    ['z', 'd', 'fits'],
    ['new', 'e', 'catalog.category_too_deep'],
    ['z', 'e', 'catalog.category_too_deep'],
    ['a', 'z', 'catalog.category_too_deep'],
    ['b', 'z', 'fits'],
    ['a', 'a', 'catalog.category_circle'],
    ['b', 'e', 'catalog.category_circle'],
    ['new', 'nobody', 'catalog.category_unknown'],
  ])('%s below %s: %s', (id, parentId, expected) => {
    expect(refusal(id, parentId)).toBe(expected);
  });
});

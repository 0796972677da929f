import { beforeEach, expect, test } from 'vitest';
import { changeDraft, clearDrafts, placeKey, putBackDraft, takeDraft } from './drafts.ts';

const TABLE = placeKey('b1', 't1');
const add = (key: string, lineId: string) =>
  changeDraft(key, { type: 'add', wish: { productId: lineId }, lineId });

beforeEach(clearDrafts);

test('the counter and the tables of two branches are different places', () => {
  expect(new Set([placeKey('b1', undefined), placeKey('b2', undefined), placeKey('b1', 't1')]).size).toBe(3);
});

test('a comanda can be taken once: the second tap finds nothing', () => {
  add(TABLE, 'a');
  expect(takeDraft(TABLE).lines).toHaveLength(1);
  expect(takeDraft(TABLE).lines).toHaveLength(0);
});

test('what comes back stands before what was added meanwhile', () => {
  add(TABLE, 'a');
  const taken = takeDraft(TABLE);
  add(TABLE, 'b');
  putBackDraft(TABLE, taken);
  expect(takeDraft(TABLE).lines.map((line) => line.id)).toEqual(['a', 'b']);
});

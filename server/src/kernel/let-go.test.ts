import { expect, test } from 'vitest';
import { letGo } from './let-go.ts';

test('bytes with memory of their own are empty afterwards', () => {
  const bytes = new Uint8Array(70_000).fill(7);
  letGo(bytes);
  expect(bytes.byteLength).toBe(0);
  letGo(bytes);
});

test('bytes that share their memory are left as they are', () => {
  const shared = new Uint8Array(100).fill(7);
  letGo(shared.subarray(0, 50));
  letGo(Buffer.from('of the pool'));
  expect(shared.every((byte) => byte === 7)).toBe(true);
  expect(Buffer.from('of the pool').toString()).toBe('of the pool');
});

import type { Table } from '@fastops/device';
import { expect, test } from 'vitest';
import { findByNumber } from './jump.ts';

const table = (name: string, area: string): Table => ({
  id: `${area} ${name}`,
  name,
  area,
  seats: 4,
  shape: 'square',
  state: 'free',
  joinedTo: null,
  reservation: null,
  openOrders: 0,
  order: null,
});
const TABLES = [table('1', 'Salón'), table('12', 'Salón'), table('T-01', 'Terraza'), table('Barra', 'Bar')];

test('digits mean the number in the name, leading zeros or not', () => {
  expect(findByNumber(TABLES, '12')?.name).toBe('12');
  expect(findByNumber(TABLES, '012')?.name).toBe('12');
  expect(findByNumber(TABLES, '2')).toBeUndefined();
});

test('the area on the screen goes first', () => {
  expect(findByNumber(TABLES, '1')?.name).toBe('1');
  expect(findByNumber(TABLES, '1', 'Terraza')?.name).toBe('T-01');
  expect(findByNumber(TABLES, '12', 'Terraza')?.name).toBe('12');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrintCell } from './document.ts';
import { layOutRow } from './row-layout.ts';

const laidOut = (cells: PrintCell[], total: number) =>
  layOutRow(cells, total, 'cp858').map((line) => line.map((piece) => piece.text).join(''));

describe('layOutRow', () => {
  it('wraps a long product under itself and leaves the column of the quantity alone', () => {
    const cells: PrintCell[] = [
      { text: '12', columns: 3, align: 'right' },
      { text: 'Ajiaco santafereño con pollo, mazorca y alcaparras' },
    ];
    expect(laidOut(cells, 32)).toEqual([' 12 Ajiaco santafereño con', '    pollo, mazorca y alcaparras']);
  });

  it('puts the last cell at the edge of the paper', () => {
    const cells: PrintCell[] = [{ text: 'Mesera: Lucía' }, { text: '19:42', columns: 'fit', align: 'right' }];
    expect(laidOut(cells, 24)).toEqual(['Mesera: Lucía      19:42']);
    const fitted: PrintCell[] = [
      { text: 'Turno', columns: 'fit' },
      { text: '12', columns: 'fit', align: 'right' },
    ];
    expect(laidOut(fitted, 12)).toEqual(['Turno     12']);
  });

  it('shares the rest evenly, the first cell taking what does not divide', () => {
    expect(
      laidOut([{ text: 'a' }, { text: 'b', align: 'center' }, { text: 'c', align: 'right' }], 13),
    ).toEqual(['a      b    c']);
  });

  it('takes from fixed cells that leave no room', () => {
    const cells: PrintCell[] = [{ text: 'largo como un día', columns: 48 }, { text: 'precio' }];
    for (const line of laidOut(cells, 20)) expect(line.length).toBeLessThanOrEqual(20);
    expect(laidOut(cells, 20).join(' ')).toContain('precio');
  });

  it('puts cells under each other where they do not fit side by side', () => {
    const cells = ['a', 'b', 'c', 'd'].map((text) => ({ text }));
    expect(laidOut(cells, 4)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('stays within the paper for any cells', () => {
    const cell = fc.record(
      {
        text: fc.string({ unit: 'grapheme', maxLength: 60 }),
        columns: fc.oneof(fc.integer({ min: 1, max: 48 }), fc.constantFrom('fit' as const, 'rest' as const)),
        align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
      },
      { requiredKeys: ['text'] },
    );
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 4, max: 48 }),
        (cells, total) => {
          const lines = laidOut(cells, total);
          expect(Math.max(0, ...lines.map((line) => line.length))).toBeLessThanOrEqual(total);
          expect(lines.length).toBeLessThanOrEqual(8 * cells.length);
        },
      ),
    );
  });
});

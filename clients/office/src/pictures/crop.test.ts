import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutOf, mostZoom, moved, SHAPES, type Shape, sentSize, wholeView } from './crop.ts';

const size = fc.record({
  width: fc.integer({ min: 1, max: 8_000 }),
  height: fc.integer({ min: 1, max: 8_000 }),
});
const shape = fc.constantFrom<Shape>('square', 'wide');
const step = fc.record({
  x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  y: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  zoom: fc.double({ min: 0.01, max: 100, noNaN: true }),
});

test('the whole picture, as far as the shape allows, from the middle', () => {
  const wide = { width: 1_600, height: 900 };
  expect(cutOf(wide, 'square', wholeView(wide))).toEqual({ x: 350, y: 0, width: 900, height: 900 });
  expect(cutOf(wide, 'wide', wholeView(wide))).toEqual({ x: 200, y: 0, width: 1_200, height: 900 });
  const high = { width: 900, height: 1_600 };
  expect(cutOf(high, 'wide', wholeView(high))).toEqual({ x: 0, y: 462.5, width: 900, height: 675 });
});

test('a step to the side moves what is seen, until the edge', () => {
  const wide = { width: 1_600, height: 900 };
  const right = moved(wide, 'square', wholeView(wide), { x: 100 });
  expect(cutOf(wide, 'square', right).x).toBe(450);
  const edge = moved(wide, 'square', right, { x: 5_000 });
  expect(cutOf(wide, 'square', edge).x).toBe(700);
  // From the edge the way back begins at once.
  expect(cutOf(wide, 'square', moved(wide, 'square', edge, { x: -10 })).x).toBe(690);
});

test('nearer, about the same middle, and never so near that nothing is left to see', () => {
  const picture = { width: 1_600, height: 1_200 };
  const near = moved(picture, 'wide', wholeView(picture), { zoom: 2 });
  expect(cutOf(picture, 'wide', near)).toEqual({ x: 400, y: 300, width: 800, height: 600 });
  expect(moved(picture, 'wide', near, { zoom: 1_000 }).zoom).toBe(5);
  expect(mostZoom({ width: 120, height: 120 }, 'square')).toBe(1);
});

test('whatever is done, the cut has its shape and lies within the picture', () => {
  fc.assert(
    fc.property(size, shape, fc.array(step, { maxLength: 10 }), (picture, form, steps) => {
      let view = wholeView(picture);
      for (const one of steps) view = moved(picture, form, view, one);
      const cut = cutOf(picture, form, view);
      expect(cut.x).toBeGreaterThanOrEqual(0);
      expect(cut.y).toBeGreaterThanOrEqual(0);
      expect(cut.x + cut.width).toBeLessThanOrEqual(picture.width + 1e-6);
      expect(cut.y + cut.height).toBeLessThanOrEqual(picture.height + 1e-6);
      expect(cut.width / cut.height).toBeCloseTo(SHAPES[form], 6);
    }),
  );
});

test('what is sent is as large as it is, or as large as is kept', () => {
  expect(sentSize({ width: 400, height: 300 })).toEqual({ width: 400, height: 300 });
  expect(sentSize({ width: 4_000, height: 3_000 })).toEqual({ width: 1_200, height: 900 });
  expect(sentSize({ width: 0.4, height: 0.3 })).toEqual({ width: 1, height: 1 });
});

/** The forms of tables. */
export const SHAPES = ['square', 'round', 'rectangle'] as const;
export type Shape = (typeof SHAPES)[number];

/** Degrees by which a table may be turned. */
export const ROTATIONS = [0, 45, 90, 135, 180, 225, 270, 315] as const;

/** Where a table stands on the plan of its area: its upper left corner before it is turned, in units of the grid. */
export interface TablePlace {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Degrees, about its middle. */
  rotation: (typeof ROTATIONS)[number];
}

/** The last unit of the grid, both ways. */
export const PLAN_EDGE = 2000;
/** Longest side of a table. */
export const LONGEST_SIDE = 400;
/** How wide a room is that tables are put into by themselves: it fits a screen. */
const ROOM_WIDTH = 1200;
/** Room for chairs, and for who serves. */
const GAP = 40;

/** How large a table of each form is when nobody says so. */
export const SIZES: Readonly<Record<Shape, { width: number; height: number }>> = {
  square: { width: 80, height: 80 },
  round: { width: 80, height: 80 },
  rectangle: { width: 140, height: 80 },
};

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a table covers at most, turned as it is. */
function boxOf({ x, y, width, height, rotation }: TablePlace): Box {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const aslant = rotation % 90 !== 0;
  const lying = rotation % 180 === 0;
  // Turned by 45°, a rectangle fits into a square of (width + height) / √2.
  const across = aslant ? (width + height) / Math.SQRT2 : lying ? width : height;
  const down = aslant ? across : lying ? height : width;
  return {
    left: middleX - across / 2,
    top: middleY - down / 2,
    right: middleX + across / 2,
    bottom: middleY + down / 2,
  };
}

/** Whether two tables would stand in each other's way. */
export function overlap(a: TablePlace, b: TablePlace): boolean {
  const [one, other] = [boxOf(a), boxOf(b)];
  const beside = one.right <= other.left || other.right <= one.left;
  return !(beside || one.bottom <= other.top || other.bottom <= one.top);
}

/**
 * Places for new tables of one form, row by row wherever nothing stands yet. Null for those that found no room.
 *
 * @param taken where the other tables of the area stand
 */
export function layOut(count: number, shape: Shape, taken: readonly TablePlace[]): (TablePlace | null)[] {
  const { width, height } = SIZES[shape];
  const free: TablePlace[] = [];
  for (let y = GAP; y + height <= PLAN_EDGE && free.length < count; y += height + GAP) {
    for (let x = GAP; x + width <= ROOM_WIDTH && free.length < count; x += width + GAP) {
      const place: TablePlace = { x, y, width, height, rotation: 0 };
      if (!taken.some((other) => overlap(place, other))) free.push(place);
    }
  }
  return Array.from({ length: count }, (_, index) => free[index] ?? null);
}

/** The next names that nobody has, counted up from a number: T4, T6, T7 where T5 is taken. */
export function nextNames(
  count: number,
  { prefix, firstNumber }: { prefix: string; firstNumber: number },
  taken: readonly string[],
): string[] {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  const found: string[] = [];
  for (let number = firstNumber; found.length < count; number += 1) {
    const name = `${prefix}${number}`;
    if (!known.has(name.toLowerCase())) found.push(name);
  }
  return found;
}

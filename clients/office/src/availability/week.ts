import type { Availability, MenuWindow, OfficeCategory, SaleChannel } from '@fastops/device';

/** Something with hours: a category, or a product with some of its own. */
export interface Item {
  id: string;
  name: string;
  kind: 'category' | 'product';
  color: string;
  windows: readonly MenuWindow[];
}

/** Where one looks, and by which way of selling. */
export interface Place {
  branchId: string;
  channel: SaleChannel;
}

/** What is sold in a stretch of a day; all that is sold in just this stretch stands together. */
export interface Block {
  weekday: number;
  /** Minutes after midnight. */
  fromMinute: number;
  toMinute: number;
  items: readonly Item[];
  /** Side by side with what is sold at the same time: which lane, of how many. */
  lane: number;
  lanes: number;
}

export interface Week {
  /** Sold at every hour. */
  always: readonly Item[];
  /** Not sold here, or not this way. */
  never: readonly Item[];
  blocks: readonly Block[];
}

const DAY_MINUTES = 1_440;
const PLAIN = '#7A858F';

/** All that has hours: the categories, each with those that hold for it, and the products with hours of their own. */
export function itemsOf(
  categories: readonly OfficeCategory[],
  products: Availability['products'],
): { own: Item[]; free: Item[] } {
  const byId = new Map(categories.map((one) => [one.id, one]));
  const timed = (one: OfficeCategory | undefined): boolean =>
    one !== undefined && (one.windows.length > 0 || timed(byId.get(one.parentId ?? '')));
  const item = ({ id, name, color, windows }: OfficeCategory): Item => ({
    id,
    name,
    kind: 'category',
    color,
    windows,
  });
  return {
    own: [
      ...categories.filter(({ windows }) => windows.length > 0).map(item),
      ...products.map(
        ({ id, name, categoryId, windows }): Item => ({
          ...{ id, name, kind: 'product', windows },
          color: byId.get(categoryId)?.color ?? PLAIN,
        }),
      ),
    ],
    free: categories.filter((one) => !timed(one)).map(item),
  };
}

const fits = (window: MenuWindow, { branchId, channel }: Place): boolean =>
  (window.branchId ?? branchId) === branchId && (window.channel ?? channel) === channel;

type Stretch = Pick<Block, 'weekday' | 'fromMinute' | 'toMinute'>;

/** A window as stretches of days: what goes on past midnight is the next day's. */
function stretchesOf({ weekdays, fromMinute, toMinute }: MenuWindow): Stretch[] {
  return weekdays.flatMap((weekday) => {
    if (fromMinute < toMinute) return [{ weekday, fromMinute, toMinute }];
    const next = (weekday % 7) + 1;
    const late = { weekday, fromMinute, toMinute: DAY_MINUTES };
    return [late, { weekday: next, fromMinute: 0, toMinute }];
  });
}

/** Puts what is sold at the same time side by side, each in the first lane that is free. */
function laned(day: readonly Omit<Block, 'lane' | 'lanes'>[]): Block[] {
  const sorted = day.toSorted(
    (one, other) => one.fromMinute - other.fromMinute || other.toMinute - one.toMinute,
  );
  const blocks: Block[] = [];
  // Those that touch each other, and when each of their lanes is free again.
  let cluster: Block[] = [];
  let free: number[] = [];
  const close = (): void => {
    blocks.push(...cluster.map((block) => ({ ...block, lanes: free.length })));
    [cluster, free] = [[], []];
  };
  for (const block of sorted) {
    if (free.every((minute) => minute <= block.fromMinute)) close();
    const found = free.findIndex((minute) => minute <= block.fromMinute);
    const lane = found < 0 ? free.length : found;
    free[lane] = block.toMinute;
    cluster.push({ ...block, lane, lanes: 0 });
  }
  close();
  return blocks;
}

/** What is sold when, in a week, in one branch and one way. */
export function weekOf({ own, free }: ReturnType<typeof itemsOf>, place: Place): Week {
  const here = own.map((item) => ({ item, windows: item.windows.filter((window) => fits(window, place)) }));
  const stretches = here.flatMap(({ item, windows }) =>
    windows.flatMap(stretchesOf).map((stretch) => ({ ...stretch, item })),
  );
  const together = Map.groupBy(stretches, (one) => `${one.weekday} ${one.fromMinute} ${one.toMinute}`);
  const blocks = [...together.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { weekday, fromMinute, toMinute } = first;
    // Two windows of one thing may say the same.
    const items = [...new Map([first, ...others].map(({ item }) => [item.id, item])).values()];
    return [{ weekday, fromMinute, toMinute, items }];
  });
  return {
    always: free,
    never: here.filter(({ windows }) => windows.length === 0).map(({ item }) => item),
    blocks: [...Map.groupBy(blocks, ({ weekday }) => weekday).values()].flatMap(laned),
  };
}

/** The hours that the blocks take, whole ones. */
export function hoursOf(blocks: readonly Block[]): { first: number; last: number } {
  const first = Math.floor(Math.min(...blocks.map(({ fromMinute }) => fromMinute)) / 60);
  const last = Math.ceil(Math.max(...blocks.map(({ toMinute }) => toMinute)) / 60);
  return { first, last };
}

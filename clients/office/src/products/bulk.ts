import type { NewPrice, ProductLine, ProductsChange } from '@fastops/device';
import { AT_ONCE, chunksOf } from '../chunks.ts';

/** A price that is looked at before it is changed: of a product, or of a size. */
export interface Priced {
  itemId: string;
  productId: string;
  name: string;
  fromMinor: number;
}

/** Whether it costs what its own line says: not one whose sizes or parts say so, and not one that is deleted. */
export const hasOwnPrice = ({ sizes, lessBasisPoints, deleted }: ProductLine): boolean =>
  sizes.length === 0 && lessBasisPoints === null && !deleted;

/** The prices of products: one each, of those with sizes one for each size; a combo that follows its parts has none. */
export function pricesOf(lines: readonly ProductLine[]): Priced[] {
  return lines
    .filter(({ lessBasisPoints }) => lessBasisPoints === null)
    .flatMap(({ id, name, priceMinor, sizes }): Priced[] => {
      if (sizes.length === 0) return [{ itemId: id, productId: id, name, fromMinor: priceMinor }];
      return sizes.map((size) => ({
        ...{ itemId: size.id, productId: id, name: `${name} ${size.name}`, fromMinor: size.priceMinor },
      }));
    });
}

/** The prices that become other ones. */
export function newPrices(prices: readonly Priced[], priceOf: (minor: number) => number): NewPrice[] {
  return prices
    .map(({ itemId, fromMinor }) => ({ itemId, fromMinor, toMinor: priceOf(fromMinor) }))
    .filter(({ fromMinor, toMinor }) => fromMinor !== toMinor);
}

/** What takes prices back. */
export const pricesBack = (prices: readonly NewPrice[]): NewPrice[] =>
  prices.map(({ itemId, fromMinor, toMinor }) => ({ itemId, fromMinor: toMinor, toMinor: fromMinor }));

/** What some products are to be, as one request takes it. */
export interface Step {
  productIds: string[];
  change: ProductsChange;
}

type Turn = (line: ProductLine) => ProductsChange;

const stateNow: Turn = ({ deleted, state }) => ({ state: deleted ? 'deleted' : state });
const categoryNow: Turn = ({ categoryId }) => ({ categoryId });

function stepsBy(lines: readonly ProductLine[], turn: Turn): Step[] {
  const groups = Map.groupBy(lines, (line) => JSON.stringify(turn(line)));
  return [...groups.values()].flatMap((group) =>
    chunksOf(group, AT_ONCE).map((part) => ({
      productIds: part.map(({ id }) => id),
      change: turn(part[0] as ProductLine),
    })),
  );
}

/** The way to what products are to be, and the way back to what each of them was; who is so already stays out. */
export interface Ways {
  there: Step[];
  back: Step[];
}

function waysOf(lines: readonly ProductLine[], now: Turn, to: Turn): Ways {
  const others = lines.filter((line) => JSON.stringify(now(line)) !== JSON.stringify(to(line)));
  return { there: stepsBy(others, to), back: stepsBy(others, now) };
}

/** To a category. */
export const toCategory = (lines: readonly ProductLine[], categoryId: string): Ways =>
  waysOf(lines, categoryNow, () => ({ categoryId }));

/** On sale, retired or deleted. */
export const toState = (lines: readonly ProductLine[], state: 'active' | 'retired' | 'deleted'): Ways =>
  waysOf(lines, stateNow, () => ({ state }));

/** Back from being deleted, each as it was before. */
export const toRestored = (lines: readonly ProductLine[]): Ways =>
  waysOf(lines, stateNow, ({ state }) => ({ state }));

/** Steps without the products that are not among these. */
export function only(steps: readonly Step[], ids: ReadonlySet<string>): Step[] {
  return steps
    .map(({ productIds, change }) => ({ productIds: productIds.filter((id) => ids.has(id)), change }))
    .filter(({ productIds }) => productIds.length > 0);
}

/** What became of parts that were sent one after the other. */
export interface Sent<Part> {
  /** How many things changed. */
  changed: number;
  done: Part[];
  /** Why it stopped before the end. */
  error: unknown;
}

/** Sends part after part, until one is refused. */
export async function sendParts<Part>(
  parts: readonly Part[],
  send: (part: Part) => Promise<number>,
): Promise<Sent<Part>> {
  const sent: Sent<Part> = { changed: 0, done: [], error: undefined };
  try {
    for (const part of parts) {
      sent.changed += await send(part);
      sent.done.push(part);
    }
  } catch (error) {
    sent.error = error;
  }
  return sent;
}

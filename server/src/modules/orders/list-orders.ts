import { businessDate } from '../../kernel/clock.ts';
import type { BranchContext } from '../../kernel/context.ts';
import { statesOf } from '../../kernel/flow.ts';
import { ORDER_TYPES, type OrderType, TYPE_RULES } from './order.ts';
import { wantedBy } from './order-key.ts';
import { findDay, findOrderLines, findTurn, type OrderLineOfList } from './queries/order-lists.ts';
import { CLOSED, ORDER_FLOW, type OrderState } from './states.ts';

/** Which orders are wanted; all that is said holds together. */
export interface ListOrdersInput {
  /** Below which number. */
  after?: number | undefined;
  limit: number;
  open?: boolean | undefined;
  state?: readonly OrderState[] | undefined;
  type?: readonly OrderType[] | undefined;
  tableId?: string | undefined;
  businessDate?: string | undefined;
  number?: number | undefined;
  /** Of the business date, else of today. */
  turn?: number | undefined;
  search?: string | undefined;
}

/** Orders of a branch, the newest number first; every filter is answered out of an index. */
export async function listOrders(ctx: BranchContext, input: ListOrdersInput): Promise<OrderLineOfList[]> {
  const { tableId, search, limit } = input;
  const states = statesOf(ORDER_FLOW).filter(
    (state) =>
      (input.open === undefined || input.open !== CLOSED.has(state)) &&
      (input.state?.includes(state) ?? true),
  );
  // What stands on a table is of a kind that does.
  const types = ORDER_TYPES.filter(
    (type) => (input.type?.includes(type) ?? true) && (tableId === undefined || TYPE_RULES[type].table),
  );
  const wanted = search === undefined ? undefined : wantedBy(search);
  const numbers = await numbersOf(ctx, input);
  if (states.length === 0 || types.length === 0 || numbers.from >= numbers.below) return [];
  const day = input.businessDate ?? today(ctx);
  return findOrderLines(ctx.tx, ctx.branch.id, { ...numbers, states, types, tableId, wanted, day, limit });
}

const today = ({ now, branch }: BranchContext): string =>
  businessDate(now, branch.timeZone, branch.cutoffHour);

/** Between which numbers the orders are: a day is a stretch of numbers, because the business date only moves forward. */
async function numbersOf(
  ctx: BranchContext,
  { after, businessDate: date, turn, number }: ListOrdersInput,
): Promise<{ from: number; below: number }> {
  const { tx, branch } = ctx;
  const [day, ofTurn] = await Promise.all([
    date === undefined ? undefined : findDay(tx, branch.id, date),
    turn === undefined ? undefined : findTurn(tx, branch.id, date ?? today(ctx), turn),
  ]);
  const one = (only: number) => ({ from: only, below: only + 1 });
  const bounds = [
    { from: 0, below: after ?? Number.MAX_SAFE_INTEGER },
    ...(date === undefined ? [] : [day ?? NONE]),
    ...(turn === undefined ? [] : [ofTurn === undefined ? NONE : one(ofTurn)]),
    ...(number === undefined ? [] : [one(number)]),
  ];
  return {
    from: Math.max(...bounds.map(({ from }) => from)),
    below: Math.min(...bounds.map(({ below }) => below)),
  };
}

const NONE = { from: 0, below: 0 };

import T, { type Static } from 'typebox';
import { NOT_MODIFIED, type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import { listOrders } from '../list-orders.ts';
import { OpenOrders, OrderPage, OrderPageQuery } from '../order-list-schemas.ts';
import { findOpenOrders, type OrderLineOfList } from '../queries/order-lists.ts';
import { readOpenOrders } from '../read-open-orders.ts';
import { orderAnswer } from '../schemas.ts';

const PAGE = 50;
/** More than a branch works on at once; whoever has more open finds them in the list. */
const OPEN_SHOWN = 300;
const BranchParams = T.Object({ branchId: Id });
const namedBranch = { named: (input: { params: { branchId: string } }) => input.params.branchId };

function lineAnswer(line: OrderLineOfList): Static<typeof OrderPage>['orders'][number] {
  return {
    ...line,
    promisedAt: line.promisedAt?.toString() ?? null,
    openedAt: line.openedAt.toString(),
    billAskedAt: line.billAskedAt?.toString() ?? null,
  };
}

/** The routes that list orders. */
export const orderListRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/orders',
    operation: 'listOrders',
    summary: 'Orders of a branch, the newest first: all of them, or those that are asked for.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: namedBranch,
    params: BranchParams,
    query: OrderPageQuery,
    answer: { status: 200, schema: OrderPage },
    handle: async (ctx, { query }) => {
      const { after, limit = PAGE, ...filter } = query;
      const place = { after: after === undefined ? undefined : Number(after), limit: limit + 1 };
      const found = await listOrders(ctx, { ...filter, ...place });
      const orders = found.slice(0, limit).map(lineAnswer);
      return { orders, next: found.length > limit ? String(orders.at(-1)?.number) : null };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/open-orders',
    operation: 'listOpenOrders',
    summary:
      'All open orders of a branch with lines, checks and tickets, the oldest first, for a device that comes back; 304 when If-None-Match still holds.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: OpenOrders },
    handle: async (ctx, { http }) => {
      const { ids, digest } = await findOpenOrders(ctx.tx, ctx.branch.id, OPEN_SHOWN + 1);
      // Of what stood before the orders are read: what changes in between is sent again, never missed.
      const etag = `"open-${ctx.companyId}-${ctx.branch.id}-${digest}"`;
      http.setHeader('etag', etag);
      http.setHeader('cache-control', 'private, no-cache');
      if (http.header('if-none-match') === etag) return NOT_MODIFIED;
      const orders = await readOpenOrders(ctx, { orderIds: ids.slice(0, OPEN_SHOWN) });
      return { orders: orders.map(orderAnswer), truncated: ids.length > OPEN_SHOWN };
    },
  }),
];

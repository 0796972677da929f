import T, { type Static } from 'typebox';
import { businessDate } from '../../kernel/clock.ts';
import { type Route, route } from '../../kernel/route.ts';
import { Id, NoBody } from '../../kernel/schemas.ts';
import { createOrder } from './create-order.ts';
import { finishTicket } from './finish-ticket.ts';
import type { TicketKind } from './kitchen-ticket.ts';
import { findTables } from './queries/floor.ts';
import { findOrderBranch, findOrders } from './queries/orders.ts';
import { findOpenTickets, findTicketBranch } from './queries/tickets.ts';
import { readOrder } from './read-order.ts';
import {
  NewOrder,
  Order,
  OrderPage,
  OrderPageQuery,
  orderAnswer,
  Tables,
  TicketDone,
  Tickets,
  VoidLine,
} from './schemas.ts';
import { sendOrder } from './send-order.ts';
import { voidLine } from './void-line.ts';

/** More than a kitchen can work on at once; the rest follows as these are finished. */
const TICKETS_SHOWN = 200;
const BranchParams = T.Object({ branchId: Id });
const OrderParams = T.Object({ orderId: Id });
const LineParams = T.Object({ orderId: Id, lineId: Id });
const TicketParams = T.Object({ ticketId: Id });
const namedBranch = { named: (input: { params: { branchId: string } }) => input.params.branchId };

function ticketRoute(done: boolean): Route {
  return route({
    method: 'POST',
    path: done ? '/v1/tickets/{ticketId}/done' : '/v1/tickets/{ticketId}/recall',
    operation: done ? 'finishTicket' : 'recallTicket',
    summary: done ? 'The ticket is cooked.' : 'Call a finished ticket back.',
    scope: 'branch',
    permission: 'orders.finish_tickets',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof TicketParams> }) =>
        findTicketBranch(tx, params.ticketId),
    },
    params: TicketParams,
    body: NoBody,
    answer: { status: 200, schema: TicketDone },
    handle: async (ctx, { params }) => {
      const doneAt = await finishTicket(ctx, { ticketId: params.ticketId, done });
      return { id: params.ticketId, doneAt: doneAt?.toString() ?? null };
    },
  });
}

/** The routes of orders. */
export const orderRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/tables',
    operation: 'listTables',
    summary: 'Tables of a branch by area, with how many orders each had this business day.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: Tables },
    handle: async (ctx) => {
      const today = businessDate(ctx.now, ctx.branch.timeZone, ctx.branch.cutoffHour);
      const tables = await findTables(ctx.tx, ctx.branch.id, today);
      return { tables: tables.map((table) => ({ ...table, openOrders: table.openOrders ?? 0 })) };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/orders',
    operation: 'listOrders',
    summary: 'Orders of a branch, the newest first.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: namedBranch,
    params: BranchParams,
    query: OrderPageQuery,
    answer: { status: 200, schema: OrderPage },
    handle: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const found = await findOrders(ctx.tx, ctx.branch.id, {
        before: query.after === undefined ? undefined : Number(query.after),
        tableId: query.tableId,
        limit: limit + 1,
      });
      const orders = found
        .slice(0, limit)
        .map((order) => ({ ...order, openedAt: order.openedAt.toString() }));
      return {
        orders: orders as Static<typeof OrderPage>['orders'],
        next: found.length > limit ? String(orders.at(-1)?.number) : null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/orders',
    operation: 'createOrder',
    summary: 'Note an order and, with `send`, send it to its stations.',
    scope: 'branch',
    permission: 'orders.create',
    branchOf: { named: (input: { body: Static<typeof NewOrder> }) => input.body.branchId },
    body: NewOrder,
    idempotent: true,
    answer: { status: 201, schema: Order },
    handle: async (ctx, { body }) => orderAnswer(await createOrder(ctx, body)),
  }),
  route({
    method: 'GET',
    path: '/v1/orders/{orderId}',
    operation: 'readOrder',
    summary: 'An order with its lines and tickets.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof OrderParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: OrderParams,
    answer: { status: 200, schema: Order },
    handle: async (ctx, { params }) => orderAnswer(await readOrder(ctx, params)),
  }),
  route({
    method: 'POST',
    path: '/v1/orders/{orderId}/send',
    operation: 'sendOrder',
    summary: 'Send to the stations what they have not been told yet.',
    scope: 'branch',
    permission: 'orders.create',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof OrderParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: OrderParams,
    body: NoBody,
    idempotent: true,
    answer: { status: 200, schema: Order },
    handle: async (ctx, { params }) => orderAnswer(await sendOrder(ctx, params)),
  }),
  route({
    method: 'POST',
    path: '/v1/orders/{orderId}/lines/{lineId}/void',
    operation: 'voidLine',
    summary: 'Take back a line that was sent; who may not alone brings an approval.',
    scope: 'branch',
    permission: 'orders.create',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof LineParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: LineParams,
    body: VoidLine,
    idempotent: true,
    answer: { status: 200, schema: Order },
    handle: async (ctx, { params, body }) => orderAnswer(await voidLine(ctx, { ...params, ...body })),
  }),
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/tickets',
    operation: 'listTickets',
    summary: 'Kitchen tickets that are not finished, the oldest first.',
    scope: 'branch',
    permission: 'orders.view_tickets',
    branchOf: namedBranch,
    params: BranchParams,
    query: T.Object({ stationId: T.Optional(Id) }, { additionalProperties: false }),
    answer: { status: 200, schema: Tickets },
    handle: async (ctx, { query }) => {
      const tickets = await findOpenTickets(ctx.tx, ctx.branch.id, query.stationId, TICKETS_SHOWN);
      return {
        asOf: ctx.now.toString(),
        tickets: tickets.map((ticket) => ({
          ...ticket,
          kind: ticket.kind as TicketKind,
          sentAt: ticket.sentAt.toString(),
        })),
      };
    },
  }),
  ticketRoute(true),
  ticketRoute(false),
];

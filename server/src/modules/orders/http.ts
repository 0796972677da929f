import T, { type Static } from 'typebox';
import { outcomeAnswer } from '../../kernel/command-schemas.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { NOT_MODIFIED, type Route, route } from '../../kernel/route.ts';
import { Id, NoBody } from '../../kernel/schemas.ts';
import { DraftPaper, draftStyle, PaperPreview, paperPreview } from '../printing/index.ts';
import { CommandOutcomes, Commands, Timeline } from './command-schemas.ts';
import { createOrder } from './create-order.ts';
import { finishTicket } from './finish-ticket.ts';
import type { TicketKind } from './kitchen-ticket.ts';
import { printBill } from './print-bill.ts';
import { findEvents } from './queries/events.ts';
import { findOrderBranch } from './queries/orders.ts';
import { findOpenTickets, findTicketBranch } from './queries/tickets.ts';
import { readOrder } from './read-order.ts';
import { runCommands } from './run-commands.ts';
import { sampleTicket } from './sample-ticket.ts';
import { NewOrder, Order, orderAnswer, PrintBill, TicketDone, Tickets, VoidLine } from './schemas.ts';
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
    summary: 'An order with its lines and tickets; 304 when If-None-Match still holds.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof OrderParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: OrderParams,
    answer: { status: 200, schema: Order },
    handle: async (ctx, { params, http }) => {
      const view = await readOrder(ctx, params);
      // Nothing of it changes without its version.
      const etag = `"order-${ctx.companyId}-${params.orderId}-${view.order.version}"`;
      http.setHeader('etag', etag);
      http.setHeader('cache-control', 'private, no-cache');
      return http.header('if-none-match') === etag ? NOT_MODIFIED : orderAnswer(view);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/orders/{orderId}/commands',
    operation: 'runCommands',
    summary:
      'Do commands to an order, in their order. Each has an id of its own and is done once, however often it is sent; behind one that is rejected nothing is done.',
    scope: 'branch',
    permission: 'orders.create',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof OrderParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: OrderParams,
    body: Commands,
    answer: { status: 200, schema: CommandOutcomes },
    handle: async (ctx, { params, body }) => {
      const { orderId } = params;
      const done = await runCommands(ctx, { orderId, commands: body.commands });
      if (!done) throw new Refusal('not_found', 'orders.order_unknown');
      const order = await done.desk.view(orderId);
      return { outcomes: done.outcomes.map(outcomeAnswer), order: orderAnswer(order) };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/orders/{orderId}/events',
    operation: 'listOrderEvents',
    summary: 'What happened to an order, and by whom, the first first.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof OrderParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: OrderParams,
    query: T.Object(
      {
        after: T.Optional(T.Integer({ minimum: 0, description: 'The version after which to begin.' })),
        limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: 100 })),
      },
      { additionalProperties: false },
    ),
    answer: { status: 200, schema: Timeline },
    handle: async (ctx, { params, query }) => {
      const limit = query.limit ?? 100;
      const events = await findEvents(ctx.tx, params.orderId, { after: query.after ?? 0, limit: limit + 1 });
      const shown = events.slice(0, limit).map(({ content: _, from, to, ...event }) => ({
        ...event,
        at: event.at.toString(),
        deviceAt: event.deviceAt?.toString() ?? null,
        fromState: from,
        toState: to,
        data: { ...event.data },
      }));
      return { events: shown, next: events.length > limit ? (shown.at(-1)?.version ?? null) : null };
    },
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
    path: '/v1/orders/{orderId}/print-bill',
    operation: 'printBill',
    summary:
      'Print the bill, or those of some checks, for guests to check before they pay; the same one again is marked as a reprint.',
    scope: 'branch',
    permission: 'orders.create',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof OrderParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: OrderParams,
    body: PrintBill,
    idempotent: true,
    answer: { status: 200, schema: Order },
    handle: async (ctx, { params, body }) => orderAnswer(await printBill(ctx, { ...params, ...body })),
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
  route({
    method: 'POST',
    path: '/v1/branches/{branchId}/kitchen-paper/preview',
    operation: 'previewKitchenPaper',
    summary: 'What a ticket would look like in a style that nobody has stored yet.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: namedBranch,
    params: BranchParams,
    body: DraftPaper,
    answer: { status: 200, schema: PaperPreview },
    handle: async ({ branch, actor, now }, { body: { shape, columns } }) => {
      const place = { timeZone: branch.timeZone, locale: actor.locale, style: draftStyle(shape, null) };
      return paperPreview(sampleTicket(place, now), columns);
    },
  }),
  ticketRoute(true),
  ticketRoute(false),
];

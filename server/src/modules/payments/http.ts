import T, { type Static } from 'typebox';
import { type Route, route } from '../../kernel/route.ts';
import { Id, NoBody } from '../../kernel/schemas.ts';
import { findCheckBranch, findOrderBranch, orderAnswer, readBillDesk } from '../orders/index.ts';
import { DraftPaper, draftStyle, PaperPreview, PaperQueued, paperPreview } from '../printing/index.ts';
import { addPayment } from './add-payment.ts';
import { printReceipt } from './print-receipt.ts';
import { findPayments } from './queries.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { NewPayment, Payments, PaymentTaken, paymentAnswer } from './schemas.ts';

const CheckParams = T.Object({ checkId: Id });
const BranchParams = T.Object({ branchId: Id });
const DraftReceipt = T.Object(
  { ...DraftPaper.properties, paper: T.Enum(['pre_bill', 'receipt']) },
  { title: 'DraftReceipt', additionalProperties: false },
);
const OrderParams = T.Object({ orderId: Id });

/** The routes of payments. */
export const paymentRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/checks/{checkId}/payments',
    operation: 'addPayment',
    summary: 'Take money for a check; the last one ends the order where the guest has had everything.',
    scope: 'branch',
    permission: 'payments.take',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof CheckParams> }) =>
        findCheckBranch(tx, params.checkId),
    },
    params: CheckParams,
    body: NewPayment,
    idempotent: true,
    answer: { status: 201, schema: PaymentTaken },
    handle: async (ctx, { params, body }) => {
      const { payment, order, printed } = await addPayment(ctx, { ...params, ...body });
      return { payment: paymentAnswer(payment), order: orderAnswer(order), printed };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/checks/{checkId}/payments',
    operation: 'listCheckPayments',
    summary: 'What was paid on a check, the first first.',
    scope: 'branch',
    permission: 'payments.view',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof CheckParams> }) =>
        findCheckBranch(tx, params.checkId),
    },
    params: CheckParams,
    answer: { status: 200, schema: Payments },
    handle: async ({ tx }, { params }) => ({
      payments: (await findPayments(tx, { column: 'check_id', id: params.checkId })).map(paymentAnswer),
    }),
  }),
  route({
    method: 'POST',
    path: '/v1/checks/{checkId}/print-receipt',
    operation: 'printReceipt',
    summary: 'Print the receipt of what was paid on a check; the same one again is marked as a reprint.',
    scope: 'branch',
    permission: 'payments.take',
    idempotent: true,
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof CheckParams> }) =>
        findCheckBranch(tx, params.checkId),
    },
    params: CheckParams,
    body: NoBody,
    answer: { status: 201, schema: PaperQueued },
    handle: async (ctx, { params }) => ({ printerId: await printReceipt(ctx, params) }),
  }),
  route({
    method: 'POST',
    path: '/v1/branches/{branchId}/receipt-paper/preview',
    operation: 'previewReceiptPaper',
    summary:
      'What a bill or a receipt would look like in a style that nobody has stored yet, with the logo that is.',
    scope: 'branch',
    permission: 'payments.view',
    branchOf: { named: (input: { params: Static<typeof BranchParams> }) => input.params.branchId },
    params: BranchParams,
    body: DraftReceipt,
    answer: { status: 200, schema: PaperPreview },
    handle: async (ctx, { body: { paper, shape, columns } }) => {
      const { place } = await readBillDesk(ctx);
      const style = draftStyle(shape, place.style.logo);
      return paperPreview(sampleReceipt(paper, { ...place, style }, ctx.now), columns);
    },
  }),
  route({
    method: 'GET',
    path: '/v1/orders/{orderId}/payments',
    operation: 'listOrderPayments',
    summary: 'What was paid on all checks of an order, the first first.',
    scope: 'branch',
    permission: 'payments.view',
    branchOf: {
      lookedUp: (tx, { params }: { params: Static<typeof OrderParams> }) =>
        findOrderBranch(tx, params.orderId),
    },
    params: OrderParams,
    answer: { status: 200, schema: Payments },
    handle: async ({ tx }, { params }) => ({
      payments: (await findPayments(tx, { column: 'order_id', id: params.orderId })).map(paymentAnswer),
    }),
  }),
];

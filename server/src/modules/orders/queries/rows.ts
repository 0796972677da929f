import type { Selectable } from 'kysely';
import type { Check, GivenDiscount, LineKind, Order, OrderLine, OrderType } from '../order.ts';
import type { LineState, OrderState } from '../states.ts';
import type { LinesRow, OrdersRow } from '../tables.ts';
import type { OrderEvent } from '../timeline.ts';

/** An order as its row is read. */
export type OrderRow = Selectable<OrdersRow>;
/** A line as its row is read. */
export type StoredLine = Selectable<LinesRow>;

/** An order as its row is written from JSON. */
export function orderRow(order: Order) {
  return {
    id: order.id,
    branch_id: order.branchId,
    type: order.type,
    state: order.state,
    version: order.version,
    number: order.number,
    turn: order.turn,
    business_date: order.businessDate,
    provisional: order.provisional,
    table_id: order.table?.id ?? null,
    table_name: order.table?.name ?? null,
    guests: order.guests,
    customer_id: order.guest?.customerId ?? null,
    guest_name: order.guest?.name ?? null,
    guest_phone: order.guest?.phone ?? null,
    delivery: order.delivery,
    promised_at: order.promisedAt,
    external_source: order.external?.source ?? null,
    external_id: order.external?.id ?? null,
    waiter_id: order.waiter.id,
    waiter_name: order.waiter.name,
    total_minor: order.totalMinor,
    tax_minor: order.taxMinor,
    batches: order.batches,
    opened_at: order.openedAt,
    closed_at: order.closedAt,
    bill_asked_at: order.billAskedAt,
    discount: order.discount,
    merged_into: order.mergedInto,
  };
}

/** The order of a row. */
export function orderOf(row: OrderRow): Order {
  return {
    id: row.id,
    branchId: row.branch_id,
    type: row.type as OrderType,
    state: row.state as OrderState,
    version: row.version,
    number: row.number,
    turn: row.turn,
    businessDate: row.business_date,
    provisional: row.provisional,
    table: row.table_id === null ? null : { id: row.table_id, name: row.table_name ?? '' },
    guests: row.guests,
    guest:
      row.guest_name === null
        ? null
        : { customerId: row.customer_id, name: row.guest_name, phone: row.guest_phone },
    delivery: row.delivery as Order['delivery'],
    promisedAt: row.promised_at,
    external:
      row.external_source === null || row.external_id === null
        ? null
        : { source: row.external_source, id: row.external_id },
    waiter: { id: row.waiter_id, name: row.waiter_name },
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    billAskedAt: row.bill_asked_at,
    discount: row.discount as GivenDiscount | null,
    mergedInto: row.merged_into,
    totalMinor: row.total_minor,
    taxMinor: row.tax_minor,
    batches: row.batches,
  };
}

/** A line as its row is written from JSON, at its place in the order. */
export function lineRow(line: OrderLine, position: number) {
  return {
    id: line.id,
    position,
    kind: line.kind,
    product_id: line.productId,
    variant_id: line.variantId,
    name: line.name,
    variant_name: line.variantName,
    state: line.state,
    quantity: line.quantity,
    sent_quantity: line.sentQuantity,
    voided_quantity: line.voidedQuantity,
    unit_price_minor: line.unitPriceMinor,
    line_discount_minor: line.lineDiscountMinor,
    order_discount_minor: line.orderDiscountMinor,
    total_minor: line.totalMinor,
    tax_minor: line.taxMinor,
    chosen: { options: line.options, parts: line.parts },
    discount: line.discount,
    note: line.note,
    course: line.course,
    seat: line.seat,
    earlier_price: line.earlierPrice,
  };
}

/** The line of a row. */
export function lineOf(row: StoredLine): OrderLine {
  const { options, parts } = row.chosen as Pick<OrderLine, 'options' | 'parts'>;
  return {
    id: row.id,
    kind: row.kind as LineKind,
    productId: row.product_id,
    variantId: row.variant_id,
    name: row.name,
    variantName: row.variant_name,
    state: row.state as LineState,
    quantity: row.quantity,
    sentQuantity: row.sent_quantity,
    voidedQuantity: row.voided_quantity,
    unitPriceMinor: row.unit_price_minor,
    lineDiscountMinor: row.line_discount_minor,
    orderDiscountMinor: row.order_discount_minor,
    totalMinor: row.total_minor,
    taxMinor: row.tax_minor,
    options,
    parts,
    discount: row.discount as GivenDiscount | null,
    note: row.note,
    course: row.course,
    seat: row.seat,
    earlierPrice: row.earlier_price,
  };
}

/** A check as its row is written from JSON. */
export function checkRow(check: Check) {
  return {
    id: check.id,
    position: check.position,
    state: check.state,
    total_minor: check.totalMinor,
    tax_minor: check.taxMinor,
    paid_minor: check.paidMinor,
    tip_state: check.tip,
    tip_bp: check.tipBasisPoints,
    tip_minor: check.tipMinor,
    tip_paid_minor: check.tipPaidMinor,
    shares: check.shares,
  };
}

/** The check of a row. */
export function checkOf({ orderId: _, ...check }: Check & { orderId: string }): Check {
  return check;
}

/** An event as its row is written from JSON. */
export function eventRow(event: OrderEvent) {
  return {
    version: event.version,
    type: event.type,
    command_id: event.commandId,
    content: event.content,
    at: event.at,
    device_at: event.deviceAt,
    actor_id: event.actor.id,
    actor_name: event.actor.name,
    device_id: event.deviceId,
    from_state: event.from,
    to_state: event.to,
    reason: event.reason,
    approver_id: event.approver?.id ?? null,
    approver_name: event.approver?.name ?? null,
    data: event.data,
  };
}

import {
  billMerge,
  billMove,
  billSplitAmount,
  billSplitEqually,
  billSplitItems,
  billSplitSeats,
  tipAnswer,
} from './bill.ts';
import type { Command } from './command.ts';
import { lineComp, lineDiscount, orderDiscount } from './discounts.ts';
import { orderAccept, orderCancel, orderClose, orderHandOver, orderReject } from './ending.ts';
import {
  lineAdd,
  lineAddService,
  lineCancel,
  lineCourse,
  lineHold,
  lineNote,
  lineOptions,
  lineQuantity,
  lineSeat,
  lineServe,
} from './lines.ts';
import { lineMove, orderMerge } from './merging.ts';
import { orderAskBill, orderDetails, orderGuests, orderMove, orderPrintBill } from './place.ts';
import { lineVoid, orderCopy, orderFire, orderRemind, orderSend } from './sending.ts';

/** Everything that can be done to an order, each a command of its own: an order is never saved as a whole. */
export const COMMANDS: readonly Command[] = [
  lineAdd,
  lineAddService,
  lineQuantity,
  lineNote,
  lineOptions,
  lineCourse,
  lineSeat,
  lineHold,
  lineDiscount,
  lineComp,
  lineCancel,
  lineVoid,
  lineServe,
  lineMove,
  orderGuests,
  orderDetails,
  orderSend,
  orderFire,
  orderRemind,
  orderCopy,
  orderDiscount,
  orderMove,
  orderMerge,
  orderAskBill,
  orderPrintBill,
  orderAccept,
  orderReject,
  orderCancel,
  orderHandOver,
  orderClose,
  billSplitItems,
  billSplitEqually,
  billSplitAmount,
  billSplitSeats,
  billMove,
  billMerge,
  tipAnswer,
];

/** What each of them brings, by its type. */
export const COMMAND_KINDS = Object.fromEntries(COMMANDS.map(({ type, payload }) => [type, payload]));

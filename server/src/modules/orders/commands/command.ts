import type { Static, TSchema } from 'typebox';
import type { MenuItem, PriceChange } from '../../catalog/index.ts';
import type { Told } from '../kitchen-ticket.ts';
import type { Book, PlacedTable } from '../order.ts';

/** What a command may look at besides the order: gathered before it runs, so that it only calculates. */
export interface Facts {
  now: Temporal.Instant;
  by: { id: string; name: string };
  /** What of the menu the commands are about. */
  menu: ReadonlyMap<string, MenuItem>;
  /** What happened to its prices since the devices read it. */
  priceChanges: readonly PriceChange[];
  /** The smallest sum people settle, in minor units. */
  unit: number;
  /** A table of this branch; `orderId` of the open order on it. */
  table(id: string): PlacedTable | undefined;
  /** Another order of this branch, locked like the first. */
  order(id: string): Book | undefined;
  /** Whether the company has this customer. */
  customer(id: string): boolean;
  /** The taxes of a class, as they hold here today. */
  taxes(classId: string): MenuItem['taxes'] | undefined;
}

/** A permission the act needs beyond taking orders: one's own, or somebody's approval. */
export interface Need {
  action: string;
  objectId: string;
  amountMinor: number | null;
  approvalId: string | undefined;
}

/** What a command makes of an order. */
export interface Step {
  /** As it stands afterwards, but for its version, which the act of storing it raises. */
  book: Book;
  reason?: string | undefined;
  /** What the timeline says of it beside the states. */
  data?: Readonly<Record<string, unknown>>;
  told?: Told;
  /** Checks of which the bill is printed. */
  bills?: readonly string[];
  need?: Need;
  /** Written into the company's audit, too. */
  audit?: { action: string; objectType: string; objectId: string; before?: object; after?: object };
  /** Another order that is changed with it, and how its own timeline says so. */
  other?: { type: string; book: Book; data?: Readonly<Record<string, unknown>>; told?: Told } | undefined;
}

/** One kind of command: its name, what it brings, and what it does. */
export interface Command {
  type: string;
  payload: TSchema;
  /** Undefined: it is so already. */
  apply(book: Book, payload: never, facts: Facts): Step | undefined;
}

/** Declares a command; its payload is typed by its schema. */
export function command<Payload extends TSchema>(spec: {
  type: string;
  payload: Payload;
  apply(book: Book, payload: Static<Payload>, facts: Facts): Step | undefined;
}): Command {
  return spec;
}

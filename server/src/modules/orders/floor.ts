import type { Shape, TablePlace } from './floor-plan.ts';

/** What may be going on at a table. */
export const TABLE_STATES = ['free', 'reserved', 'occupied', 'bill_asked', 'attention'] as const;
export type TableState = (typeof TABLE_STATES)[number];

/** A table that is kept for somebody. */
export interface Reservation {
  name: string;
  at: Temporal.Instant;
  guests: number | null;
}

/** The oldest order that stands open on a table; amounts in minor units. */
export interface TableOrder {
  id: string;
  turn: number;
  guests: number | null;
  totalMinor: number;
  openedAt: Temporal.Instant;
  version: number;
}

/** What the state of a table follows from. */
export interface TableFacts {
  attentionAt: Temporal.Instant | null;
  billAsked: boolean;
  openOrders: number;
  reservation: Reservation | null;
}

/** A table as it was found, with what stands on it. */
export interface FoundTable extends TableFacts {
  id: string;
  area: string;
  name: string;
  seats: number;
  shape: Shape;
  /** The table it was pushed together with. */
  joinedTo: string | null;
  order: TableOrder | null;
}

/** A table as people see it. */
export interface TableView extends FoundTable {
  state: TableState;
}

/** An area with its tables, as it is drawn. */
export interface PlannedArea {
  id: string;
  name: string;
  version: number;
  tables: PlannedTable[];
}

/** A table as it is drawn. */
export interface PlannedTable {
  id: string;
  name: string;
  seats: number;
  shape: Shape;
  /** Null while it stands nowhere on the plan. */
  place: TablePlace | null;
  version: number;
}

const BEFORE = Temporal.Duration.from({ hours: 2 });
const AFTER = Temporal.Duration.from({ hours: 1 });

/**
 * What is going on at a table: what wants somebody most comes first. A reservation keeps it from two hours before its
 * time until one hour after, when nobody comes any more.
 */
export function tableState(facts: TableFacts, now: Temporal.Instant): TableState {
  if (facts.attentionAt !== null) return 'attention';
  if (facts.billAsked) return 'bill_asked';
  if (facts.openOrders > 0) return 'occupied';
  if (facts.reservation && isKept(facts.reservation, now)) return 'reserved';
  return 'free';
}

function isKept({ at }: Reservation, now: Temporal.Instant): boolean {
  const [from, to] = [at.subtract(BEFORE), at.add(AFTER)];
  return Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, to) <= 0;
}

/** The tables with their states. Of one that was pushed together with another it is the state of that one. */
export function tableViews(found: readonly FoundTable[], now: Temporal.Instant): TableView[] {
  const states = new Map(found.map((table) => [table.id, tableState(table, now)]));
  return found.map((table) => ({
    ...table,
    state: states.get(table.joinedTo ?? table.id) ?? tableState(table, now),
  }));
}

// Numbers within names count as numbers, in every language alike: 2 before 12, B-4 before B-10.
const names = new Intl.Collator('en', { numeric: true });

/** Orders tables of one area: by their place in the list, then by their number. */
export function byNumber(
  a: { sortOrder: number; name: string; id: string },
  b: { sortOrder: number; name: string; id: string },
): number {
  return a.sortOrder - b.sortOrder || names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

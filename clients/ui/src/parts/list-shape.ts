import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** A track of the grid: `minmax(0, 2fr)`, `120px`. */
  width: string;
  /** Where it stands on a phone: beside the first cell, under it, or nowhere. */
  phone?: 'side' | 'under' | 'none';
  /** Makes the title a button that sorts. */
  sort?: (one: Row, other: Row) => number;
}

/** Rows that can be picked, so that something is done with all of them at once. */
export interface Picking<Row> {
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  /** What the box of a row is called, and the one of all rows. */
  label: (row: Row) => string;
  labelOfAll: string;
}

/** By which column the rows are sorted. */
export interface Order {
  key: string;
  down: boolean;
}

/** Picks a row or lets go of it; with `range` all up to the one before it. */
export type Pick = (key: string, on: boolean, range: boolean) => void;

import type { BreakerState } from './breaker.ts';
import type { PlayedFault } from './played-fault.ts';
import type { PrinterDriver } from './printer-setup.ts';

/** A printer as lists show it. */
export interface PrinterRow {
  id: string;
  name: string;
  driver: PrinterDriver;
  /** The agent that prints on it. */
  agentId: string | null;
  widthColumns: number;
  stations: string[];
  waiting: number;
  /** Since when the first of them waits. */
  waitingSince: Temporal.Instant | null;
  lastPrintedAt: Temporal.Instant | null;
  fallbackPrinterId: string | null;
  breaker: BreakerState;
  breakerSince: Temporal.Instant;
  breakerReason: string | null;
  paper: 'ok' | 'low' | 'out' | null;
  coverOpen: boolean | null;
  fault: boolean | null;
  /** When it said so. */
  heardAt: Temporal.Instant | null;
  /** What a virtual one plays. */
  playedFault: PlayedFault | null;
}

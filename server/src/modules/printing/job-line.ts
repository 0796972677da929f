import type { JobKind } from './job-kind.ts';
import type { JobState } from './job-states.ts';

/** A job as lists show it. */
export interface JobLine {
  id: string;
  printerId: string;
  printerName: string;
  kind: JobKind;
  title: string | null;
  state: JobState;
  attempts: number;
  /** Times a byte of it may have reached paper. */
  printings: number;
  reroutedFrom: string | null;
  lastError: string | null;
  createdAt: Temporal.Instant;
  printedAt: Temporal.Instant | null;
  nextAttemptAt: Temporal.Instant | null;
  /** A person has to decide about it. */
  needsAttention: boolean;
}

/** Which jobs: those that wait, those a person has to decide about, or all, the newest first. */
export const JOBS_SHOWN = ['waiting', 'attention', 'all'] as const;

import type { Flow } from '../../kernel/flow.ts';

const JOB_MOVES = {
  // Printed by a person's word: it came out, though its printer did not say so.
  queued: ['sending', 'printed', 'expired', 'rerouted', 'cancelled'],
  // Back to `queued` after an attempt that failed: it waits at the head of its lane. One whose worker died may be too late,
  // or go elsewhere.
  sending: ['queued', 'printed', 'unknown', 'failed', 'expired', 'rerouted'],
  // Somebody may ask for it once more, or say that it came out.
  unknown: ['queued', 'printed', 'rerouted', 'cancelled'],
  failed: ['queued', 'rerouted', 'cancelled'],
  // Printed where an agent that was cut off says later that it came out.
  expired: ['queued', 'printed', 'rerouted', 'cancelled'],
  printed: ['queued'],
  rerouted: [],
  cancelled: [],
} as const;
/** State of a print job. */
export type JobState = keyof typeof JOB_MOVES;
/**
 * Print jobs (domain rules §3). `unknown`: its bytes are gone and no printer will ever say whether they are on paper;
 * `expired`: too late to be of use, a person decides; `rerouted`: another printer has it, as a job of its own.
 */
export const JOB_FLOW: Flow<JobState> = { initial: ['queued'], moves: JOB_MOVES };

/** What a page is for, the most urgent first. */
export const JOB_KINDS = ['drawer', 'receipt', 'pre_bill', 'cash', 'kitchen', 'cancel', 'test'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** How a kind of page is treated. Seconds. */
export interface JobPolicy {
  /**
   * How much later than it is it counts as queued. Who is behind by less goes first; who has waited longer than the
   * difference is passed by nobody, so no kind starves another.
   */
  behindSeconds: number;
  /** After this it is of no use by itself any more: a person decides. */
  expiresSeconds: number;
  /** Whether the fallback of its printer may stand in. */
  reroutes: boolean;
}

const POLICIES: Record<JobKind, JobPolicy> = {
  // A drawer that opens by itself a minute later is a thief's friend; another printer's is another drawer.
  drawer: { behindSeconds: 0, expiresSeconds: 20, reroutes: false },
  receipt: { behindSeconds: 0, expiresSeconds: 600, reroutes: true },
  pre_bill: { behindSeconds: 0, expiresSeconds: 600, reroutes: true },
  cash: { behindSeconds: 5, expiresSeconds: 3_600, reroutes: true },
  kitchen: { behindSeconds: 10, expiresSeconds: 1_200, reroutes: true },
  cancel: { behindSeconds: 10, expiresSeconds: 1_200, reroutes: true },
  // It is this printer that somebody wants to see.
  test: { behindSeconds: 10, expiresSeconds: 120, reroutes: false },
};

/** How a kind of page is treated. */
export function policyOf(kind: JobKind): JobPolicy {
  return POLICIES[kind];
}

/** Kinds that a fallback printer may stand in for. */
export const REROUTED_KINDS: readonly JobKind[] = JOB_KINDS.filter((kind) => POLICIES[kind].reroutes);

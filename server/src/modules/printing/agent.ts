/** How the secret of a print agent begins: it is told from other tokens by that. */
export const AGENT_SECRET = 'foa_';
/** Topic of the wake-ups for agents that wait for work; the key is `company/agent`. */
export const PRINT_AGENTS = 'printing.agents';
/** After this an agent counts as silent: its printers are down for the floor. */
export const SILENT_SECONDS = 30;
/** Agents of one branch that may be open at a time: each may hold one request for as long as it waits. */
export const MOST_AGENTS = 20;

/** An agent as the office sees it. */
export interface AgentRow {
  id: string;
  branchId: string;
  name: string;
  /** `pending`: its code was not used yet; `silent`: not heard of for half a minute. */
  state: 'pending' | 'online' | 'silent' | 'revoked';
  version: string | null;
  enrolledAt: Temporal.Instant | null;
  lastSeenAt: Temporal.Instant | null;
  printers: number;
  /** Whether it was asked to look for printers and has not answered. */
  scanning: boolean;
  foundAt: Temporal.Instant | null;
}

/** A printer that an agent found: in its network, or behind a device file. */
export interface FoundPrinter {
  host: string | null;
  port: number | null;
  device: string | null;
  /** Whether it says how it is. */
  answers: boolean;
}

import type { OrderState } from './states.ts';

/** One thing that happened to an order, and the version it made. */
export interface OrderEvent {
  version: number;
  /** The command, or what else it was: `line.add`, `order.opened`. */
  type: string;
  /** Given by the device; null for what comes from a request with a key of its own. */
  commandId: string | null;
  /** Of what the command said, in hexadecimal. */
  content: string | null;
  at: Temporal.Instant;
  /** When it was done, by the clock of the device. */
  deviceAt: Temporal.Instant | null;
  actor: { id: string; name: string };
  deviceId: string | null;
  from: OrderState | null;
  to: OrderState;
  reason: string | null;
  approver: { id: string; name: string } | null;
  data: Readonly<Record<string, unknown>>;
}

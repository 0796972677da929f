import type { TSchema } from 'typebox';
import type { BranchContext } from './context.ts';
import type { Refusal } from './refusal.ts';

/** A command as a device sends it, about one thing, perhaps long after it was done there. */
export interface DeviceCommand {
  /** Given by the device; the same id is done once. */
  id: string;
  type: string;
  payload: Readonly<Record<string, unknown>>;
  /** Only while the thing is at this version. */
  ifVersion?: number | undefined;
  /** When it was done, by the clock of the device; data, nothing is decided by it. */
  at?: string | undefined;
}

/** What became of a command. What was rejected has left nothing behind, and may be sent again. */
export type CommandOutcome = { id: string } & (
  | { status: 'applied' | 'duplicate'; version: number }
  | { status: 'rejected'; refusal: Refusal }
);

/** Commands that a module takes from devices. */
export interface CommandSet {
  /** Payloads by type. */
  kinds: Readonly<Record<string, TSchema>>;
  /** What all of them need. */
  permission: string;
  /**
   * Does commands about one thing, in their order, in the transaction that is given. Behind one that is rejected none is done.
   *
   * @returns an outcome for each that was looked at, and the thing they were done to: another one when that has become it
   */
  run(
    ctx: BranchContext,
    aboutId: string,
    commands: readonly DeviceCommand[],
  ): Promise<{ outcomes: CommandOutcome[]; aboutId: string }>;
}

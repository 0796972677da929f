import type { DeliveryHandler } from '../../kernel/deliveries.ts';
import type { EventType } from '../../kernel/events.ts';
import { afterCommit } from '../../kernel/tx.ts';
import { roomOf } from './channels.ts';

/** Sends one event to the sockets in the rooms, on this process and, through its adapter, on the others. */
export type Broadcast = (rooms: readonly string[], event: string, payload: unknown) => void;

/**
 * Carries events to screens. The emission follows the commit: a screen may miss one (it reads its snapshot again when
 * it reconnects), it never hears of something that was undone.
 */
export function carryToScreens(
  events: ReadonlyMap<string, EventType>,
  broadcast: Broadcast,
): DeliveryHandler {
  return async (tx, batch) => {
    for (const { event, payload } of batch) {
      const type = events.get(event);
      // An event of a newer or older release: no screen of this one knows it.
      if (!type) continue;
      const rooms = type
        .audience(payload)
        .map((channel) => roomOf(tx.companyId, channel.branchId, channel.name));
      afterCommit(tx, () => broadcast(rooms, event, payload));
    }
  };
}

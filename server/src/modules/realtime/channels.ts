import type { Actor } from '../../kernel/context.ts';
import type { ChannelType } from '../../kernel/module.ts';

/** The room of one channel of one branch. Rooms are never named by a client. */
export function roomOf(companyId: string, branchId: string, channel: string): string {
  return `${companyId}/${branchId}/${channel}`;
}

/** The rooms a member may listen in: every channel its permissions open, in every branch it may act in. */
export function roomsFor(actor: Actor, channels: readonly ChannelType[]): string[] {
  const open = channels.filter((channel) => actor.permissions.has(channel.permission));
  return [...actor.branches.keys()].flatMap((branchId) =>
    open.map((channel) => roomOf(actor.companyId, branchId, channel.name)),
  );
}

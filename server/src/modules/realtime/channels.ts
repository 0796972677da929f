import type { Actor } from '../../kernel/context.ts';
import type { ChannelType } from '../../kernel/module.ts';

/** The room of one channel of one branch. Rooms are never named by a client. */
export function roomOf(companyId: string, branchId: string, channel: string): string {
  return `${companyId}/${branchId}/${channel}`;
}

/** The rooms a member may listen in: in every branch it stands in, the channels its permissions open there. */
export function roomsFor(actor: Actor, channels: readonly ChannelType[]): string[] {
  return [...actor.branches.values()].flatMap((branch) =>
    channels
      .filter((channel) => branch.permissions.has(channel.permission))
      .map((channel) => roomOf(actor.companyId, branch.id, channel.name)),
  );
}

import type { Context } from '../../kernel/context.ts';
import { findBranches } from '../identity/index.ts';
import { menuChanged } from './events.ts';
import { findVersion } from './queries/snapshot.ts';

/** Tells the devices of a branch, or of all of them, that the menu changed; after the change, in its transaction. */
export async function announceMenuChange(
  ctx: Pick<Context, 'tx' | 'announce'>,
  input: { branchId?: string } = {},
): Promise<void> {
  const [{ version }, branchIds] = await Promise.all([
    findVersion(ctx.tx),
    input.branchId === undefined
      ? findBranches(ctx.tx).then((all) => all.map(({ id }) => id))
      : [input.branchId],
  ]);
  ctx.announce(menuChanged, { schemaVersion: 1, branchIds, version });
}

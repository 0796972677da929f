import type { BranchContext } from '../../kernel/context.ts';
import type { PlannedArea } from './floor.ts';
import { findFloorVersion, findPlannedAreas } from './queries/floor.ts';

/** The plan of the branch: its areas with their tables, and a number that grows with every change. */
export async function readFloor(ctx: BranchContext): Promise<{ version: number; areas: PlannedArea[] }> {
  // The number first: of a change in between, the next one who asks is told.
  const [version, areas] = await Promise.all([
    findFloorVersion(ctx.tx, ctx.branch.id),
    findPlannedAreas(ctx.tx, ctx.branch.id),
  ]);
  return { version, areas };
}

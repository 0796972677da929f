import type { Actor, ActorBranch } from '../kernel/context.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Input, Route } from '../kernel/route.ts';

/** The branch a request names; of one that may leave it out, the first in which the actor may. */
export function branchIn(
  actor: Actor,
  route: Route,
  branchOf: Exclude<NonNullable<Route['branchOf']>, { lookedUp: unknown }>,
  input: Input<unknown, unknown, unknown>,
): string | undefined {
  if ('named' in branchOf) return branchOf.named(input);
  const { permission } = route;
  const mayIn = ({ permissions }: ActorBranch) => permission === null || permissions.has(permission);
  return branchOf.chosen(input) ?? [...actor.branches.values()].find(mayIn)?.id;
}

/** The branch the actor is let into for this route. */
export function branchFor(actor: Actor, route: Route, branchId: string | undefined): ActorBranch {
  const branch = branchId === undefined ? undefined : actor.branches.get(branchId);
  // A branch of somebody else, one that does not exist, and a thing in either answer alike.
  if (!branch) throw new Refusal('not_found', 'kernel.not_found');
  if (route.permission !== null && !branch.permissions.has(route.permission))
    throw new Refusal('forbidden', 'kernel.forbidden');
  return branch;
}

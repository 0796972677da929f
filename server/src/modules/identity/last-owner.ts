import { Refusal } from '../../kernel/refusal.ts';

/**
 * Refuses to leave a company without an active owner. To be asked while the owner's role is held.
 *
 * @param owners every owner of the company, with their state
 * @param leaving the one who is to be one no more
 * @throws Refusal `conflict` identity.last_owner
 */
export function refuseLastOwner(owners: readonly { id: string; state: string }[], leaving: string): void {
  const active = owners.filter(({ state }) => state === 'active').map(({ id }) => id);
  if (active.includes(leaving) && active.length === 1) throw new Refusal('conflict', 'identity.last_owner');
}

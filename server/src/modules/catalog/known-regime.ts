import { Refusal } from '../../kernel/refusal.ts';

/** Something that can be named. */
interface Named {
  id: string;
  name: string;
}

/**
 * Finds a regime among those of the company.
 *
 * @throws Refusal `not_found` catalog.regime_unknown
 */
export function knownRegime({ regimes }: { regimes: readonly Named[] }, regimeId: string): Named {
  const regime = regimes.find(({ id }) => id === regimeId);
  if (!regime) throw new Refusal('not_found', 'catalog.regime_unknown');
  return regime;
}

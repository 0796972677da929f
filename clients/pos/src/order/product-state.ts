import type { Product } from '@fastops/device';
import { useWorkplace } from '@fastops/device';
import { useEffect, useMemo, useState } from 'react';
import { isOpen, isSoldOut, type Menu, type Moment, momentAt } from '../menu.ts';

/** Why a product cannot be sold now; undefined where it can. */
export type ProductState = 'soldOut' | 'closed';

/** Looked at this often: hours begin and end on whole minutes. */
const EVERY_MS = 30_000;

interface Now extends Moment {
  at: number;
}

/** The moment where the branch stands, as it goes on. */
function useMoment(): Now {
  const { branch } = useWorkplace();
  const { timeZone } = branch;
  const read = (): Now => ({ at: Date.now(), ...momentAt(Date.now(), timeZone) });
  const [now, setNow] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read changes with the zone alone
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), EVERY_MS);
    return () => clearInterval(timer);
  }, [timeZone]);
  return now;
}

/** Whether a product has run out, or is not sold at this hour. */
function stateOf(menu: Menu, product: Product, now: Now): ProductState | undefined {
  if (isSoldOut(menu, product.id, now.at)) return 'soldOut';
  const { variants } = product;
  if (variants.length > 0 && variants.every(({ id }) => isSoldOut(menu, id, now.at))) return 'soldOut';
  return isOpen(menu, product, now) ? undefined : 'closed';
}

/** Those of the products that cannot be sold now, with why. */
export function useStates(menu: Menu): ReadonlyMap<string, ProductState> {
  const now = useMoment();
  return useMemo(
    () =>
      new Map(
        [...menu.products.values()].flatMap((product) => {
          const state = stateOf(menu, product, now);
          return state ? [[product.id, state] as const] : [];
        }),
      ),
    [menu, now],
  );
}

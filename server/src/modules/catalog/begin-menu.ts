import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/tx.ts';
import { hasTaxes, insertTaxes } from './queries/taxes.ts';
import { taxPackOf } from './tax-pack.ts';

/** Where a company stands, as far as its taxes go. */
export interface BeginMenuInput {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** BCP 47. */
  locale: string;
}

/**
 * Gives a company the taxes of its country, unless it has some.
 *
 * @returns key of each class of the country's pack → its id; empty where the company had taxes
 */
export async function beginMenu(
  ctx: { tx: Tx },
  input: BeginMenuInput,
): Promise<ReadonlyMap<string, string>> {
  const { tx } = ctx;
  if (await hasTaxes(tx)) return new Map();
  const pack = taxPackOf(input.country, input.locale);
  const idsOf = (all: readonly { key: string }[]) => new Map(all.map(({ key }) => [key, newId()]));
  const [classes, regimes, taxes] = [idsOf(pack.classes), idsOf(pack.regimes), idsOf(pack.taxes)];
  const idIn = (ids: ReadonlyMap<string, string>, key: string): string => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the tax pack names ${key} and has none`);
    return id;
  };
  const named = (all: readonly { key: string; name: string }[], ids: ReadonlyMap<string, string>) =>
    all.map(({ key, name }, index) => ({ id: idIn(ids, key), name, sort_order: index }));
  await insertTaxes(tx, {
    classes: named(pack.classes, classes),
    regimes: named(pack.regimes, regimes),
    taxes: pack.taxes.map(({ key, name, included }) => ({ id: idIn(taxes, key), name, included })),
    rates: pack.taxes.flatMap(({ key, rates }) =>
      rates.map(({ validFrom, rateBasisPoints }) => ({
        tax_id: idIn(taxes, key),
        valid_from: validFrom,
        rate_basis_points: rateBasisPoints,
      })),
    ),
    pays: pack.pays.flatMap((one) =>
      one.taxes.map((key) => ({
        class_id: idIn(classes, one.class),
        regime_id: idIn(regimes, one.regime),
        tax_id: idIn(taxes, key),
      })),
    ),
    regime: { id: newId(), regime_id: idIn(regimes, pack.regimes[0]?.key ?? '') },
  });
  return classes;
}

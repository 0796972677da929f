import { Refusal } from '../../kernel/refusal.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** An option of a group as somebody wants it. Amounts in minor units. */
export interface OptionShape {
  id: string;
  name: string;
  priceMinor: number;
  isDefault: boolean;
  /** How often one may have it. */
  maxQuantity: number;
}

/** A group of options as somebody wants it to be. */
export interface GroupShape {
  name: string;
  minChoices: number;
  /** Null: any number. */
  maxChoices: number | null;
  options: readonly OptionShape[];
}

/**
 * Refuses a group that contradicts itself or that nobody could choose from rightly.
 *
 * @throws Refusal `invalid` catalog.repeated, catalog.limits_crossed when the least is more than the most or than there is to
 *   choose, or when what is chosen beforehand is more than the most
 */
export function refuseGroup({ name, minChoices, maxChoices, options }: GroupShape): void {
  refuseRepeated(
    'option',
    options.flatMap((option) => [option.id, option.name.toLowerCase()]),
  );
  const most = maxChoices ?? Infinity;
  const offered = options.reduce((sum, { maxQuantity }) => sum + maxQuantity, 0);
  const beforehand = options.filter(({ isDefault }) => isDefault).length;
  if (minChoices > Math.min(most, offered) || beforehand > most)
    throw new Refusal('invalid', 'catalog.limits_crossed', { name });
}

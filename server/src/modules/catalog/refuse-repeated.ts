import { Refusal } from '../../kernel/refusal.ts';

/**
 * Refuses what is named twice.
 *
 * @param name of what, for whoever reads the refusal
 * @throws Refusal `invalid` catalog.repeated
 */
export function refuseRepeated(name: string, values: readonly string[]): void {
  if (new Set(values).size < values.length) throw new Refusal('invalid', 'catalog.repeated', { name });
}

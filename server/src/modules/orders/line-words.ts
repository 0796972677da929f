import type { QuotedPart } from '../catalog/index.ts';
import type { OrderLine } from './order.ts';

/** What was chosen with something, one thing a row. */
const chosenWords = ({ options }: Pick<QuotedPart, 'options'>): string[] =>
  options.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`));

/** A name with its size. */
export const sized = ({ name, variantName }: Pick<QuotedPart, 'name' | 'variantName'>): string =>
  variantName === null ? name : `${name} ${variantName}`;

/** What belongs to a line and is read below it: of a combo its parts with what was chosen for each. */
export function detailWords(line: OrderLine, parts: OrderLine['parts'] = line.parts): string[] {
  const isCombo = line.parts.some(({ slotName }) => slotName !== null);
  if (!isCombo) return chosenWords(line);
  return parts.flatMap((part) => [sized(part), ...chosenWords(part).map((words) => `  ${words}`)]);
}

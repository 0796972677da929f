export { beginMenu } from './begin-menu.ts';
export type { ChosenOption } from './choice.ts';
export { menuAt, menuWithoutLimits, type PriceChange } from './earlier-menu.ts';
export { findClassTaxes } from './find-class-taxes.ts';
export { findPriceChanges } from './find-price-changes.ts';
export { getMakers } from './get-makers.ts';
export type { Channel, MenuItem } from './menu.ts';
export { catalogModule } from './module.ts';
export { insertCategory } from './queries/categories.ts';
export { insertGroup } from './queries/groups.ts';
export { insertProduct, putProductGroups, putSlots, putVariants } from './queries/product-store.ts';
export {
  type Discount,
  type ListedLine,
  listLine,
  priceLines,
  type QuotedPart,
} from './quote.ts';
export { readSelling } from './read-selling.ts';

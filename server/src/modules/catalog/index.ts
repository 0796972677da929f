export { beginMenu } from './begin-menu.ts';
export type { ChosenOption } from './choice.ts';
export type { Channel } from './menu.ts';
export { catalogModule } from './module.ts';
export { insertCategory } from './queries/categories.ts';
export { insertGroup } from './queries/groups.ts';
export { putProductGroups } from './queries/product-store.ts';
export {
  insertCombo,
  insertProducts,
  insertVariants,
} from './queries/products.ts';
export type { LineWish, QuotedLine } from './quote.ts';
export { quoteLines } from './quote-lines.ts';

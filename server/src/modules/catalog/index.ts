export { catalogModule } from './module.ts';
export { insertCategory, insertProducts, insertTax } from './queries.ts';
export { type QuotedLine, quoteItems } from './quote-items.ts';

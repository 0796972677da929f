export { catalogModule } from './module.ts';
export { insertCategory, insertProducts, insertTax, type NewProduct } from './queries.ts';
export { type QuotedLine, type QuoteItem, quote } from './quote.ts';

export { backwards, plain } from './customer-key.ts';
export { customersModule } from './module.ts';
export { dialled, nationalDigits, phoneDigits } from './phone.ts';
export { isCustomer } from './queries/customer-store.ts';

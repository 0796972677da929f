export { ordersModule } from './module.ts';
export { insertArea } from './queries/floor.ts';

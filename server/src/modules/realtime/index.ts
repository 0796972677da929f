export { roomsFor } from './channels.ts';
export type { Broadcast } from './handlers.ts';
export { realtimeModule } from './module.ts';

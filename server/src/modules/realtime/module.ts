import type { EventType } from '../../kernel/events.ts';
import type { Module } from '../../kernel/module.ts';
import { type Broadcast, carryToScreens } from './handlers.ts';

/** Registers realtime over the events of all modules. */
export function realtimeModule(events: ReadonlyMap<string, EventType>, broadcast: Broadcast): Module {
  return {
    name: 'realtime',
    subscriptions: [
      {
        subscriber: 'realtime.screens',
        events: 'audible',
        role: 'api',
        handle: carryToScreens(events, broadcast),
      },
    ],
  };
}

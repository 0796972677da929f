import type { DeliveryHandler } from './deliveries.ts';
import type { EventType } from './events.ts';
import type { ClockJob } from './jobs.ts';
import type { RefusalKind } from './refusal.ts';
import type { Route } from './route.ts';

/** A permission as its module declares it; the plain words are shown where roles are shaped. */
export interface Permission {
  /** `module.what_it_allows`. */
  code: string;
  es: string;
  en: string;
  /** Ready roles that hold it from the start. */
  roles: readonly string[];
}

/** A channel that screens may listen to, per branch, and the permission that opens it. */
export interface ChannelType {
  name: string;
  permission: string;
}

/** Work that runs beside the requests until stopped, such as sending print jobs. */
export interface BackgroundWork {
  name: string;
  start(): void | Promise<void>;
  stop(): Promise<void>;
}

/** What a module registers. A missing part means that the module has none of that. */
export interface Module {
  readonly name: string;
  readonly permissions?: readonly Permission[];
  readonly channels?: readonly ChannelType[];
  readonly routes?: readonly Route[];
  /** Events it announces. */
  readonly events?: readonly EventType[];
  /** Who in this module hears which events of lower modules; `audible` stands for every event with an audience. */
  readonly subscriptions?: readonly Subscription[];
  readonly jobs?: readonly ClockJob[];
  readonly work?: readonly BackgroundWork[];
  /** What a violated constraint means to a caller. */
  readonly constraints?: Readonly<Record<string, { kind: RefusalKind; code: string }>>;
}

/** One subscriber: its name, what it hears, what it does. */
export interface Subscription {
  /** `module.purpose`. */
  subscriber: string;
  events: readonly string[] | 'audible';
  /** Which role's processes carry it: the one that holds the sockets, or the workers. */
  role: 'api' | 'worker';
  handle: DeliveryHandler;
}

import type { DeliveryHandler } from './deliveries.ts';
import type { CommandSet } from './device-commands.ts';
import type { EventType } from './events.ts';
import type { ClockJob, SteppedJob } from './jobs.ts';
import type { RefusalKind } from './refusal.ts';
import type { Route } from './route.ts';
import type { Tx } from './tx.ts';

/** A heading under which permissions are shown where roles are shaped. */
export interface PermissionCategory {
  code: string;
  es: string;
  en: string;
}

/** A permission as its module declares it; the plain words are shown where roles are shaped. */
export interface Permission {
  /** `module.what_it_allows`. */
  code: string;
  /** Code of a category that this module or a lower one declares. */
  category: string;
  es: string;
  en: string;
  /** Whether it can be held in one branch, or counts only when held for the company as a whole. */
  reach: 'branch' | 'company';
  /** Ready roles that hold it from the start; the owner holds every permission unnamed. */
  roles: readonly string[];
}

/** A figure that a plan limits, counted by the module that owns what is counted. */
export interface UsageFigure {
  name: 'ordersThisMonth';
  /** @param since the first day of the month, `YYYY-MM-DD` */
  count(tx: Tx, since: string): Promise<number>;
}

/** A table of this module as it is handed to the company it belongs to. */
export interface ExportPart {
  /** `module.table`. */
  table: string;
  /** Columns that stay inside: hashes of secrets. */
  hidden?: readonly string[];
  /** The primary key behind company_id, column → kind; `id` unless told otherwise. */
  key?: Readonly<Record<string, 'uuid' | 'text' | 'bigint'>>;
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
  readonly categories?: readonly PermissionCategory[];
  readonly permissions?: readonly Permission[];
  readonly usage?: readonly UsageFigure[];
  /** What a company can take with it. */
  readonly exports?: readonly ExportPart[];
  readonly channels?: readonly ChannelType[];
  readonly routes?: readonly Route[];
  /** What it takes from devices that may have been offline. */
  readonly commands?: CommandSet;
  /** Events it announces. */
  readonly events?: readonly EventType[];
  /** Who in this module hears which events of lower modules; `audible` stands for every event with an audience. */
  readonly subscriptions?: readonly Subscription[];
  readonly jobs?: readonly (ClockJob | SteppedJob)[];
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

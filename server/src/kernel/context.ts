import type { Static, TSchema } from 'typebox';
import type { EventType } from './events.ts';
import type { Tx } from './tx.ts';

/** Announces an event in the context's transaction. */
export type Announce = <Payload extends TSchema>(type: EventType<Payload>, payload: Static<Payload>) => void;

/** Who acts: the member behind the access token, with what they may do and where. Made by identity, cached briefly. */
export interface Actor {
  /** A person of the company, a program with a key, or a visitor from support. */
  kind: 'person' | 'service' | 'support';
  companyId: string;
  memberId: string;
  memberName: string;
  /** The company's language and country, BCP 47. */
  locale: string;
  /** The company's currency, ISO 4217. */
  currency: string;
  sessionId: string;
  /** The enrolled device the session was opened on. */
  deviceId: string | null;
  /** Highest level held for the company as a whole; 0 without one. */
  level: number;
  /** Permissions held somewhere: for the company as a whole or in one branch at least. */
  permissions: ReadonlySet<string>;
  /** Permissions held for the company as a whole. */
  everywhere: ReadonlySet<string>;
  /** Branches this member may act in, with what a business date needs. */
  branches: ReadonlyMap<string, ActorBranch>;
}

/** A branch as the request context carries it. */
export interface ActorBranch {
  id: string;
  name: string;
  /** IANA zone. */
  timeZone: string;
  /** Whole hours after midnight at which the business day begins. */
  cutoffHour: number;
  /** Highest level held here. */
  level: number;
  /** What the actor may do here. */
  permissions: ReadonlySet<string>;
}

/** What a use case receives: its transaction and who, when, for which request. It cannot open another transaction. */
export interface Context {
  readonly tx: Tx;
  readonly companyId: string;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly requestId: string;
  readonly announce: Announce;
  /** Hints, after the commit, that there may be work on a topic. */
  readonly wake: (topic: string, key: string) => void;
}

/** The context of a route whose scope is a branch: the branch was checked before the use case runs. */
export interface BranchContext extends Context {
  readonly branch: ActorBranch;
}

/**
 * What a route receives that has slow work between its transactions, such as hashing a password: it opens them itself,
 * each in the actor's company.
 */
export interface SteppedContext extends Omit<Context, 'tx' | 'announce' | 'wake'> {
  /** The branch of a route whose scope is a branch. */
  readonly branch: ActorBranch | undefined;
  readonly step: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
}

/** Who keeps the installation: an account of the platform, never a member of a company. */
export interface PlatformActor {
  accountId: string;
  name: string;
  email: string;
  sessionId: string;
}

import type { Static, TSchema } from 'typebox';
import type { EventType } from './events.ts';
import type { Tx } from './tx.ts';

/** Announces an event in the context's transaction. */
export type Announce = <Payload extends TSchema>(type: EventType<Payload>, payload: Static<Payload>) => void;

/** Who acts: the member behind the access token, with what they may do and where. Made by identity, cached briefly. */
export interface Actor {
  companyId: string;
  memberId: string;
  memberName: string;
  role: string;
  /** The company's language and country, BCP 47. */
  locale: string;
  sessionId: string;
  permissions: ReadonlySet<string>;
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

import type { Static, TSchema } from 'typebox';
import type { Actor, BranchContext, Context, PlatformActor, SteppedContext } from './context.ts';
import type { Database } from './tenant.ts';
import type { Tx } from './tx.ts';

/** Who may call: anyone, the member about itself, a member of the company, of the branch, or who keeps the installation. */
export type Scope = 'public' | 'self' | 'company' | 'branch' | 'platform';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The few things of HTTP that a route may touch besides its parsed input. */
export interface Exchange {
  readonly ip: string;
  /** Whether people come by https. */
  readonly secure: boolean;
  /** The address people use, without a path. */
  readonly origin: string;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  setHeader(name: string, value: string): void;
  /**
   * Waits without holding one of the places for requests under way; `gone` aborts when the caller hangs up or the server
   * closes. For a route whose caller may wait long for something to happen, and holds nothing of the database meanwhile.
   */
  aside<T>(wait: (gone: AbortSignal) => Promise<T>): Promise<T>;
  /** Sets an HttpOnly, SameSite=Strict cookie; `maxAgeSeconds` 0 removes it. */
  setCookie(name: string, value: string, options: { path: string; maxAgeSeconds: number }): void;
}

/** Returned by a handler whose ETag matched: answers 304 without a body. */
export const NOT_MODIFIED: unique symbol = Symbol('not modified');

/** An answer that is bytes already: a document made once for many, a picture. The schema of the route still describes it. */
export class Bytes {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** How the bytes are packed; unpacked on the way to whom cannot. */
  readonly encoding: 'gzip' | undefined;

  constructor(bytes: Uint8Array, type: string, encoding?: 'gzip') {
    this.bytes = bytes;
    this.type = type;
    this.encoding = encoding;
  }
}

/** A body that is bytes: of which types, up to how many, and the codes under which anything else is refused. */
export interface BytesBody {
  types: readonly string[];
  limit: number;
  tooLarge: string;
  otherType: string;
}

/** Bytes as they were sent, and what the caller says they are. */
export interface SentBytes {
  bytes: Uint8Array;
  type: string;
}

/** The parsed and validated input of one request. */
export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly http: Exchange;
}

/** What a public route receives: it opens its own transactions, since no company is known yet. */
export interface PublicContext {
  readonly database: Database;
  readonly now: Temporal.Instant;
  readonly requestId: string;
}

/** What a route of the platform receives: no company is entered until it opens a transaction in one. */
export interface PlatformContext extends PublicContext {
  readonly admin: PlatformActor;
  /**
   * The act of an idempotent request, in the transaction of the company it makes: key, effect and answer are stored in
   * one, and a repeated request gets the first one's answer.
   */
  once<T>(tx: Tx, work: () => Promise<T>): Promise<T>;
}

interface Common<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  method: Method;
  /** Address with `{name}` for parameters, as in the contract: `/v1/orders/{orderId}`. */
  path: string;
  /** Name of the operation in the contract, verb first, camelCase. */
  operation: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** The body is bytes, handed on as `SentBytes`; `body` describes them in the contract. */
  bytes?: BytesBody;
  /**
   * The answer when all went well. `schema` absent means no body; `type` stands for JSON unless told otherwise, `types` for
   * one of several.
   */
  answer: { status: 200 | 201 | 204; schema?: R; type?: string; types?: readonly string[] };
  /** Works for a suspended company too. */
  allowSuspended?: boolean;
  /** The caller sends `Idempotency-Key`; key, effect and answer are stored in one transaction. */
  idempotent?: boolean;
  /** Needs nothing of the database: not counted among the requests under way. */
  uncounted?: true;
}

type Answer<R> = Promise<R | typeof NOT_MODIFIED | Bytes>;

/** The forms of a route; each names its permission (null: being who one is suffices) and its scope. */
export type RouteSpec<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> = Common<
  P,
  Q,
  B,
  R
> &
  (
    | {
        scope: 'public';
        permission: null;
        steps?: undefined;
        handle(ctx: PublicContext, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
    | {
        scope: 'self';
        permission: null;
        steps?: undefined;
        handle(ctx: Context, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
    | {
        scope: 'company';
        permission: string;
        steps?: undefined;
        handle(ctx: Context, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
    | {
        scope: 'branch';
        permission: string;
        steps?: undefined;
        /** The branch the request names, or the branch of the thing it names; undefined answers 404 like a missing one. */
        branchOf: BranchOf<Input<Static<P>, Static<Q>, Static<B>>>;
        handle(ctx: BranchContext, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
    | {
        scope: 'self';
        permission: null;
        /** Has slow work between its transactions and opens them itself. */
        steps: true;
        handle(ctx: SteppedContext, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
    | {
        scope: 'company';
        permission: string;
        steps: true;
        handle(ctx: SteppedContext, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
    | {
        scope: 'branch';
        permission: string;
        steps: true;
        branchOf: Exclude<BranchOf<Input<Static<P>, Static<Q>, Static<B>>>, { lookedUp: unknown }>;
        handle(ctx: SteppedContext, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
    | {
        scope: 'platform';
        permission: string;
        steps?: undefined;
        handle(ctx: PlatformContext, input: Input<Static<P>, Static<Q>, Static<B>>): Answer<Static<R>>;
      }
  );

/**
 * How the edge learns the branch: named in the request, chosen in it (or the first in which the caller may), or looked up
 * under the company.
 */
export type BranchOf<I> =
  | { named: (input: I) => string }
  | { chosen: (input: I) => string | undefined }
  | { lookedUp: (tx: Tx, input: I) => Promise<string | undefined> };

type AnyInput = Input<unknown, unknown, unknown>;

/** A route as the edge sees it: the types of its input have been checked where it was defined. */
export interface Route extends Omit<Common<TSchema, TSchema, TSchema, TSchema>, never> {
  readonly scope: Scope;
  readonly permission: string | null;
  readonly steps?: true | undefined;
  readonly branchOf?: BranchOf<AnyInput>;
  readonly handle: (
    ctx: Context | BranchContext | SteppedContext | PublicContext | PlatformContext,
    input: AnyInput,
  ) => Promise<unknown>;
}

/** Declares a route; the handler's input and answer are typed by its schemas. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  spec: RouteSpec<P, Q, B, R>,
): Route {
  return spec as unknown as Route;
}

/** Reads who keeps the installation behind a token of the platform; refuses with 401. */
export type AuthenticatePlatform = (token: string) => Promise<PlatformActor>;

/** Reads the company member behind an access token; refuses with 401, 402. Given to the edge by `app/providers.ts`. */
export type Authenticate = (token: string, options: { allowSuspended: boolean }) => Promise<Actor>;

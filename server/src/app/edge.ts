import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../kernel/clock.ts';
import type { Actor, BranchContext, Context, PlatformActor, SteppedContext } from '../kernel/context.ts';
import { violatedConstraint } from '../kernel/database-errors.ts';
import type { Announcer } from '../kernel/events.ts';
import { findAnswer, IDEMPOTENCY_CONSTRAINT, keepAnswer, requestHash } from '../kernel/idempotency.ts';
import type { Module } from '../kernel/module.ts';
import { Refusal } from '../kernel/refusal.ts';
import type {
  Authenticate,
  AuthenticatePlatform,
  Exchange,
  Input,
  PlatformContext,
  Route,
} from '../kernel/route.ts';
import type { Database } from '../kernel/tenant.ts';
import { afterCommit, type Tx } from '../kernel/tx.ts';
import type { Wakeups } from '../kernel/wakeups.ts';
import { branchFor, branchIn } from './branch-scope.ts';

/** What serving a request needs. */
export interface EdgeTools {
  database: Database;
  clock: Clock;
  announcer: Announcer;
  wakeups: Wakeups;
  authenticate: Authenticate;
  authenticatePlatform: AuthenticatePlatform;
  modules: readonly Module[];
}

type AnyInput = Input<unknown, unknown, unknown>;
const KEY = /^[\x21-\x7e]{8,100}$/;
/** How a token of the platform begins: it is no token of a member, whoever holds it. */
const PLATFORM_TOKEN = 'fop_';

/** Thrown inside the transaction when the key has an answer already: the transaction is undone and the answer repeated. */
class Replay extends Error {
  readonly status: number;
  readonly answer: unknown;
  constructor(status: number, answer: unknown) {
    super('replay');
    this.status = status;
    this.answer = answer;
  }
}

function tokenOf(request: FastifyRequest): string {
  const header = request.headers.authorization;
  const token = header?.startsWith('Bearer ') ? header.slice(7) : undefined;
  if (token === undefined || token === '') throw new Refusal('unauthenticated', 'identity.token_required');
  return token;
}

/** Who keeps the installation, behind the request's bearer token. Refuses 401; 403 for a member of a company. */
export async function adminOf(request: FastifyRequest, tools: EdgeTools): Promise<PlatformActor> {
  const token = tokenOf(request);
  if (token.startsWith(PLATFORM_TOKEN)) return tools.authenticatePlatform(token);
  await tools.authenticate(token, { allowSuspended: true });
  throw new Refusal('forbidden', 'kernel.forbidden');
}

/** The member behind the request's bearer token. Refuses 401, 402, 403 in this order. */
export async function actorOf(
  request: FastifyRequest,
  route: Route,
  authenticate: Authenticate,
): Promise<Actor> {
  const actor = await authenticate(tokenOf(request), { allowSuspended: route.allowSuspended === true });
  // A program is nobody, and a visitor from support changes nothing about the member they come as.
  const visits = actor.kind === 'support' && route.method !== 'GET';
  if (route.scope === 'self' && (actor.kind === 'service' || visits))
    throw new Refusal('forbidden', 'identity.person_required');
  if (route.permission !== null && !actor.permissions.has(route.permission))
    throw new Refusal('forbidden', 'kernel.forbidden');
  return actor;
}

/** Serves one member's request: opens the transaction, checks the branch, runs the handler, keeps the answer. */
export async function serveMember(
  tools: EdgeTools,
  route: Route,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  input: AnyInput,
): Promise<unknown> {
  if (route.steps) return serveSteps(tools, route, actor, request.id, input);
  const key = route.idempotent ? idempotencyKey(request) : undefined;
  const serve = () =>
    tools.database.inTenant(actor.companyId, async (tx) => {
      const ctx = contextFor(tools, tx, actor, request.id);
      if (key === undefined) return handle(ctx, route, input);
      const kept = { key, hash: hashOf(request), memberId: actor.memberId, status: route.answer.status };
      return once(tx, kept, () => handle(ctx, route, input));
    });
  return answered(() => repeatedOnClash(serve, key !== undefined, tools.modules), reply);
}

/** Serves a request that stands in no company: a stranger's, or one of who keeps the installation. */
export async function serveOutside(
  tools: EdgeTools,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  input: AnyInput,
): Promise<unknown> {
  const outside = { database: tools.database, now: tools.clock.now(), requestId: request.id };
  const { admin } = request;
  const key = route.idempotent ? idempotencyKey(request) : undefined;
  const serve = () => {
    if (!admin) return route.handle(outside, input);
    const ctx: PlatformContext = {
      ...outside,
      admin,
      once: (tx, work) => {
        if (key === undefined) return work();
        const kept = { key, hash: hashOf(request), memberId: admin.accountId, status: route.answer.status };
        return once(tx, kept, work);
      },
    };
    return route.handle(ctx, input);
  };
  return answered(() => repeatedOnClash(serve, key !== undefined, tools.modules), reply);
}

const hashOf = (request: FastifyRequest) => requestHash(request.method, request.url, request.body);

/** Does the work and keeps its answer under the key, or throws the answer that was given to the key before. */
async function once<T>(
  tx: Tx,
  kept: { key: string; hash: Buffer; memberId: string; status: number },
  work: () => Promise<T>,
): Promise<T> {
  const { key, hash, memberId, status } = kept;
  // The look-up travels with the handler's first statements: a new order pays nothing for it. A handler that ran for a
  // key already answered is undone with its transaction.
  const [prior, done] = await Promise.allSettled([findAnswer(tx, key, hash, memberId), work()]);
  if (prior.status === 'rejected') throw prior.reason;
  if (prior.value) {
    if (!prior.value.sameRequest) throw new Refusal('invalid', 'kernel.idempotency_key_reused');
    throw new Replay(prior.value.status, prior.value.answer);
  }
  if (done.status === 'rejected') throw done.reason;
  keepAnswer(tx, key, hash, memberId, status, done.value);
  return done.value;
}

/** The answer of the work, or the one that is repeated. */
async function answered(work: () => Promise<unknown>, reply: FastifyReply): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Replay)) throw error;
    reply.header('Idempotent-Replay', 'true').status(error.status);
    return error.answer;
  }
}

/**
 * Two requests with one key at once: the later one fails on a unique key, or finds the work done and is told of a conflict.
 * On a second try it finds the earlier one's answer, if that is what happened.
 */
async function repeatedOnClash(
  serve: () => Promise<unknown>,
  idempotent: boolean,
  modules: readonly Module[],
): Promise<unknown> {
  try {
    return await serve();
  } catch (error) {
    const conflict = error instanceof Refusal && error.kind === 'conflict';
    if (!conflict && violatedConstraint(error) === undefined) throw error;
    if (!idempotent) throw inWords(error, modules);
  }
  try {
    return await serve();
  } catch (error) {
    throw inWords(error, modules);
  }
}

/** A violated constraint as the module that declares its meaning says it; any other error as it is. */
export function inWords(error: unknown, modules: readonly Module[]): unknown {
  const constraint = violatedConstraint(error);
  if (constraint === undefined) return error;
  if (constraint === IDEMPOTENCY_CONSTRAINT) return new Refusal('conflict', 'kernel.conflict');
  for (const module of modules) {
    const meaning = module.constraints?.[constraint];
    if (meaning) return new Refusal(meaning.kind, meaning.code);
  }
  return error;
}

async function handle(ctx: Context, route: Route, input: AnyInput): Promise<unknown> {
  if (!route.branchOf) return route.handle(ctx, input);
  const branchId =
    'lookedUp' in route.branchOf
      ? await route.branchOf.lookedUp(ctx.tx, input)
      : branchIn(ctx.actor, route, route.branchOf, input);
  const scoped: BranchContext = { ...ctx, branch: branchFor(ctx.actor, route, branchId) };
  return route.handle(scoped, input);
}

/** Serves a request that opens its transactions itself; each starts and ends within one of its steps. */
async function serveSteps(tools: EdgeTools, route: Route, actor: Actor, requestId: string, input: AnyInput) {
  const named =
    route.branchOf && !('lookedUp' in route.branchOf)
      ? branchIn(actor, route, route.branchOf, input)
      : undefined;
  const ctx: SteppedContext = {
    companyId: actor.companyId,
    actor,
    now: tools.clock.now(),
    requestId,
    branch: route.branchOf ? branchFor(actor, route, named) : undefined,
    step: (work) =>
      tools.database.inTenant(actor.companyId, (tx) => work(contextFor(tools, tx, actor, requestId))),
  };
  try {
    return await route.handle(ctx, input);
  } catch (error) {
    throw inWords(error, tools.modules);
  }
}

function contextFor(tools: EdgeTools, tx: Tx, actor: Actor, requestId: string): Context {
  return {
    tx,
    companyId: actor.companyId,
    actor,
    now: tools.clock.now(),
    requestId,
    announce: (type, payload) => tools.announcer.announce(tx, type, payload),
    wake: (topic, key) => afterCommit(tx, () => tools.wakeups.hint(topic, key)),
  };
}

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key))
    throw new Refusal('malformed', 'kernel.idempotency_key_required');
  return key;
}

/**
 * The little of HTTP that a route may touch. Cookies are for https alone where people come by https, whether a trusted
 * proxy says so or the published address does.
 */
export function exchangeFor(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string | undefined,
  aside: Exchange['aside'],
): Exchange {
  const origin =
    publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;
  const secure = request.protocol === 'https' || origin.startsWith('https:');
  return {
    ip: request.ip,
    secure,
    origin,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    cookie: (name) => request.cookies[name],
    aside,
    setHeader: (name, value) => void reply.header(name, value),
    setCookie: (name, value, { path, maxAgeSeconds }) => {
      void reply.setCookie(name, value, {
        path,
        maxAge: maxAgeSeconds,
        httpOnly: true,
        sameSite: 'strict',
        secure,
      });
    },
  };
}

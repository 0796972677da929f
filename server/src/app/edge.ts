import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../kernel/clock.ts';
import type { Actor, BranchContext, Context } from '../kernel/context.ts';
import { violatedConstraint } from '../kernel/database-errors.ts';
import type { Announcer } from '../kernel/events.ts';
import { findAnswer, IDEMPOTENCY_CONSTRAINT, keepAnswer, requestHash } from '../kernel/idempotency.ts';
import type { Module } from '../kernel/module.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Authenticate, Exchange, Input, Route } from '../kernel/route.ts';
import type { Database } from '../kernel/tenant.ts';
import { afterCommit, type Tx } from '../kernel/tx.ts';
import type { Wakeups } from '../kernel/wakeups.ts';

/** What serving a request needs. */
export interface EdgeTools {
  database: Database;
  clock: Clock;
  announcer: Announcer;
  wakeups: Wakeups;
  authenticate: Authenticate;
  modules: readonly Module[];
}

type AnyInput = Input<unknown, unknown, unknown>;
const KEY = /^[\x21-\x7e]{8,100}$/;

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

/** The member behind the request's bearer token. Refuses 401, then 402. */
export async function actorOf(
  request: FastifyRequest,
  route: Route,
  authenticate: Authenticate,
): Promise<Actor> {
  const header = request.headers.authorization;
  const token = header?.startsWith('Bearer ') ? header.slice(7) : undefined;
  if (token === undefined || token === '') throw new Refusal('unauthenticated', 'identity.token_required');
  const actor = await authenticate(token, { allowSuspended: route.allowSuspended === true });
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
  const key = route.idempotent ? idempotencyKey(request) : undefined;
  const serve = () =>
    tools.database.inTenant(actor.companyId, async (tx) => {
      const ctx = contextFor(tools, tx, actor, request.id);
      if (key === undefined) return handle(ctx, route, input);
      const hash = requestHash(request.method, request.url, request.body);
      // The look-up travels with the handler's first statements: a new order pays nothing for it. A handler that ran
      // for a key already answered is undone with its transaction.
      const [prior, done] = await Promise.allSettled([
        findAnswer(tx, key, hash, actor.memberId),
        handle(ctx, route, input),
      ]);
      if (prior.status === 'rejected') throw prior.reason;
      if (prior.value) {
        if (!prior.value.sameRequest) throw new Refusal('invalid', 'kernel.idempotency_key_reused');
        throw new Replay(prior.value.status, prior.value.answer);
      }
      if (done.status === 'rejected') throw done.reason;
      keepAnswer(tx, key, hash, actor.memberId, route.answer.status, done.value);
      return done.value;
    });
  try {
    return await repeatedOnClash(serve, key !== undefined, tools.modules);
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
function inWords(error: unknown, modules: readonly Module[]): unknown {
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
    'named' in route.branchOf ? route.branchOf.named(input) : await route.branchOf.lookedUp(ctx.tx, input);
  const branch = branchId === undefined ? undefined : ctx.actor.branches.get(branchId);
  // A branch of somebody else, one that does not exist, and a thing in either answer alike.
  if (!branch) throw new Refusal('not_found', 'kernel.not_found');
  const scoped: BranchContext = { ...ctx, branch };
  return route.handle(scoped, input);
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
): Exchange {
  return {
    ip: request.ip,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    cookie: (name) => request.cookies[name],
    setHeader: (name, value) => void reply.header(name, value),
    setCookie: (name, value, { path, maxAgeSeconds }) => {
      const secure =
        request.protocol === 'https' || (publicUrl !== undefined && new URL(publicUrl).protocol === 'https:');
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

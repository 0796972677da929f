import { gunzipSync } from 'node:zlib';
import cookie from '@fastify/cookie';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify';
import { newId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { Bytes, NOT_MODIFIED, type Route } from '../kernel/route.ts';
import { addBytesRoute, answerSchema, bodySchema, codeForBytes, throwAway } from './bytes-bodies.ts';
import { addContract } from './contract-pages.ts';
import { deviceSync } from './device-sync.ts';
import { actorOf, adminOf, type EdgeTools, exchangeFor, serveMember, serveOutside } from './edge.ts';
import { addHealth, type HealthOptions } from './health.ts';
import { InFlight } from './in-flight.ts';
import { routeLabel } from './metrics.ts';
import { asRefusal, problem } from './problem.ts';
import { addScreens } from './screens.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { addStrictBodies, refuseLooseBody, refuseUnstorableText } from './strict-bodies.ts';

/** What the HTTP server needs. */
export interface HttpOptions extends EdgeTools, HealthOptions {
  publicUrl: string | undefined;
  trustProxy: readonly string[];
  /** Requests under way at once; the next one gets 503 before its body is read (reliability.md §4.8). */
  inFlight: number;
}

const BODY_LIMIT = 64 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_AFTER_SECONDS = 1;

/** Builds the server with every route of every module; it does not listen yet. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Proxies are named one by one: a header from anyone else says nothing about where a request came from.
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    genReqId: () => newId(),
    logger: false,
    routerOptions: { ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    // Refused below in our own words.
    return503OnClosing: false,
    // An address that cannot be read, before any route: the framework's own words would be another kind of answer.
    frameworkErrors: (_error, request, reply) => {
      void reply.header('X-Request-Id', request.id);
      void refuse(reply, request.id, { status: 400, code: 'kernel.invalid_input' });
    },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  addStrictBodies(app);
  addErrorAnswers(app, options);
  addSecurityHeaders(app);
  const inFlight = new InFlight(options.inFlight);
  addLimits(app, options, inFlight);
  await app.register(cookie);
  addHealth(app, options);
  await addContract(app);
  for (const module of options.modules)
    for (const route of module.routes ?? []) addRoute(app, route, options, inFlight);
  addRoute(app, deviceSync(options.modules), options, inFlight);
  await addScreens(app);
  await app.ready();
  return app;
}

function addRoute(app: FastifyInstance, route: Route, options: HttpOptions, inFlight: InFlight): void {
  // What is taken as bytes is described only: its route reads of it what it knows, and hands nothing on.
  if (route.body !== undefined && route.bytes === undefined)
    refuseLooseBody(route.body, `${route.method} ${route.path}`);
  if (route.scope !== 'public' && route.scope !== 'self' && route.permission === null) {
    throw new Error(`${route.method} ${route.path} declares no permission`);
  }
  if (route.steps && route.idempotent) {
    throw new Error(`${route.method} ${route.path} keeps no answer: it opens its transactions itself`);
  }
  const add =
    route.bytes === undefined
      ? (options: RouteOptions) => app.route(options)
      : addBytesRoute(app, route.bytes);
  add({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: {
      operationId: route.operation,
      summary: route.summary,
      tags: [route.path.split('/')[2] ?? 'other'],
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(route.body === undefined ? {} : { body: bodySchema(route) }),
      response: { [route.answer.status]: answerSchema(route) },
    },
    config: { route, ...(route.uncounted ? { uncounted: true } : {}) },
    // Before the body is read: a stranger's bytes are not worth parsing.
    onRequest: async (request) => {
      if (route.scope === 'platform') request.admin = await adminOf(request, options);
      else if (route.scope !== 'public') request.actor = await actorOf(request, route, options.authenticate);
    },
    handler: (request, reply) =>
      inFlight.working(request, () => serve(route, options, inFlight, request, reply)),
  });
}

async function serve(
  route: Route,
  options: HttpOptions,
  inFlight: InFlight,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  refuseUnstorableText(request.query, 'querystring');
  if (route.bytes === undefined) refuseUnstorableText(request.body, 'body');
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
    http: exchangeFor(request, reply, options.publicUrl, (wait) => inFlight.aside(request, wait)),
  };
  reply.status(route.answer.status);
  const answer = request.actor
    ? await serveMember(options, route, request.actor, request, reply, input)
    : await serveOutside(options, route, request, reply, input);
  if (answer === NOT_MODIFIED) return reply.status(304).send();
  if (answer === undefined) return reply.send();
  if (answer instanceof Bytes) return sendBytes(request, reply, answer);
  return reply.send(answer);
}

/** Sends what is bytes already; packed to whom can unpack it. */
function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, type, encoding }: Bytes,
): FastifyReply {
  const plain = encoding !== undefined && !/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  void reply.header('content-type', type);
  if (encoding !== undefined) void reply.header('vary', 'accept-encoding');
  if (encoding !== undefined && !plain) void reply.header('content-encoding', encoding);
  return reply.send(plain ? gunzipSync(bytes) : bytes);
}

function addErrorAnswers(app: FastifyInstance, options: HttpOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error);
    if (!refusal)
      options.log.error(
        { err: error, requestId: request.id, route: routeLabel(request) },
        'a request failed',
      );
    const { status, details, ...told } = refusal ?? {
      status: 500,
      code: 'kernel.internal',
      details: undefined,
    };
    const { route } = request.routeOptions.config;
    const code = codeForBytes(route, told.code);
    // Who is still sending a picture would lose the answer with the connection: the rest is read and thrown away.
    if (route?.bytes !== undefined) {
      void reply.removeHeader('connection');
      throwAway(request.raw);
    }
    if (status === 503) void reply.header('Retry-After', String(RETRY_AFTER_SECONDS));
    const wait = status === 429 ? details?.retryAfterSeconds : undefined;
    if (typeof wait === 'number') void reply.header('Retry-After', String(wait));
    if (status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    return refuse(reply, request.id, { status, code, details });
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(reply, request.id, { status: 404, code: 'kernel.not_found' }),
  );
}

/** Sends a refusal as text: the declared answer schema belongs to the good answer. */
function refuse(
  reply: FastifyReply,
  requestId: string,
  refusal: { status: number; code: string; details?: Readonly<Record<string, unknown>> | undefined },
): FastifyReply {
  const { status, code, details } = refusal;
  return reply
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify(problem(status, code, requestId, details)));
}

/** What every request meets first: closing, the in-flight limit, foreign origins; and what is counted of it. */
function addLimits(app: FastifyInstance, options: HttpOptions, inFlight: InFlight): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    inFlight.close();
  });
  app.decorateRequest('actor', undefined);
  app.decorateRequest('admin', undefined);
  app.decorateRequest('place', undefined);
  app.decorateRequest('aside', undefined);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Request-Id', request.id);
    if (closing) throw new Refusal('unavailable', 'kernel.closing');
    if (request.routeOptions.config.uncounted === true) return;
    inFlight.enter(request);
    // Not the framework's own hook for this: it hears only of callers that hang up before their body is read.
    reply.raw.once('close', () => inFlight.closed(request));
    refuseForeignOrigin(request, options.publicUrl);
    // Before the body is read: what is wrong with it does not matter where there is nothing.
    if (request.is404) throw new Refusal('not_found', 'kernel.not_found');
  });
  // A connection kept alive past its answer would keep the server open for as long as the caller likes.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', async (request, reply) => {
    options.metrics.answered(routeLabel(request), reply.statusCode, reply.elapsedTime);
  });
}

/** A page of another site must not act with this browser's cookie (threat H28). */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  const { origin } = request.headers;
  if (origin === undefined || request.method === 'GET' || request.method === 'HEAD') return;
  const own = publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;
  if (origin !== own) throw new Refusal('forbidden', 'kernel.foreign_origin');
}

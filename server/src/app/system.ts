import type { FastifyInstance } from 'fastify';
import { type Clock, systemClock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { Deliverer } from '../kernel/deliveries.ts';
import { Announcer, type EventType, Subscriptions } from '../kernel/events.ts';
import { openFiles } from '../kernel/files.ts';
import { forgetOldAnswers } from '../kernel/idempotency.ts';
import { startJobs } from '../kernel/jobs.ts';
import type { Log } from '../kernel/log.ts';
import { openMailer } from '../kernel/mail.ts';
import type { Module } from '../kernel/module.ts';
import { useStatementNames } from '../kernel/pipeline.ts';
import { openReach } from '../kernel/reach.ts';
import { type Database, openDatabase } from '../kernel/tenant.ts';
import type { Wakeups } from '../kernel/wakeups.ts';
import {
  type AccessTokens,
  accessTokens,
  authenticatePlatform,
  type PermissionList,
  permissionList,
  type SigningKey,
  writePermissions,
} from '../modules/identity/index.ts';
import type { Broadcast } from '../modules/realtime/index.ts';
import { type Gate, openGate } from './authenticate.ts';
import { buildHttp } from './http.ts';
import { openMetrics } from './metrics.ts';
import { buildModules } from './modules.ts';
import { openPlugs, type Plugs } from './providers.ts';
import { broadcastOver, openSockets } from './sockets.ts';

/** What a process needs to be told besides its settings. */
export interface SystemOptions {
  config: Config;
  /** Login role that owns nothing. */
  databaseUrl: string;
  /** The first signs access tokens, all verify them. */
  keys: readonly SigningKey[];
  demo: boolean;
  log: Log;
  clock?: Clock;
}

/** A process with its roles built: parts for tests, start and stop for everybody. */
export interface System {
  readonly database: Database;
  readonly http: FastifyInstance;
  readonly modules: readonly Module[];
  readonly deliverers: readonly Deliverer[];
  /** Starts the background work of this process's roles. */
  startWork(): Promise<void>;
  /** Listens, with sockets attached; without the api role nothing happens. Returns the port. May be tried again after a failure. */
  listen(at: { host: string; port: number }): Promise<number | undefined>;
  /** Takes other keys of access tokens while it runs. */
  useKeys(keys: readonly SigningKey[]): void;
  /** Finishes what is under way, then closes; new requests are refused meanwhile. */
  stop(): Promise<void>;
}

/** Longest wait for the answers under way when the process stops, in milliseconds; a process manager waits 5 s or more. */
const ANSWERS_MS = 3_000;

/** What a process is made of, before anything runs. */
interface Parts {
  options: SystemOptions;
  database: Database;
  http: FastifyInstance;
  modules: readonly Module[];
  deliverers: readonly Deliverer[];
  plugs: Plugs;
  tokens: AccessTokens;
  gate: Gate;
  syncPermissions: () => Promise<void>;
  sockets: { broadcast: Broadcast };
}

/** Builds a process from its settings. Nothing runs until it is told to. */
export async function buildSystem(options: SystemOptions): Promise<System> {
  const { config, log, demo } = options;
  useStatementNames(config.database.statementNames);
  const database = openDatabase({ url: options.databaseUrl, poolSize: config.database.poolSize, log });
  const plugs = openPlugs(config, log);
  const { wakeups } = plugs;
  const subscriptions = new Subscriptions();
  const announcer = new Announcer(subscriptions, wakeups);
  const tokens = accessTokens(options.keys);
  const permissions = permissionList();
  const events = new Map<string, EventType>();
  const sockets: Parts['sockets'] = { broadcast: () => undefined };
  const broadcast: Broadcast = (rooms, event, payload) => sockets.broadcast(rooms, event, payload);
  const modules = buildModules({
    database,
    wakeups,
    announcer,
    log,
    tokens,
    permissions: permissions.list,
    demo,
    mailer: openMailer(config.mail),
    files: await openFiles(config.files, log),
    reach: openReach(config.printers),
    supportContact: config.supportContact,
    signUp: config.signUp,
    events,
    broadcast,
  });
  permissions.fill(modules);
  subscribe(modules, events, subscriptions);
  const { gate, http } = await buildEdge(options, {
    database,
    plugs,
    announcer,
    tokens,
    permissions: permissions.list,
    modules,
  });
  const deliverers = deliverersOf(modules, config, {
    database: database.counted('deliveries'),
    wakeups,
    log,
  });
  return running({
    options,
    database,
    http,
    modules,
    deliverers,
    plugs,
    tokens,
    gate,
    syncPermissions: () => database.outsideTenants((tx) => writePermissions(tx, permissions.list)),
    sockets,
  });
}

/** What the edge is built of. */
interface EdgeParts {
  database: Database;
  plugs: Plugs;
  announcer: Announcer;
  tokens: AccessTokens;
  permissions: PermissionList;
  modules: readonly Module[];
}

/** What answers callers: the gate that says who they are, and the routes behind it. */
async function buildEdge(
  { config, log, clock = systemClock }: SystemOptions,
  { database, plugs, announcer, tokens, permissions, modules }: EdgeParts,
): Promise<{ gate: Gate; http: FastifyInstance }> {
  const { wakeups } = plugs;
  const gate = openGate({
    database: database.counted('access'),
    tokens,
    permissions,
    wakeups,
    redis: plugs.cache,
    clock,
    log,
    supportContact: config.supportContact,
  });
  const http = await buildHttp({
    database: database.counted('requests'),
    clock,
    announcer,
    wakeups,
    authenticate: gate.authenticate,
    authenticatePlatform: authenticatePlatform(database.counted('access')),
    modules,
    log,
    metrics: openMetrics(database, [gate.cache]),
    metricsToken: config.metricsToken,
    publicUrl: config.http.publicUrl,
    trustProxy: config.http.trustProxy,
    inFlight: config.http.inFlight ?? config.database.poolSize * 2,
  });
  return { gate, http };
}

/** One deliverer for each subscriber that this process's roles carry. */
function deliverersOf(
  modules: readonly Module[],
  config: Config,
  tools: { database: Database; wakeups: Wakeups; log: Log },
): Deliverer[] {
  return modules
    .flatMap((module) => module.subscriptions ?? [])
    .filter((subscription) => config.roles.has(subscription.role))
    .map(({ subscriber, handle }) => new Deliverer({ ...tools, subscriber, handler: handle }));
}

/** The life of a process: background work, listening, and an end in the opposite order. */
function running(parts: Parts): System {
  const { database, http, modules, deliverers, plugs, gate } = parts;
  const { config, log } = parts.options;
  const stops: (() => Promise<void>)[] = [];
  let letSocketsGo: () => void = () => undefined;
  return {
    database,
    http,
    modules,
    deliverers,
    async startWork() {
      await parts.syncPermissions();
      if (config.roles.has('worker')) {
        for (const part of modules.flatMap((module) => module.work ?? [])) {
          await part.start();
          stops.push(() => part.stop());
        }
        const jobs = [forgetOldAnswers, ...modules.flatMap((module) => module.jobs ?? [])];
        const clock = startJobs(database, jobs, log);
        stops.push(() => clock.stop());
      }
      for (const deliverer of deliverers) {
        deliverer.start();
        stops.push(() => deliverer.stop());
      }
    },
    async listen(at) {
      if (!config.roles.has('api')) return undefined;
      await http.listen(at);
      letSocketsGo = attachSockets(parts);
      const address = http.server.address();
      return typeof address === 'object' && address !== null ? address.port : undefined;
    },
    useKeys: (keys) => parts.tokens.use(keys),
    async stop() {
      // Stops listening at once and ends when the requests under way are answered; sockets would keep it open for ever.
      const answered = http.close();
      letSocketsGo();
      // A caller that never finishes its request has no right to an answer.
      const patience = setTimeout(() => http.server.closeAllConnections(), ANSWERS_MS);
      await answered.finally(() => clearTimeout(patience));
      for (const stop of stops.splice(0)) await stop();
      await gate.close();
      await plugs.close();
      await database.close();
    },
  };
}

/** Opens the socket edge on the listening server. Returns how to let every socket go. */
function attachSockets({ options, http, modules, plugs, tokens, gate, sockets }: Parts): () => void {
  const io = openSockets(http.server, {
    authenticate: gate.authenticate,
    onChange: gate.onChange,
    expiryOf: (token) => tokens.read(token)?.expiresAt,
    channels: modules.flatMap((module) => module.channels ?? []),
    publicUrl: options.config.http.publicUrl,
    log: options.log,
  });
  plugs.joinSockets(io);
  sockets.broadcast = broadcastOver(io);
  return () => {
    io.disconnectSockets(true);
    io.engine.close();
  };
}

function subscribe(
  modules: readonly Module[],
  events: ReadonlyMap<string, EventType>,
  subscriptions: Subscriptions,
): void {
  for (const { subscriber, events: wanted } of modules.flatMap((module) => module.subscriptions ?? [])) {
    for (const event of wanted === 'audible' ? events.keys() : wanted) subscriptions.add(event, subscriber);
  }
}

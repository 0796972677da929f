import type { FastifyInstance } from 'fastify';
import { type Clock, systemClock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { Deliverer } from '../kernel/deliveries.ts';
import { Announcer, type EventType, Subscriptions } from '../kernel/events.ts';
import { startJobs } from '../kernel/jobs.ts';
import type { Log } from '../kernel/log.ts';
import type { Module } from '../kernel/module.ts';
import { run, useStatementNames } from '../kernel/sql.ts';
import { type Database, openDatabase } from '../kernel/tenant.ts';
import { accessReader, accessTokens, type RolePermissions } from '../modules/identity/index.ts';
import { buildHttp } from './http.ts';
import { openMetrics } from './metrics.ts';
import { buildModules } from './modules.ts';
import { openPlugs } from './providers.ts';
import { broadcastOver, openSockets } from './sockets.ts';

/** What a process needs to be told besides its settings. */
export interface SystemOptions {
  config: Config;
  /** Login role that owns nothing. */
  databaseUrl: string;
  secret: string;
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
  /** Finishes what is under way, then closes; new requests are refused meanwhile. */
  stop(): Promise<void>;
}

const KEY_ID = 'k1';

/** Builds a process from its settings. Nothing runs until `start`. */
export async function buildSystem(options: SystemOptions): Promise<System> {
  const { config, log, demo } = options;
  useStatementNames(config.database.statementNames);
  const database = openDatabase({ url: options.databaseUrl, poolSize: config.database.poolSize, log });
  const plugs = openPlugs(config, log);
  const subscriptions = new Subscriptions();
  const announcer = new Announcer(subscriptions, plugs.wakeups);
  const tokens = accessTokens(new Map([[KEY_ID, options.secret]]));
  const rights = new Map<string, Set<string>>();
  const reader = accessReader(database.counted('access'), tokens, rights as RolePermissions);
  const events = new Map<string, EventType>();
  const sockets: { broadcast: ReturnType<typeof broadcastOver> } = { broadcast: () => undefined };
  const modules = buildModules({
    database,
    wakeups: plugs.wakeups,
    announcer,
    log,
    tokens,
    reader,
    demo,
    events,
    broadcast: (rooms, event, payload) => sockets.broadcast(rooms, event, payload),
  });
  gatherRights(modules, rights);
  subscribe(modules, events, subscriptions);

  const { authenticate } = reader;
  const http = await buildHttp({
    database: database.counted('requests'),
    clock: options.clock ?? systemClock,
    announcer,
    wakeups: plugs.wakeups,
    authenticate,
    modules,
    log,
    metrics: openMetrics(database),
    metricsToken: config.metricsToken,
    publicUrl: config.http.publicUrl,
    trustProxy: config.http.trustProxy,
    inFlight: config.http.inFlight ?? config.database.poolSize * 2,
  });
  const carrying = database.counted('deliveries');
  const deliverers = modules.flatMap((module) =>
    (module.subscriptions ?? [])
      .filter((subscription) => config.roles.has(subscription.role))
      .map(
        ({ subscriber, handle }) =>
          new Deliverer({ database: carrying, wakeups: plugs.wakeups, log, subscriber, handler: handle }),
      ),
  );
  const work = config.roles.has('worker') ? modules.flatMap((module) => module.work ?? []) : [];
  const stops: (() => Promise<void>)[] = [];
  let letSocketsGo = () => undefined as void;

  return {
    database,
    http,
    modules,
    deliverers,
    async startWork() {
      for (const part of work) {
        await part.start();
        stops.push(() => part.stop());
      }
      if (config.roles.has('worker')) {
        const jobs = startJobs(
          database,
          [forgetAnswers, ...modules.flatMap((module) => module.jobs ?? [])],
          log,
        );
        stops.push(() => jobs.stop());
      }
      for (const deliverer of deliverers) {
        deliverer.start();
        stops.push(() => deliverer.stop());
      }
    },
    async listen(at) {
      if (!config.roles.has('api')) return undefined;
      await http.listen(at);
      const channels = modules.flatMap((module) => module.channels ?? []);
      const io = openSockets(http.server, {
        authenticate,
        expiryOf: (token) => reader.claims(token)?.expiresAt,
        channels,
        publicUrl: config.http.publicUrl,
        log,
      });
      plugs.joinSockets(io);
      sockets.broadcast = broadcastOver(io);
      letSocketsGo = () => {
        io.disconnectSockets(true);
        io.engine.close();
      };
      const address = http.server.address();
      return typeof address === 'object' && address !== null ? address.port : undefined;
    },
    async stop() {
      // Stops listening at once and ends when the requests under way are answered; sockets would keep it open for ever.
      const answered = http.close();
      letSocketsGo();
      await answered;
      for (const stop of stops.splice(0)) await stop();
      await plugs.close();
      await database.close();
    },
  };
}

const forgetAnswers = {
  name: 'kernel.forget_old_answers',
  everySeconds: 3_600,
  leaseSeconds: 300,
  run: async (database: Database) => {
    await database.outsideTenants((tx) =>
      run(tx, { name: 'kernel.forget_old_answers', text: 'select kernel.forget_old_answers()' }, []),
    );
  },
};

function gatherRights(modules: readonly Module[], rights: Map<string, Set<string>>): void {
  for (const permission of modules.flatMap((module) => module.permissions ?? [])) {
    for (const role of permission.roles) {
      const held = rights.get(role) ?? new Set();
      held.add(permission.code);
      rights.set(role, held);
    }
  }
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

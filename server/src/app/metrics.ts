import type { FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Cache } from '../kernel/cache.ts';
import { isUnavailable } from '../kernel/database-errors.ts';
import { countDeliveries } from '../kernel/events.ts';
import type { Database } from '../kernel/tenant.ts';

/** The process's figures in Prometheus format. */
export interface Metrics {
  answered(route: string, status: number, milliseconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** A request's route as the label of a metric: the pattern, never the address, so that ids do not become labels. */
export function routeLabel(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? 'unknown'}`;
}

/** What the metrics want of a cache. */
type CountedCache = Pick<Cache<unknown>, 'name' | 'figures'>;

/** Collects figures of the process, its requests, its database pool, its caches and the deliveries. */
export function openMetrics(database: Database, caches: readonly CountedCache[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'fastops_http_request_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  countTraffic(
    registry,
    database,
    'statements',
    'Statements sent to the database, by the work they were for.',
  );
  countTraffic(registry, database, 'round_trips', 'Writes to the database whose answer is waited for.');
  countTraffic(registry, database, 'transactions', 'Transactions begun.');
  countCaches(registry, caches);
  new Gauge({
    name: 'fastops_database_connections',
    help: 'Connections in use, and callers waiting for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { busy, waiting } = database.load();
      this.set({ state: 'busy' }, busy);
      this.set({ state: 'waiting' }, waiting);
    },
  });
  const lookUpDeliveries = deliveryFigures(registry, database);
  return {
    answered: (route, status, milliseconds) => requests.observe({ route, status }, milliseconds / 1_000),
    async text() {
      await lookUpDeliveries();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** Makes the figures of the deliveries; returns how to look them up. The others are told without the database too. */
function deliveryFigures(registry: Registry, database: Database): () => Promise<void> {
  const answers = new Gauge({
    name: 'fastops_database_answers',
    help: '1 when the database answered while these figures were collected, else 0.',
    registers: [registry],
  });
  const deliveries = new Gauge({
    name: 'fastops_deliveries',
    help: 'Events waiting for a subscriber, and parked after their last try.',
    labelNames: ['subscriber', 'state'],
    registers: [registry],
  });
  return async () => {
    deliveries.reset();
    try {
      for (const { subscriber, state, count } of await database.outsideTenants(countDeliveries))
        deliveries.set({ subscriber, state }, count);
      answers.set(1);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      answers.set(0);
    }
  };
}

const FIGURES = {
  statements: 'statements',
  round_trips: 'roundTrips',
  transactions: 'transactions',
} as const;

function countTraffic(
  registry: Registry,
  database: Database,
  figure: keyof typeof FIGURES,
  help: string,
): void {
  new Counter({
    name: `fastops_database_${figure}_total`,
    help,
    labelNames: ['work'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [work, counts] of database.traffic()) this.inc({ work }, counts[FIGURES[figure]]);
    },
  });
}

function countCaches(registry: Registry, caches: readonly CountedCache[]): void {
  new Counter({
    name: 'fastops_cache_total',
    help: 'Values asked of a cache, by where they were: in memory, in Redis, or nowhere.',
    labelNames: ['cache', 'level'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { name, figures } of caches)
        for (const [level, count] of Object.entries(figures())) this.inc({ cache: name, level }, count);
    },
  });
}

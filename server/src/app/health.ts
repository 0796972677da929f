import { timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Database } from '../kernel/tenant.ts';
import type { Metrics } from './metrics.ts';

/** What health and metrics look at. */
export interface HealthOptions {
  database: Database;
  log: Log;
  metrics: Metrics;
  metricsToken: string | undefined;
}

const READY_MS = 1_000;
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Health and metrics. They answer when everything else is busy, and say nothing about the inside. */
export function addHealth(app: FastifyInstance, options: HealthOptions): void {
  const config = { uncounted: true };
  // Touches nothing: a process that can say this is alive, whatever its database does.
  app.get('/health/live', { config, schema: { hide: true } }, async () => ({ status: 'live' }));
  app.get('/health/ready', { config, schema: { hide: true } }, async () => {
    try {
      await options.database.ping(READY_MS);
    } catch (error) {
      options.log.warn({ err: error }, 'not ready: the database does not answer');
      throw new Refusal('unavailable', 'kernel.database_unavailable');
    }
    return { status: 'ready' };
  });
  app.get('/metrics', { config, schema: { hide: true } }, async (request, reply) => {
    if (!fromThisMachine(request) && !tokenFits(request.headers.authorization, options.metricsToken))
      throw new Refusal('not_found', 'kernel.not_found');
    return reply.type(options.metrics.contentType).send(await options.metrics.text());
  });
}

/** False for what a proxy on this machine passes on, named or not: the caller behind it may be anybody. */
function fromThisMachine({ ip, headers }: FastifyRequest): boolean {
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  return LOOPBACK.check(ip, ip.includes(':') ? 'ipv6' : 'ipv4');
}

function tokenFits(header: string | undefined, token: string | undefined): boolean {
  if (token === undefined || header === undefined) return false;
  const given = Buffer.from(header);
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

import { freePort, startProduct } from '../drills/rig/product.ts';
import { logIn as openDemoSession } from '../drills/rig/restaurant.ts';
import type { Run } from '../drills/rig/run.ts';
import { openServer } from '../drills/rig/server.ts';
import type { BareAuthPlan } from './bare-auth.ts';
import { ask, startChild } from './children.ts';
import { median, percentile, table } from './figures.ts';
import { send } from './send.ts';
import { readMetrics, readTraffic, type Traffic } from './traffic.ts';

/** How long to measure. */
export interface AuthBenchOptions {
  /** Seconds of each stretch. */
  seconds: number;
  /** Stretches of product and bare loop in turns. */
  rounds: number;
}

/** What `npm run bench -- auth` ends with; bench/README.md says what each means. */
export interface AuthFigures {
  login_ratio: number;
  login_p99_ratio: number;
  login_round_trips: number;
  refresh_round_trips: number;
  request_round_trips_cached: number;
  request_round_trips_first: number;
  cache_hit_rate: number;
}

const CLIENTS = 4;
const POOL = 10;
const EMAILS = ['mesera', 'cocina', 'cajero', 'mesero.usaquen', 'duena'].map(
  (name) => `${name}@lafogata.example`,
);
const PASSWORD = 'fogata-demo';
const REQUESTS = 2_000;
const FIRST = 100;

interface Stretch {
  perSecond: number;
  latencies: number[];
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Each client logs in again as soon as it is let in. */
async function logIns(port: number, seconds: number): Promise<Stretch> {
  const until = performance.now() + seconds * 1_000;
  const latencies: number[] = [];
  let next = 0;
  const client = async () => {
    while (performance.now() < until) {
      next += 1;
      const begun = performance.now();
      const email = EMAILS[next % EMAILS.length];
      const { status, body } = await send(port, 'POST', '/v1/auth/login', { email, password: PASSWORD });
      if (status !== 200) throw new Error(`a log-in was refused: ${status} ${body}`);
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { perSecond: latencies.length / seconds, latencies };
}

/** Measures log-ins beside the bare loop and counts the round trips of everything that asks who somebody is. */
export async function benchAuth(run: Run, options: AuthBenchOptions): Promise<AuthFigures> {
  const server = await openServer(run.stack);
  say(`PostgreSQL: ${server.kind}, fsync on.`);
  const database = await server.createDatabase();
  const plan = { roles: 'api', database, port: await freePort(), folder: run.folder } as const;
  const preparing = await startProduct({ ...plan, prepare: true }, run.stack);
  await preparing.stop();
  const bareDatabase = await server.createDatabase(database);
  await startProduct(plan, run.stack);
  const bare: BareAuthPlan = { port: await freePort(), databaseUrl: bareDatabase.ownerUrl, poolSize: POOL };
  await ask<string>(startChild(run, 'bare-auth.ts'), bare);

  const ports = { product: plan.port, bare: bare.port };
  const results: Record<keyof typeof ports, Stretch[]> = { product: [], bare: [] };
  for (const loop of ['bare', 'product'] as const) await logIns(ports[loop], 1);
  for (let round = 1; round <= options.rounds; round += 1) {
    const turns = round % 2 === 1 ? (['product', 'bare'] as const) : (['bare', 'product'] as const);
    for (const loop of turns) results[loop].push(await logIns(ports[loop], options.seconds));
  }
  const rate = (loop: keyof typeof ports) => median(results[loop].map(({ perSecond }) => perSecond));
  const p99 = (loop: keyof typeof ports) =>
    median(results[loop].map(({ latencies }) => percentile(latencies, 0.99)));
  const costs = await countCosts(plan.port);
  say(
    `\n${table([
      [`log-ins, ${CLIENTS} clients`, 'per second', 'p99 ms'],
      ...(['product', 'bare'] as const).map((loop) => [loop, rate(loop).toFixed(0), p99(loop).toFixed(1)]),
    ])}\n`,
  );
  return {
    login_ratio: Number((rate('product') / rate('bare')).toFixed(2)),
    login_p99_ratio: Number((p99('product') / p99('bare')).toFixed(2)),
    ...costs,
  };
}

type Costs = Omit<AuthFigures, 'login_ratio' | 'login_p99_ratio'>;

/** What each costs the database, by the process's own counters before and after many of them. */
async function countCosts(port: number): Promise<Costs> {
  const trips = (before: Traffic, after: Traffic, work: string) =>
    (after.get(work)?.round_trips ?? 0) - (before.get(work)?.round_trips ?? 0);
  const counted = async (work: string, times: number, act: (at: number) => Promise<unknown>) => {
    const before = await readTraffic(port);
    for (let at = 0; at < times; at += 1) await act(at);
    return Number((trips(before, await readTraffic(port), work) / times).toFixed(3));
  };
  const emailOf = (at: number) => EMAILS[at % EMAILS.length];
  const logIn = async (at: number) => {
    const body = { email: emailOf(at), password: PASSWORD, client: 'api' };
    return JSON.parse((await send(port, 'POST', '/v1/auth/login', body)).body) as Record<string, string>;
  };
  const loginTrips = await counted('requests', FIRST, logIn);
  let { refreshToken = '' } = await logIn(0);
  const refreshTrips = await counted('requests', FIRST, async () => {
    const { body } = await send(port, 'POST', '/v1/auth/refresh', { refreshToken });
    refreshToken = (JSON.parse(body) as { refreshToken: string }).refreshToken;
  });
  const fresh: string[] = [];
  for (let at = 0; at < FIRST; at += 1) fresh.push((await logIn(at)).accessToken ?? '');
  const ask = async (token: string) => {
    const { status } = await send(port, 'GET', '/v1/me', undefined, { token });
    if (status !== 200) throw new Error(`a request was refused: ${status}`);
  };
  const first = await counted('access', FIRST, (at) => ask(fresh[at] ?? ''));
  const { token } = await openDemoSession(`http://127.0.0.1:${port}`, 'fogata-mesera');
  await ask(token);
  const hits = await readCache(port);
  const cached = await counted('access', REQUESTS, () => ask(token));
  const after = await readCache(port);
  const asked = after.memory + after.miss - hits.memory - hits.miss;
  return {
    login_round_trips: loginTrips,
    refresh_round_trips: refreshTrips,
    request_round_trips_cached: cached,
    request_round_trips_first: first,
    cache_hit_rate: Number(((after.memory - hits.memory) / asked).toFixed(4)),
  };
}

async function readCache(port: number): Promise<{ memory: number; miss: number }> {
  const text = await readMetrics(port);
  const level = (name: string) =>
    Number(
      new RegExp(`^fastops_cache_total\\{[^}]*level="${name}"[^}]*\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
    );
  return { memory: level('memory'), miss: level('miss') };
}

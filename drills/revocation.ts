import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { hashPassword } from '../server/src/app/testing/passwords.ts';
import type { TestSession } from '../server/src/app/testing/test-app.ts';
import { openOwner } from '../server/src/kernel/testing/owner.ts';
import { tellBrokenIn } from './rig/invariants.ts';
import { hire, must, openPlatform, PASSWORD, type Person, requesterAt } from './rig/people.ts';
import { freePort, startProduct } from './rig/product.ts';
import type { Run } from './rig/run.ts';
import { openServer } from './rig/server.ts';

// How soon a right that was taken is gone (reliability.md T13, T17): at the process that takes it and at another one, which
// shares nothing with it but the database, while somebody asks both fifty times a second and listens at both.

/** What the drill ends with: milliseconds from the answer to who took the right. */
export interface RevocationFigures {
  trials: number;
  /** The last request that was still served, at its worst. */
  http_ms: number;
  /** The last connection that still stood, at its worst. */
  socket_ms: number;
  /** Trials over one second by HTTP, or over five by socket (ASVS 7.4). */
  late: number;
}

const HTTP_MS = 1_000;
const SOCKET_MS = 5_000;
/** Longer than either may take: what is still served then is not going to end. */
const PATIENCE_MS = 10_000;
const ASK_EVERY_MS = 20;
const AT_ONCE = 5;

const ACTS = ['disabled', 'another role', 'logged out everywhere', 'another password', 'suspended'] as const;
type Act = (typeof ACTS)[number];

interface World {
  apps: [ReturnType<typeof requesterAt>, ReturnType<typeof requesterAt>];
  origins: string[];
  boss: TestSession;
  platform: TestSession;
  ownerUrl: string;
  roles: Map<string, string>;
}

interface Took {
  httpMs: number;
  socketMs: number;
}

/** Takes rights away in each way, so many times; `sound` is false when one was gone too late. */
export async function revocationDrill(
  run: Run,
  { trials }: { trials: number },
): Promise<{ figures: RevocationFigures; sound: boolean }> {
  const world = await openWorld(run);
  const all: Took[] = [];
  for (const act of ACTS) {
    const took: Took[] = [];
    // A suspension concerns everybody: one at a time.
    const together = act === 'suspended' ? 1 : AT_ONCE;
    while (took.length < trials) {
      const left = Math.min(together, trials - took.length);
      took.push(...(await Promise.all(Array.from({ length: left }, () => tryOnce(world, act)))));
    }
    process.stdout.write(
      `${act}: ${took.length} times, requests end within ${worst(took, 'httpMs')} ms, sockets within ${worst(took, 'socketMs')} ms\n`,
    );
    all.push(...took);
  }
  const late = all.filter(({ httpMs, socketMs }) => httpMs > HTTP_MS || socketMs > SOCKET_MS).length;
  const figures = {
    trials: all.length,
    http_ms: worst(all, 'httpMs'),
    socket_ms: worst(all, 'socketMs'),
    late,
  };
  const broken = await tellBrokenIn(world.ownerUrl);
  return { figures, sound: late + broken === 0 };
}

const worst = (took: readonly Took[], which: keyof Took): number =>
  Math.round(Math.max(...took.map((one) => one[which])));

async function openWorld(run: Run): Promise<World> {
  const server = await openServer(run.stack);
  const database = await server.createDatabase();
  const ports = [await freePort(), await freePort()];
  for (const [index, port] of ports.entries())
    await startProduct({ roles: 'api', database, port, folder: run.folder, prepare: index === 0 }, run.stack);
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  const [first = '', second = ''] = origins;
  const apps: World['apps'] = [requesterAt(first), requesterAt(second)];
  const owner = await openOwner(database.ownerUrl);
  run.stack.defer(() => owner.close());
  const boss = await apps[0].logIn('fogata-duena');
  const { right: platform } = await openPlatform(apps[0], owner, await hashPassword(PASSWORD));
  const { roles } = await must(apps[0], 'GET', '/v1/roles', { session: boss });
  return {
    apps,
    origins,
    boss,
    platform,
    ownerUrl: database.ownerUrl,
    roles: new Map(Object.values(roles ?? {}).map(({ id, key }) => [String(key), String(id)])),
  };
}

/** Somebody works at both processes until a right of theirs is taken. */
async function tryOnce(world: World, act: Act): Promise<Took> {
  const { apps, origins, boss } = world;
  const standing = { branchId: boss.branchId, roleId: world.roles.get('waiter') ?? '' };
  const person = await hire(apps[0], boss, standing);
  const sockets = await Promise.all(origins.map((origin) => connect(origin, person.session.token)));
  const ended = sockets.map((socket) => momentOf(socket));
  const asking = new AbortController();
  const served = apps.map((app) => askOn(app, person.session, asking.signal));
  await sleep(10 * ASK_EVERY_MS);
  await take(world, act, person);
  const taken = performance.now();
  const moments = await Promise.all(ended);
  await settled(served);
  asking.abort();
  await Promise.all(served.map((one) => one.done));
  const last = served.map((one) => one.last());
  for (const socket of sockets) socket.close();
  if (act === 'suspended')
    await must(apps[0], 'POST', `/v1/platform/companies/${boss.companyId}/reactivate`, {
      session: world.platform,
      body: {},
    });
  return { httpMs: Math.max(0, ...last) - taken, socketMs: Math.max(...moments) - taken };
}

async function take({ apps: [app], boss, platform, roles }: World, act: Act, person: Person): Promise<void> {
  const { memberId, session } = person;
  const { branchId, companyId } = boss;
  switch (act) {
    case 'disabled':
      await must(app, 'POST', `/v1/members/${memberId}/disable`, { session: boss, body: {} });
      return;
    case 'another role': {
      const assignments = [{ branchId, roleId: roles.get('kitchen') }];
      await must(app, 'PUT', `/v1/members/${memberId}/assignments`, { session: boss, body: { assignments } });
      return;
    }
    case 'logged out everywhere':
      await must(app, 'DELETE', `/v1/members/${memberId}/sessions`, { session: boss });
      return;
    case 'another password': {
      // From another session of theirs, as somebody does whose telephone was stolen.
      const { accessToken } = await must(app, 'POST', '/v1/auth/login', {
        body: { email: person.email, password: PASSWORD },
      });
      const body = { current: PASSWORD, next: 'nueve nubes y un tambor' };
      await must(app, 'PUT', '/v1/me/password', {
        session: { ...session, token: String(accessToken) },
        body,
      });
      return;
    }
    case 'suspended':
      await must(app, 'POST', `/v1/platform/companies/${companyId}/suspend`, {
        session: platform,
        body: { reason: 'falta de pago' },
      });
  }
}

function connect(origin: string, token: string): Promise<Socket> {
  const socket = io(origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { token },
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** When the server lets it go; after all patience, when that was over. */
function momentOf(socket: Socket): Promise<number> {
  return new Promise((resolve) => {
    const end = () => resolve(performance.now());
    const patience = setTimeout(end, PATIENCE_MS);
    socket.once('disconnect', () => {
      clearTimeout(patience);
      end();
    });
  });
}

interface Asking {
  /** When the last request that was served was sent. */
  last(): number;
  refused(): boolean;
  done: Promise<void>;
}

/** Asks again and again, until it is told to stop. */
function askOn(app: ReturnType<typeof requesterAt>, session: TestSession, stop: AbortSignal): Asking {
  let last = 0;
  let refused = false;
  const ask = async (): Promise<void> => {
    const sent = performance.now();
    const url = `/v1/branches/${session.branchId}/tables`;
    const { status } = await app.request('GET', url, { session });
    if (status === 200) {
      last = Math.max(last, sent);
      refused = false;
    } else if (status === 401 || status === 402) refused = true;
    else throw new Error(`an answer that nobody expects here: ${status}`);
  };
  const work = async (): Promise<void> => {
    while (!stop.aborted) {
      await ask();
      await sleep(ASK_EVERY_MS);
    }
  };
  return { last: () => last, refused: () => refused, done: work() };
}

/** Waits until both refuse, and a while longer: whoever refuses once may not serve again. */
async function settled(served: readonly Asking[]): Promise<void> {
  const patience = performance.now() + PATIENCE_MS;
  while (!served.every((one) => one.refused()) && performance.now() < patience) await sleep(ASK_EVERY_MS);
  await sleep(10 * ASK_EVERY_MS);
}

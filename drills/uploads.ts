import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { CANARY, type HostilePicture, hostilePictures } from '../server/src/app/testing/hostile-pictures.ts';
import type { Loose, TestSession } from '../server/src/app/testing/test-app.ts';
import { openOwner } from '../server/src/kernel/testing/owner.ts';
import { tellBrokenIn } from './rig/invariants.ts';
import { must, requesterAt } from './rig/people.ts';
import { freePort, startProduct } from './rig/product.ts';
import type { Run } from './rig/run.ts';
import { openServer } from './rig/server.ts';

// What somebody sends as a picture (reliability.md T46): every kind again and again, at a running product, which has to
// answer within a second, keep its memory, and store nothing but what it made anew.

/** What the drill ends with. */
export interface UploadFigures {
  kinds: number;
  trials: number;
  wrong: number;
  /** The slowest answer, in milliseconds. */
  slowest_ms: number;
  /** How far the memory of the process ever stood above where it began. */
  rss_growth_mib: number;
}

const SLOWEST_MS = 1_000;
const GROWTH_MIB = 100;
const LOOK_EVERY_MS = 10;
const SIZES = [160, 480, 1200];

interface World {
  app: ReturnType<typeof requesterAt>;
  origin: string;
  boss: TestSession;
  productId: string;
  pid: number;
}

/** Sends every kind so many times; `sound` is false when one ended as it must not, too late, or at too high a price. */
export async function uploadsDrill(
  run: Run,
  { trials }: { trials: number },
): Promise<{ figures: UploadFigures; sound: boolean }> {
  const corpus = await hostilePictures();
  const { world, ownerUrl, countPictures } = await openWorld(run);
  // The libraries are there once a picture was made; what they take by themselves is not of the drill.
  for (const picture of corpus.filter(({ wanted }) => wanted === 'made anew')) await tryOnce(world, picture);
  const before = { pictures: await countPictures(), rss: await rssOf(world.pid) };
  const memory = watchMemory(world.pid);
  run.stack.defer(() => memory.stop());
  let [wrong, slowest, made] = [0, 0, 0];
  for (const picture of corpus) {
    const took: number[] = [];
    for (let trial = 0; trial < trials; trial += 1) {
      // Another picture each time: the same one once more would not even be looked at.
      const { fault, ms } = await tryOnce(world, fresh(picture, trial));
      took.push(ms);
      if (picture.wanted === 'made anew') made += 1;
      if (fault === undefined) continue;
      wrong += 1;
      process.stdout.write(`FAULT ${picture.kind}: ${fault}\n`);
    }
    slowest = Math.max(slowest, ...took);
    process.stdout.write(`${picture.kind}: ${trials} times, at most ${Math.round(Math.max(...took))} ms\n`);
  }
  const stored = (await countPictures()) - before.pictures;
  if (stored !== made) {
    wrong += 1;
    process.stdout.write(`FAULT ${stored} pictures were stored and ${made} were made\n`);
  }
  const growth = ((await memory.highest()) - before.rss) / 2 ** 20;
  const figures = {
    kinds: corpus.length,
    trials: corpus.length * trials,
    wrong,
    slowest_ms: Math.round(slowest),
    rss_growth_mib: Math.round(growth),
  };
  const broken = await tellBrokenIn(ownerUrl);
  return { figures, sound: wrong + broken === 0 && slowest <= SLOWEST_MS && growth < GROWTH_MIB };
}

async function openWorld(
  run: Run,
): Promise<{ world: World; ownerUrl: string; countPictures: () => Promise<number> }> {
  const server = await openServer(run.stack);
  const database = await server.createDatabase();
  const port = await freePort();
  const plan = { roles: 'api', database, port, folder: run.folder, prepare: true } as const;
  const { pid } = await startProduct(plan, run.stack);
  const origin = `http://127.0.0.1:${port}`;
  const app = requesterAt(origin);
  const owner = await openOwner(database.ownerUrl);
  run.stack.defer(() => owner.close());
  const boss = await app.logIn('fogata-duena');
  const { products } = await must(app, 'GET', '/v1/products', { session: boss });
  const [product] = Object.values(products ?? {});
  return {
    world: { app, origin, boss, productId: String(product?.id), pid },
    ownerUrl: database.ownerUrl,
    countPictures: async () => {
      const [row] = await owner.rows<{ count: number }>(
        'select count(*)::int as count from catalog.pictures',
      );
      return row?.count ?? 0;
    },
  };
}

/** The same kind with other bytes, where that is possible without making another kind of it. */
function fresh(picture: HostilePicture, trial: number): HostilePicture {
  if (picture.wanted !== 'made anew') return picture;
  return { ...picture, bytes: Buffer.concat([picture.bytes, Buffer.from(`trial ${trial}`)]) };
}

async function tryOnce(
  { app, origin, boss, productId }: World,
  { type, bytes, wanted }: HostilePicture,
): Promise<{ fault: string | undefined; ms: number }> {
  const from = performance.now();
  const answer = await send({ origin, boss, productId }, bytes, type);
  const ms = performance.now() - from;
  const { status, body } = answer;
  if (wanted !== 'made anew') {
    const right =
      status === wanted.status &&
      String(body.code) === wanted.code &&
      answer.type.startsWith('application/problem+json');
    return { ms, fault: right ? undefined : `${status} ${JSON.stringify(body).slice(0, 200)}` };
  }
  if (status !== 200) return { ms, fault: `${status} ${JSON.stringify(body).slice(0, 200)}` };
  for (const size of SIZES) {
    const file = await app.request<string>('GET', `/v1/pictures/${String(body.picture?.id)}-${size}.webp`);
    if (file.status !== 200 || String(file.headers['content-type']) !== 'image/webp')
      return { ms, fault: `its file answers ${file.status} as ${String(file.headers['content-type'])}` };
    if (file.body.includes(CANARY)) return { ms, fault: 'its file has in it what was sent' };
  }
  return { ms, fault: undefined };
}

/** Sends a picture. Not by `fetch`: what that one takes when it is answered before it has sent everything is its own time. */
async function send(
  { origin, boss, productId }: Pick<World, 'origin' | 'boss' | 'productId'>,
  bytes: Uint8Array,
  type: string,
): Promise<{ status: number | undefined; type: string; body: Loose }> {
  const asking = request(`${origin}/v1/products/${productId}/picture`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${boss.token}`,
      'content-type': type,
      'content-length': bytes.byteLength,
    },
  });
  asking.end(bytes);
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const body = (await json(answer)) as Loose;
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body };
}

/** Memory of a process in bytes, as the system counts it. */
async function rssOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** Looks at a process's memory again and again. */
function watchMemory(pid: number): { highest(): Promise<number>; stop(): Promise<void> } {
  let highest = 0;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    highest = Math.max(highest, await rssOf(pid));
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS);
  const stop = async () => {
    clearInterval(timer);
    await looking;
  };
  return {
    stop,
    async highest() {
      await stop();
      await look();
      return highest;
    },
  };
}

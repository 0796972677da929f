import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import T, { type Static } from 'typebox';
import { businessDate } from '../../../kernel/clock.ts';
import type { ActorBranch, SteppedContext } from '../../../kernel/context.ts';
import { Bytes, NOT_MODIFIED, type Route, route } from '../../../kernel/route.ts';
import { Id, PlainDate } from '../../../kernel/schemas.ts';
import { CHANNELS } from '../menu.ts';
import { menuDocument, removedOf } from '../menu-document.ts';
import { findVersion, type MenuVersion } from '../queries/snapshot.ts';
import { readMenu } from '../read-menu.ts';
import { JoinedReads } from './joined-reads.ts';
import { Catalog, CatalogChanges } from './menu-shapes.ts';

const place = {
  branchId: T.Optional(
    T.Unsafe<string>({ ...Id, description: 'Without it the first branch one stands in.' }),
  ),
  channel: T.Optional(T.Enum([...CHANNELS], { default: 'dine_in' })),
};
const PlaceQuery = T.Object(place, { additionalProperties: false });
type Place = Static<typeof PlaceQuery>;
const chosenBranch = { chosen: ({ query }: { query: Place }) => query.branchId };

const pack = promisify(gzip);
/** Documents as they are sent, by what they hold; made once, however many ask at once. */
const documents = new LRUCache<string, Promise<Uint8Array>>({ max: 500 });
/** The version of a company's menu, read once for all who ask at the same time. */
const versions = new JoinedReads<MenuVersion>();
/** More changes than a device would rather be told one by one. */
const MOST_CHANGES = 2_000;

/** Where and when a device asks. */
function standing(ctx: SteppedContext, { channel = 'dine_in' }: Place) {
  const branch = branchOf(ctx);
  const day = businessDate(ctx.now, branch.timeZone, branch.cutoffHour);
  return { branchId: branch.id, channel, businessDate: day };
}

function branchOf({ branch }: SteppedContext): ActorBranch {
  if (!branch) throw new Error('the route stands in a branch');
  return branch;
}

type Standing = ReturnType<typeof standing>;

/** Reads the whole menu and packs it. */
async function makeDocument(
  ctx: SteppedContext,
  at: Standing,
  version: number,
  key: string,
): Promise<Uint8Array> {
  const [rows, after] = await ctx.step((inside) =>
    Promise.all([readMenu(inside, { ...at, since: 0 }), findVersion(inside.tx)]),
  );
  // A change in between: this caller is told of it by the next version, and nobody else is given a mixture.
  if (after.version !== version) documents.delete(key);
  const body: Static<typeof Catalog> = { version, ...at, ...menuDocument(rows, at) };
  return pack(JSON.stringify(body));
}

/** The routes by which devices get the menu. */
export const menuRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/catalog',
    operation: 'readCatalog',
    summary:
      'The menu of a branch for one way of selling, as one versioned document; 304 when If-None-Match still holds.',
    scope: 'branch',
    permission: 'catalog.view',
    steps: true,
    branchOf: chosenBranch,
    query: PlaceQuery,
    answer: { status: 200, schema: Catalog },
    handle: async (ctx, { query, http }) => {
      const at = standing(ctx, query);
      const { version } = await versions.read(ctx.companyId, () => ctx.step(({ tx }) => findVersion(tx)));
      // The company and the place are part of it: a browser that was another one's an hour ago may hold the same number.
      const key = `menu-${ctx.companyId}-${at.branchId}-${at.channel}-${at.businessDate}-${version}`;
      const etag = `"${key}"`;
      http.setHeader('etag', etag);
      http.setHeader('cache-control', 'private, no-cache');
      if (http.header('if-none-match') === etag) return NOT_MODIFIED;
      let made = documents.get(key);
      if (!made) {
        made = makeDocument(ctx, at, version, key);
        documents.set(key, made);
        made.catch(() => documents.delete(key));
      }
      return new Bytes(await made, 'application/json; charset=utf-8', 'gzip');
    },
  }),
  route({
    method: 'GET',
    path: '/v1/catalog/changes',
    operation: 'readCatalogChanges',
    summary: 'What changed in the menu since a version; or that it has to be read whole.',
    scope: 'branch',
    permission: 'catalog.view',
    steps: true,
    branchOf: chosenBranch,
    query: T.Object(
      {
        ...place,
        since: T.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
        day: T.Unsafe<string>({ ...PlainDate, description: 'The business day of the document one has.' }),
      },
      { additionalProperties: false },
    ),
    answer: { status: 200, schema: CatalogChanges },
    handle: async (ctx, { query }) => {
      const at = standing(ctx, query);
      const { since, day } = query;
      return ctx.step(async (inside) => {
        const { version, whole } = await findVersion(inside.tx);
        const nothing = { ...at, version, whole: false, changes: null };
        if (since === version && day === at.businessDate) return nothing;
        if (since < whole || since > version || day !== at.businessDate) return { ...nothing, whole: true };
        const rows = await readMenu(inside, { ...at, since });
        if (rows.products.length > MOST_CHANGES) return { ...nothing, whole: true };
        return { ...nothing, changes: { ...menuDocument(rows, at), removed: removedOf(rows) } };
      });
    },
  }),
];

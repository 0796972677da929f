import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { type Cache, openCache } from '../kernel/cache.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Authenticate } from '../kernel/route.ts';
import type { Database } from '../kernel/tenant.ts';
import type { Wakeups } from '../kernel/wakeups.ts';
import {
  ACCESS_CHANGED,
  type Access,
  type AccessRows,
  type AccessTokens,
  API_KEY,
  accessOf,
  decodeRows,
  encodeRows,
  findAccessChanges,
  findApiKey,
  type PermissionList,
  readAccess,
  readKeyAccess,
  refusalOf,
} from '../modules/identity/index.ts';

/** How long this process remembers somebody's rights. Changes are heard of much sooner, see `watch`. */
const REMEMBERED_MS = 60_000;
const REMEMBERED = 10_000;
/** How often the changes are looked at: a change that no wake-up told of takes effect within this time (threat H08). */
const LOOK_MS = 500;
/** How far back it looks. A transaction that changes rights is over long before. */
const LOOK_BACK_SECONDS = 30;
/** The first look of a process goes back over all that Redis may have kept from before. */
const FIRST_LOOK_BACK_SECONDS = 15 * 60;
/** Without a look for this long nothing remembered is trusted. */
const BLIND_MS = 5_000;

/** Whose access changed; without a session everybody's of the company may have. */
export interface ChangedAccess {
  companyId: string;
  memberId: string | undefined;
}

/** Says who stands behind a token, and hears of every change. */
export interface Gate {
  authenticate: Authenticate;
  /** The cache of rights, for the metrics. */
  cache: Pick<Cache<AccessRows>, 'name' | 'figures'>;
  /** Calls `act` after each change, once what was remembered has been forgotten. */
  onChange: (act: (change: ChangedAccess) => void) => void;
  close: () => Promise<void>;
}

/** What the gate is built with. */
export interface GateOptions {
  database: Database;
  tokens: AccessTokens;
  permissions: PermissionList;
  wakeups: Wakeups;
  redis: Redis | undefined;
  clock: Clock;
  log: Log;
  /** Whom a suspended company may ask. */
  supportContact: string | undefined;
}

/**
 * Reads the member behind an access token or the program behind an API key. Rights are remembered in this process and in
 * Redis; a hit costs no database round trip, a miss costs one. Refuses 401 for a token, session or member that is not
 * alive, then 402 for a company that is not served.
 */
export function openGate(options: GateOptions): Gate {
  const { database, permissions, clock } = options;
  const cache = openCache<AccessRows>({
    name: 'access-1',
    max: REMEMBERED,
    ttlMs: REMEMBERED_MS,
    load: (companyId, key) => loadRows(database, companyId, key),
    encode: encodeRows,
    decode: decodeRows,
    redis: options.redis,
    log: options.log,
  });
  const watch = watchChanges({ ...options, database: database.counted('watch') }, cache);
  const readers = { ...options, cache, keys: new LRUCache<string, ApiKeyPlace>({ max: 2_000 }) };

  async function accessOfToken(token: string): Promise<Access> {
    await watch.trusted();
    const isKey = token.startsWith(API_KEY);
    const rows = isKey ? await rowsOfKey(readers, token) : await rowsOfToken(readers, token);
    return accessOf(rows, permissions);
  }

  return {
    cache,
    onChange: watch.onChange,
    close: watch.close,
    async authenticate(token, { allowSuspended }) {
      const access = await accessOfToken(token);
      const { trialEndsAt } = access.company;
      // A trial ends between two looks at the database, too.
      const trialOver = trialEndsAt !== null && Temporal.Instant.compare(trialEndsAt, clock.now()) <= 0;
      const refusal = refusalOf({ ...access.company, trialOver }, options.supportContact);
      if (refusal && !allowSuspended) throw refusal;
      return access.actor;
    },
  };
}

interface ApiKeyPlace {
  companyId: string;
  keyId: string;
}

interface Readers extends GateOptions {
  cache: Cache<AccessRows>;
  /** Which key a secret is: that never changes. Whether it is alive is asked like everything else. */
  keys: LRUCache<string, ApiKeyPlace>;
}

async function rowsOfToken({ tokens, cache, clock }: Readers, token: string): Promise<AccessRows> {
  const claims = tokens.read(token);
  if (!claims) throw new Refusal('unauthenticated', 'identity.token_refused');
  const key = `${claims.memberId}/${claims.sessionId}`;
  let rows = await cache.get(claims.companyId, key);
  if (rows.row.tokenVersion < claims.version) {
    // The token is younger than what this process remembers: another one has heard of the change before.
    cache.drop(claims.companyId, key);
    rows = await cache.get(claims.companyId, key);
  }
  const over =
    rows.row.sessionEnds !== null && Temporal.Instant.compare(rows.row.sessionEnds, clock.now()) <= 0;
  if (over || rows.row.tokenVersion !== claims.version)
    throw new Refusal('unauthenticated', 'identity.session_ended');
  return rows;
}

async function rowsOfKey({ database, keys, cache }: Readers, token: string): Promise<AccessRows> {
  const hash = createHash('sha256').update(token).digest();
  const name = hash.toString('base64url');
  let place = keys.get(name);
  if (!place) {
    place = await database.askOutside((tx) => findApiKey(tx, hash));
    if (!place) throw new Refusal('unauthenticated', 'identity.token_refused');
    keys.set(name, place);
  }
  return cache.get(place.companyId, `${KEY}${place.keyId}`);
}

const KEY = 'key:';

/** One round trip, whoever it is. */
function loadRows(database: Database, companyId: string, key: string): Promise<AccessRows> {
  if (key.startsWith(KEY)) {
    const keyId = key.slice(KEY.length);
    return database.askInTenant(companyId, (tx) => readKeyAccess({ tx }, { keyId }));
  }
  const [memberId = '', sessionId = ''] = key.split('/');
  return database.askInTenant(companyId, (tx) => readAccess({ tx }, { memberId, sessionId }));
}

/**
 * Forgets what changed: at once when a wake-up tells of it, and by looking into the database twice a second for what no
 * wake-up told (another process without Redis, a lost message). Begins with the first request.
 */
function watchChanges({ database, wakeups, log }: GateOptions, cache: Cache<AccessRows>) {
  const listeners: ((change: ChangedAccess) => void)[] = [];
  const eachNew = changeReader(database);
  let sighted = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let closed = false;

  function changed(companyId: string, memberId: string | undefined, sessionId: string | undefined): void {
    if (memberId !== undefined && sessionId !== undefined) cache.drop(companyId, `${memberId}/${sessionId}`);
    else cache.drop(companyId);
    for (const act of listeners) act({ companyId, memberId });
  }

  const stop = wakeups.on(ACCESS_CHANGED, (text) => {
    const [companyId = '', memberId, sessionId] = text.split('/');
    changed(companyId, memberId || undefined, sessionId || undefined);
  });

  async function look(): Promise<void> {
    const begun = performance.now();
    try {
      await eachNew(begun, ({ companyId, memberId, sessionId }) =>
        changed(companyId, memberId ?? undefined, sessionId ?? undefined),
      );
      sighted = begun;
    } catch (error) {
      log.warn({ err: error }, 'cannot look for changed rights');
    }
    if (!closed) timer = setTimeout(next, LOOK_MS).unref();
  }

  function next(): void {
    looking = look();
  }

  return {
    onChange: (act: (change: ChangedAccess) => void) => void listeners.push(act),
    /** Starts looking with the first caller; waits for a look when there was none for too long. */
    trusted: async (): Promise<void> => {
      if (!looking) next();
      if (performance.now() - sighted <= BLIND_MS) return;
      clearTimeout(timer);
      next();
      await looking;
      if (performance.now() - sighted > BLIND_MS)
        throw new Refusal('unavailable', 'kernel.database_unavailable');
    },
    close: async (): Promise<void> => {
      closed = true;
      stop();
      clearTimeout(timer);
      await looking;
    },
  };
}

type AccessChange = Awaited<ReturnType<typeof findAccessChanges>>[number];

/** Reads the changes of the last while and hands on each that it has not handed on before; the first time it goes further back. */
function changeReader(database: Database) {
  /** Changes seen already, and when: the look reaches back over what the one before has seen. */
  const seen = new Map<string, number>();
  let back = FIRST_LOOK_BACK_SECONDS;
  return async (begun: number, act: (change: AccessChange) => void): Promise<void> => {
    const changes = await database.askOutside((tx) => findAccessChanges(tx, back));
    for (const change of changes) {
      if (!seen.has(change.id)) act(change);
      seen.set(change.id, begun);
    }
    const old = begun - LOOK_BACK_SECONDS * 2_000;
    for (const [id, at] of seen) if (at < old) seen.delete(id);
    back = LOOK_BACK_SECONDS;
  };
}

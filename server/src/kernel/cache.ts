import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { newId } from './ids.ts';
import type { Log } from './log.ts';

/** How a cache is opened. */
export interface CacheOptions<T> {
  /** Names it in Redis and in the metrics; it changes with what `encode` writes, such as `access-2`. */
  name: string;
  /** Values kept in this process. */
  max: number;
  /** How long this process keeps a value, in milliseconds: the longest that a change it never heard of stays unseen. */
  ttlMs: number;
  load(group: string, key: string): Promise<T>;
  encode(value: T): string;
  /** The value of a text; throws for one that it does not understand, which counts as a miss. */
  decode(text: string): T;
  /** The second level. It must fail fast: no offline queue, a short time-out for each command. */
  redis?: Redis | undefined;
  log: Log;
}

/** Where the values came from so far. */
export interface CacheFigures {
  memory: number;
  redis: number;
  miss: number;
}

/**
 * Values that cost a load, remembered in this process and, where there is a Redis, for all of them. They stand in
 * groups (a company), and are dropped by group. A value that was loaded before a drop is never given out after it.
 */
export interface Cache<T> {
  readonly name: string;
  /** The value, loaded once for all who ask at the same time. A failed load is passed on and not remembered. */
  get(group: string, key: string): Promise<T>;
  /**
   * Forgets one value of a group or all of them: at once here, in Redis for every process. Others forget what they
   * hold in memory when they are told to, or after `ttlMs`. Call it after the commit of a change, in each process
   * that hears of the change: what one could not tell Redis, another will.
   */
  drop(group: string, key?: string): void;
  /** Counts since the start; they cost nothing to read. */
  figures(): Readonly<CacheFigures>;
}

/** Opens a cache. Redis is a help only: when it fails or hangs, values are loaded. */
export function openCache<T>(options: CacheOptions<T>): Cache<T> {
  const shared = options.redis ? new SharedLevel(options.name, options.redis, options.log) : undefined;
  const figures: CacheFigures = { memory: 0, redis: 0, miss: 0 };
  const slots = new Map<string, Set<string>>();
  const kept = new LRUCache<string, Promise<T>>({
    max: options.max,
    ttl: options.ttlMs,
    dispose(_value, slot, reason) {
      if (reason !== 'set') forgetSlot(slots, slot);
    },
  });

  async function find(group: string, key: string): Promise<T> {
    const read = await shared?.read(group, key);
    if (read?.text !== undefined) {
      const value = decoded(options, read.text);
      if (value !== undefined) {
        figures.redis += 1;
        return value.value;
      }
    }
    figures.miss += 1;
    const value = await options.load(group, key);
    if (read) shared?.write(group, key, read.generation, options.encode(value));
    return value;
  }

  return {
    name: options.name,
    get(group, key) {
      const slot = slotOf(group, key);
      const known = kept.get(slot);
      if (known) {
        figures.memory += 1;
        return known;
      }
      const value = find(group, key);
      kept.set(slot, value);
      const inGroup = slots.get(group);
      if (inGroup) inGroup.add(slot);
      else slots.set(group, new Set([slot]));
      value.catch(() => {
        // Another load may stand there by now.
        if (kept.peek(slot) === value) kept.delete(slot);
      });
      return value;
    },
    drop(group, key) {
      for (const slot of key === undefined ? [...(slots.get(group) ?? [])] : [slotOf(group, key)])
        kept.delete(slot);
      shared?.drop(group);
    },
    figures: () => ({ ...figures }),
  };
}

/** Groups are ids, without a space. */
function slotOf(group: string, key: string): string {
  return `${group} ${key}`;
}

function forgetSlot(slots: Map<string, Set<string>>, slot: string): void {
  const group = slot.slice(0, slot.indexOf(' '));
  const inGroup = slots.get(group);
  inGroup?.delete(slot);
  if (inGroup?.size === 0) slots.delete(group);
}

function decoded<T>(options: CacheOptions<T>, text: string): { value: T } | undefined {
  try {
    return { value: options.decode(text) };
  } catch (error) {
    options.log.debug({ err: error, cache: options.name }, 'a cached value could not be read');
    return undefined;
  }
}

/** Life of a value in Redis, in milliseconds. */
const VALUE_MS = 10 * 60_000;
/** Life of a generation: when it ends the values of the group are loaded again. */
const GENERATION_MS = 24 * 3_600_000;
/** After a failure Redis is left alone this long, so that one that hangs does not delay every load. */
const REST_MS = 1_000;

/**
 * The level that the processes share. Each value carries the generation its group had before it was loaded; a drop gives
 * the group a new one, and a value of any other generation is none. Generations are drawn, not counted: one that Redis
 * forgot cannot come again.
 */
class SharedLevel {
  readonly #name: string;
  readonly #redis: Redis;
  readonly #log: Log;
  /** Groups whose drop Redis has not confirmed, by the generation they are to get: nothing is read or written for them. */
  readonly #owed = new Map<string, string>();
  #resting = false;

  constructor(name: string, redis: Redis, log: Log) {
    this.#name = name;
    this.#redis = redis;
    this.#log = log;
  }

  /** The generation of the group, and the text of the value when it is of that one. Undefined when Redis cannot tell. */
  async read(
    group: string,
    key: string,
  ): Promise<{ generation: string; text: string | undefined } | undefined> {
    if (this.#resting || this.#owed.has(group)) return undefined;
    const at = this.#key(group, 'generation');
    try {
      // Not awaited one after the other: both leave at once.
      const [, [generation, entry]] = await Promise.all([
        this.#redis.set(at, newId(), 'PX', GENERATION_MS, 'NX'),
        this.#redis.mget(at, this.#key(group, `value:${key}`)),
      ]);
      if (!generation) return undefined;
      const mark = `${generation} `;
      return { generation, text: entry?.startsWith(mark) ? entry.slice(mark.length) : undefined };
    } catch (error) {
      this.#rest(error);
      return undefined;
    }
  }

  /** Tells the others a value that was loaded after the generation was read. */
  write(group: string, key: string, generation: string, text: string): void {
    if (this.#resting || this.#owed.has(group)) return;
    this.#redis
      .set(this.#key(group, `value:${key}`), `${generation} ${text}`, 'PX', VALUE_MS)
      .catch((error: unknown) => this.#rest(error));
  }

  /** Ends the generation of a group; tried again until Redis has heard it. */
  drop(group: string): void {
    const generation = newId();
    this.#owed.set(group, generation);
    this.#redis.set(this.#key(group, 'generation'), generation, 'PX', GENERATION_MS).then(
      () => {
        if (this.#owed.get(group) === generation) this.#owed.delete(group);
      },
      (error: unknown) => this.#rest(error),
    );
  }

  #rest(error: unknown): void {
    this.#log.debug({ err: error, cache: this.#name }, 'the shared level of a cache does not answer');
    if (this.#resting) return;
    this.#resting = true;
    // A connection that was closed for good stays at rest.
    if (this.#redis.status === 'end') return;
    setTimeout(() => {
      this.#resting = false;
      for (const group of this.#owed.keys()) this.drop(group);
    }, REST_MS).unref();
  }

  /** The braces keep a group on one node of a Redis cluster. */
  #key(group: string, rest: string): string {
    return `fastops:cache:${this.#name}:{${group}}:${rest}`;
  }
}

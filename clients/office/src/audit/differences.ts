/** One fact of a thing, before and after something was done to it. */
export interface Difference {
  /** Name of the fact, with those around it: `limits.members`. */
  name: string;
  before: string | undefined;
  after: string | undefined;
  /** Of a list: what came in and what went out. */
  added?: readonly string[];
  removed?: readonly string[];
}

type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value in few characters; nothing at all for what was not there. */
function written(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function listDifference(name: string, before: readonly unknown[], after: readonly unknown[]): Difference {
  const [old, fresh] = [before, after].map((list) => list.map((one) => written(one) ?? '')) as [
    string[],
    string[],
  ];
  return {
    name,
    before: undefined,
    after: undefined,
    added: fresh.filter((one) => !old.includes(one)),
    removed: old.filter((one) => !fresh.includes(one)),
  };
}

function compare(name: string, before: unknown, after: unknown): Difference[] {
  if (same(before, after)) return [];
  if (isFacts(before) || isFacts(after)) {
    const [old, fresh] = [isFacts(before) ? before : {}, isFacts(after) ? after : {}];
    return keysOf(old, fresh).flatMap((key) => compare(`${name}.${key}`, old[key], fresh[key]));
  }
  if (Array.isArray(before) || Array.isArray(after)) {
    return [listDifference(name, Array.isArray(before) ? before : [], Array.isArray(after) ? after : [])];
  }
  const [old, fresh] = [written(before), written(after)];
  return old === fresh ? [] : [{ name, before: old, after: fresh }];
}

const keysOf = (...all: Facts[]): string[] => [...new Set(all.flatMap((facts) => Object.keys(facts)))];

/**
 * What changed between two states of a thing. Where both are told, a fact told only before is not one that went away:
 * the writer told what it was about (a name), not all there is.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  const [old, fresh] = [isFacts(before) ? before : undefined, isFacts(after) ? after : undefined];
  if (old && fresh) {
    return Object.keys(fresh).flatMap((key) => compare(key, old[key], fresh[key]));
  }
  return keysOf(old ?? {}, fresh ?? {}).flatMap((key) => compare(key, old?.[key], fresh?.[key]));
}

import { randomBytes } from 'node:crypto';
import { unwatchFile, watchFile } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { type SigningKey, signingKey } from '../modules/identity/index.ts';

/** A secret that signs access tokens, as the data folder keeps it. Times are ISO 8601. */
interface TokenKey {
  secret: string;
  createdAt: string;
  retiredAt?: string;
}

/** Secrets that belong to a data folder: made at the first start, kept readable by their owner alone. */
export interface Secrets {
  /** The first signs; one behind it was retired and still verifies. */
  tokenKeys: readonly [TokenKey, ...TokenKey[]];
  databasePassword: string;
}

/** The secrets of a data folder are missing or damaged; the message says which folder, and nothing that stands in it. */
export class BadSecrets extends Error {
  override readonly name = 'BadSecrets';
}

const LOOK_EVERY_MS = 500;

/**
 * Reads the secrets of a data folder, making them when there are none. Call it while the folder is held by this process:
 * the file appears whole or not at all, but two processes would each make their own.
 *
 * @throws BadSecrets
 */
export async function dataFolderSecrets(dataDir: string): Promise<Secrets> {
  const text = await readSecrets(dataDir);
  if (text !== undefined) {
    const secrets = parse(text, dataDir);
    // As the first versions wrote it: one secret, without a date.
    if (text.includes('"tokenSecret"')) await write(dataDir, secrets);
    return secrets;
  }
  const fresh: Secrets = {
    tokenKeys: [newTokenKey()],
    databasePassword: randomBytes(24).toString('hex'),
  };
  await write(dataDir, fresh);
  return fresh;
}

/**
 * Makes a new key that signs from now on; the one before it is retired. A running process hears of it within a second.
 * Returns the ids of the new key, of the retired one and of one that was dropped, if there was.
 *
 * @throws BadSecrets when the folder has no secrets yet
 */
export async function rotateTokenKey(
  dataDir: string,
): Promise<{ created: string; retired: string; dropped: string | undefined }> {
  const text = await readSecrets(dataDir);
  if (text === undefined)
    throw new BadSecrets(`There is no secrets.json in ${dataDir} yet: the first start of FastOps makes it.`);
  const secrets = parse(text, dataDir);
  const [current, earlier] = secrets.tokenKeys;
  const created = newTokenKey();
  const retired = { ...current, retiredAt: created.createdAt };
  await write(dataDir, { ...secrets, tokenKeys: [created, retired] });
  return {
    created: signingKey(created.secret).id,
    retired: signingKey(retired.secret).id,
    dropped: earlier && signingKey(earlier.secret).id,
  };
}

/** The keys of access tokens in a data folder's secrets, the signing one first. */
export function signingKeys(secrets: Secrets): SigningKey[] {
  return secrets.tokenKeys.map(({ secret, retiredAt }) =>
    signingKey(secret, retiredAt === undefined ? undefined : Temporal.Instant.from(retiredAt)),
  );
}

/**
 * Hands on the keys of a data folder, now and whenever the file changes. It is looked at, not listened to: that works in
 * every file system. Damaged or missing, it changes nothing. Returns how to stop.
 */
export function watchSigningKeys(
  dataDir: string,
  use: (keys: readonly SigningKey[]) => void,
  log: Log,
): () => void {
  const path = secretsPath(dataDir);
  let stopped = false;
  const take = async () => {
    try {
      const text = await readSecrets(dataDir);
      if (text === undefined) throw new BadSecrets(`secrets.json is gone from ${dataDir}`);
      if (!stopped) use(signingKeys(parse(text, dataDir)));
    } catch (error) {
      log.warn({ err: error }, 'the signing keys stay as they were');
    }
  };
  const listener = () => void take();
  watchFile(path, { interval: LOOK_EVERY_MS, persistent: false }, listener);
  // What changed since the keys were read at the start was before the first look.
  listener();
  return () => {
    stopped = true;
    unwatchFile(path, listener);
  };
}

function secretsPath(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

/** The text of the file, or undefined without one. */
async function readSecrets(dataDir: string): Promise<string | undefined> {
  return readFile(secretsPath(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function write(dataDir: string, secrets: Secrets): Promise<void> {
  const path = secretsPath(dataDir);
  const next = `${path}.${newId()}`;
  // On the disk before it takes the place of the old one: a power cut leaves one of the two, whole.
  await writeFile(next, JSON.stringify(secrets), { mode: 0o600, flush: true });
  await rename(next, path);
}

function newTokenKey(): TokenKey {
  return { secret: randomBytes(32).toString('hex'), createdAt: Temporal.Now.instant().toString() };
}

/** The secrets of a text, in today's shape or that of the first versions. */
function parse(text: string, dataDir: string): Secrets {
  try {
    const { tokenSecret, tokenKeys, databasePassword } = JSON.parse(text) as Record<string, unknown>;
    const keys: unknown[] =
      typeof tokenSecret === 'string'
        ? [{ secret: tokenSecret, createdAt: Temporal.Now.instant().toString() }]
        : (tokenKeys as unknown[]);
    const [first, ...others] = keys.map(tokenKey);
    const right =
      first && first.retiredAt === undefined && others.every((key) => key.retiredAt !== undefined);
    if (right && typeof databasePassword === 'string')
      return { tokenKeys: [first, ...others.slice(0, 1)], databasePassword };
  } catch {
    // What the parser says of a text repeats a piece of it.
  }
  throw new BadSecrets(`secrets.json in ${dataDir} is damaged: put back a copy of it.`);
}

/** A key as it was written; throws for anything else. */
function tokenKey(value: unknown): TokenKey {
  const { secret, createdAt, retiredAt } = value as Record<string, unknown>;
  if (typeof secret !== 'string' || secret.length < 32) throw new TypeError('no secret');
  const times = { createdAt: instant(createdAt), retiredAt: instant(retiredAt) };
  if (times.createdAt === undefined) throw new TypeError('no date');
  return times.retiredAt === undefined
    ? { secret, createdAt: times.createdAt }
    : { secret, createdAt: times.createdAt, retiredAt: times.retiredAt };
}

function instant(value: unknown): string | undefined {
  return value === undefined ? undefined : Temporal.Instant.from(value as string).toString();
}

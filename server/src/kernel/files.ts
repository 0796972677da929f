import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';

/**
 * Files beside the database: a folder, or any store that speaks S3. Names are made by the server, never by a caller. It may
 * talk to the network: never inside a transaction.
 */
export interface Files {
  /**
   * Stores a file whole, or not at all; once more is the same.
   *
   * @throws Refusal `unavailable` kernel.files_unavailable
   */
  put(name: string, bytes: Uint8Array, type: string): Promise<void>;
  /**
   * The bytes of a file; undefined where there is none.
   *
   * @throws Refusal `unavailable` kernel.files_unavailable
   */
  read(name: string): Promise<Uint8Array | undefined>;
  /**
   * Removes a file; one that is not there is no failure.
   *
   * @throws Refusal `unavailable` kernel.files_unavailable
   */
  remove(name: string): Promise<void>;
}

/** Folders and a file, each of letters, digits and dashes, with one dot before the ending. */
const NAME = /^(?:[a-z0-9-]{1,60}\/){1,4}[a-z0-9-]{1,80}\.[a-z0-9]{1,8}$/;
const CONNECT_MS = 3_000;
const ANSWER_MS = 10_000;

/** A folder whose files appear whole: written beside their place, brought to the disk, then given their name. */
class WholeFiles extends FSDriver {
  readonly #folder: string;

  constructor(folder: string) {
    super({ location: folder, visibility: 'private' });
    this.#folder = folder;
  }

  override async put(...[key, contents, options]: Parameters<FSDriver['put']>): Promise<void> {
    const part = partOf(key);
    await super.put(part, contents, options);
    const file = await open(join(this.#folder, part), 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(join(this.#folder, part), join(this.#folder, key));
  }

  /** With what a process left of it that died while it wrote. */
  override async delete(key: string): Promise<void> {
    await super.delete(partOf(key));
    await super.delete(key);
  }
}

const partOf = (key: string) => `${key}.part`;

/** Opens the store that the settings name. Nothing is written or dialled before the first file. */
export async function openFiles(settings: Config['files'], log: Log): Promise<Files> {
  const disk = new Disk(settings.kind === 'folder' ? new WholeFiles(settings.folder) : await s3(settings));
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      log.error({ what, reason: reasonOf(error) }, 'the files cannot be reached');
      throw new Refusal('unavailable', 'kernel.files_unavailable');
    }
  };
  return {
    put: (name, bytes, type) =>
      attempt('put', () =>
        disk.put(checked(name), bytes, { contentType: type, contentLength: bytes.byteLength }),
      ),
    read: (name) =>
      attempt('read', async () => {
        try {
          return await buffer(await disk.getStream(checked(name)));
        } catch (error) {
          if (isMissing(error)) return undefined;
          throw error;
        }
      }),
    remove: (name) => attempt('remove', () => disk.delete(checked(name))),
  };
}

/** The driver for S3, with its library: thousands of files that a folder needs none of. */
async function s3(settings: Extract<Config['files'], { kind: 's3' }>) {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { bucket, region, endpoint, key, secret } = settings;
  return new S3Driver({
    bucket,
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    credentials: { accessKeyId: key, secretAccessKey: secret },
    visibility: 'private',
    supportsACL: false,
    // What every store that speaks S3 understands: the bucket in the path, and no checksums it may not know.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
  });
}

/** A name that is not of our making is a fault of ours. */
function checked(name: string): string {
  if (!NAME.test(name)) throw new Error(`no name for a file: ${JSON.stringify(name.slice(0, 100))}`);
  return name;
}

/** An error and those behind it, the outermost first. */
function* chain(error: unknown): Generator<Record<string, unknown>> {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause)
    yield at as Record<string, unknown>;
}

function isMissing(error: unknown): boolean {
  return [...chain(error)].some(({ code, name }) => code === 'ENOENT' || name === 'NoSuchKey');
}

/** What may be told of a failure: codes and names, never a message, which may repeat a key. */
function reasonOf(error: unknown): string {
  const words = [...chain(error)].flatMap(({ code, name, $metadata }) => {
    const status = ($metadata as { httpStatusCode?: unknown } | undefined)?.httpStatusCode;
    return [name, code, status].filter((word) => typeof word === 'string' || typeof word === 'number');
  });
  return words.join(' ').slice(0, 200);
}

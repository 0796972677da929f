import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decodeRecords, encodeRecord, type JournalRecord } from './journal-record.ts';
import { Pages } from './pages.ts';

/** Over this many bytes the file is written anew, without what is done. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * What this program did, on disk before it counts: a record is there, also after the power is cut, once `write` has
 * returned. Records that come while one is being written go out together.
 */
export class Journal {
  readonly pages: Pages;
  readonly #path: string;
  #file: FileHandle;
  #size: number;
  #queue: JournalRecord[] = [];
  #writing: Promise<void> = Promise.resolve();
  #failed: Error | undefined;

  private constructor(path: string, pages: Pages, file: FileHandle, size: number) {
    this.#path = path;
    this.pages = pages;
    this.#file = file;
    this.#size = size;
  }

  /** Why the disk is not trusted any more; undefined while it is. */
  get failure(): Error | undefined {
    return this.#failed;
  }

  /** Opens a journal and takes over what it says; the file begins anew with what is still open. */
  static async open(path: string): Promise<Journal> {
    const pages = Pages.from(decodeRecords(await readIfThere(path)));
    const { file, size } = await writeAnew(path, pages);
    return new Journal(path, pages, file, size);
  }

  /**
   * Writes records down. The pages know of them once they are on disk.
   *
   * @throws Error when the disk takes nothing; from then on it is not trusted any more, and every further record is refused
   */
  write(...records: readonly JournalRecord[]): Promise<void> {
    this.#queue.push(...records);
    this.#writing = this.#writing.then(() => this.#flush());
    const written = this.#writing;
    this.#writing = written.catch(() => undefined);
    return written;
  }

  /** Forgets every page: they belonged to another enrollment. */
  async forget(): Promise<void> {
    await this.#writing;
    for (const { page } of this.pages.all())
      this.pages.apply({ t: 'told', jobId: page.jobId, attempt: page.attempt });
    await this.#rewrite();
  }

  /** Ends after what is being written. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    if (this.#failed !== undefined) throw this.#failed;
    const records = this.#queue.splice(0);
    if (records.length === 0) return;
    try {
      const text = records.map(encodeRecord).join('');
      await this.#file.appendFile(text);
      await this.#file.datasync();
      this.#size += Buffer.byteLength(text);
      for (const record of records) this.pages.apply(record);
      if (this.#size > MOST_BYTES) await this.#rewrite();
    } catch (error) {
      this.#failed = error instanceof Error ? error : new Error(String(error));
      throw this.#failed;
    }
  }

  async #rewrite(): Promise<void> {
    const { file, size } = await writeAnew(this.#path, this.pages);
    await this.#file.close();
    this.#file = file;
    this.#size = size;
  }
}

/** Puts a new file in the place of the old one: whenever the power is cut, one of the two is there, whole. */
async function writeAnew(path: string, pages: Pages): Promise<{ file: FileHandle; size: number }> {
  const text = pages.records().map(encodeRecord).join('');
  const file = await open(`${path}.new`, 'w', 0o600);
  await file.appendFile(text);
  await file.sync();
  await rename(`${path}.new`, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
  return { file, size: Buffer.byteLength(text) };
}

async function readIfThere(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array();
    throw error;
  }
}

/**
 * Reads that answer many at once. Who asks while a read is under way joins the next one, which begins when that one ends:
 * each is answered by a read that began after it asked, so nobody is told what was true before. A hundred tills that come
 * back together cost two reads.
 */
export class JoinedReads<Answer> {
  readonly #running = new Map<string, Promise<Answer>>();
  readonly #next = new Map<string, Promise<Answer>>();

  /**
   * Reads, or joins a read that has not begun.
   *
   * @param key reads of the same key are the same
   * @throws what the read that was joined throws
   */
  read(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const running = this.#running.get(key);
    if (!running) return this.#begin(key, read);
    const joined = this.#next.get(key);
    if (joined) return joined;
    const begin = (): Promise<Answer> => {
      this.#next.delete(key);
      return this.#begin(key, read);
    };
    const next = running.then(begin, begin);
    this.#next.set(key, next);
    return next;
  }

  #begin(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const running = read().finally(() => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    });
    this.#running.set(key, running);
    return running;
  }
}

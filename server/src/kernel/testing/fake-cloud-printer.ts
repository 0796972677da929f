/**
 * How a fake cloud printer behaves: `ok` fetches, prints and confirms; `out_of_paper` says so and fetches nothing;
 * `runs_out` breaks a page off and says so; `silent_after_get` prints and is never heard of again; `repeats_get` fetches
 * and prints every page twice; `wrong_token` confirms another page than it was handed; `slow` asks while it prints.
 */
export type FakeCloudMode =
  | 'ok'
  | 'out_of_paper'
  | 'runs_out'
  | 'silent_after_get'
  | 'repeats_get'
  | 'wrong_token'
  | 'slow';

/** A page that came out, or the beginning of one. */
export interface CloudPaper {
  token: string;
  type: string;
  bytes: Buffer;
  text: string;
  /** Whether it says that it was printed before. */
  reprint: boolean;
}

/** What a printer is told when it asks. */
export interface CloudAnswer {
  status: number;
  jobReady: boolean;
  mediaTypes: string[];
  jobToken: string | undefined;
  questions: string[];
}

const MARK = /REIMPRESI.N|REPRINT|DUPLICA/;

/**
 * A printer of Star's for tests and drills, over real HTTP: it asks at its address, fetches what it is told of, and says
 * what became of it. Reads StarPRNT on its own, knowing no more of it than it needs.
 */
export class FakeCloudPrinter {
  /** In order of arrival, also those that were never confirmed. */
  readonly papers: CloudPaper[] = [];
  mode: FakeCloudMode = 'ok';
  /** What it says it can print; nothing is said when absent. */
  encodings: string | undefined = 'application/vnd.star.starprnt; text/plain';
  url: string;
  readonly mac: string;
  #answers: { request: string; result: string }[] = [];
  #printing = 0;

  constructor(url: string, mac = '00:11:62:0a:0b:0c') {
    this.url = url;
    this.mac = mac;
  }

  /** One round: asks, and does what it is told. Returns the answer to its first word. */
  async turn(): Promise<CloudAnswer> {
    if (this.mode === 'silent_after_get' && this.papers.length > 0) return NONE;
    const answer = await this.poll();
    // What it is asked it says at once.
    if (answer.questions.length > 0) return this.turn();
    if (!answer.jobReady) return answer;
    const paper = await this.fetch(answer.jobToken, this.#choose(answer.mediaTypes));
    if (paper) await this.#print(paper);
    return answer;
  }

  /** Rounds until `done` says so. */
  async turnUntil(done: () => boolean | Promise<boolean>, most = 400): Promise<void> {
    for (let round = 0; round < most; round += 1) {
      if (await done()) return;
      await this.turn();
    }
    throw new Error(`not done after ${most} rounds`);
  }

  /** Says how it is and hears whether there is a page. */
  async poll(said: Record<string, unknown> = {}): Promise<CloudAnswer> {
    const body = {
      status: '23 6 0 0 0 0 0 0 0 ',
      printerMAC: this.mac,
      statusCode: this.mode === 'out_of_paper' ? '410%20Out%20of%20paper' : '200%20OK',
      printingInProgress: this.#printing > 0,
      clientAction: this.#answers.length > 0 ? this.#answers : null,
      ...said,
    };
    const sent = await this.#send('POST', '', JSON.stringify(body));
    if (sent.status === 200) this.#answers = [];
    const told = sent.status === 200 ? ((await sent.json()) as Told) : {};
    const questions = (told.clientAction ?? []).map(({ request }) => request);
    this.#answers.push(...questions.flatMap((request) => this.#answerTo(request)));
    const { jobReady = false, mediaTypes = [], jobToken } = told;
    return { status: sent.status, jobReady, mediaTypes, jobToken, questions };
  }

  /** Fetches a page; undefined when there is none. */
  async fetch(
    token: string | undefined,
    type = 'application/vnd.star.starprnt',
  ): Promise<CloudPaper | undefined> {
    const query = `mac=${encodeURIComponent(this.mac)}&type=${encodeURIComponent(type)}`;
    const sent = await this.#send('GET', token === undefined ? query : `${query}&token=${token}`);
    const bytes = Buffer.from(await sent.arrayBuffer());
    if (sent.status !== 200) return undefined;
    const text = starText(bytes);
    return { token: token ?? '', type, bytes, text, reprint: MARK.test(text) };
  }

  /** Says what became of a page. Returns the status of the answer. */
  async confirm(token: string | undefined, code = 'OK'): Promise<number> {
    const query = `mac=${encodeURIComponent(this.mac)}&code=${encodeURIComponent(code)}`;
    const sent = await this.#send('DELETE', token === undefined ? query : `${query}&token=${token}`);
    await sent.arrayBuffer();
    return sent.status;
  }

  async #print(paper: CloudPaper): Promise<void> {
    this.papers.push(paper);
    if (this.mode === 'silent_after_get') return;
    if (this.mode === 'runs_out') {
      this.mode = 'out_of_paper';
      await this.poll();
      return;
    }
    if (this.mode === 'repeats_get') {
      const again = await this.fetch(paper.token, paper.type);
      if (again) this.papers.push(again);
    }
    if (this.mode === 'slow') {
      this.#printing += 1;
      for (let asked = 0; asked < 3; asked += 1) await this.poll();
      this.#printing -= 1;
    }
    await this.confirm(this.mode === 'wrong_token' ? otherToken(paper.token) : paper.token);
  }

  #answerTo(request: string): { request: string; result: string }[] {
    if (request === 'GetPollInterval') return [{ request, result: '1' }];
    if (request === 'Encodings' && this.encodings !== undefined) return [{ request, result: this.encodings }];
    return [];
  }

  #choose(offered: readonly string[]): string {
    const own = (this.encodings ?? 'application/vnd.star.starprnt').split(';').map((type) => type.trim());
    return own.find((type) => offered.includes(type)) ?? 'none';
  }

  async #send(method: string, query: string, body?: string): Promise<Response> {
    const address = query === '' ? this.url : `${this.url}?${query}`;
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    for (;;) {
      const sent = await fetch(address, { method, headers, ...(body === undefined ? {} : { body }) });
      // Told that it asks too often, a printer waits.
      if (sent.status !== 429) return sent;
      await sent.arrayBuffer();
      const seconds = Number(sent.headers.get('retry-after') ?? 1);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    }
  }
}

interface Told {
  jobReady?: boolean;
  mediaTypes?: string[];
  jobToken?: string;
  clientAction?: { request: string }[];
}

const NONE: CloudAnswer = { status: 0, jobReady: false, mediaTypes: [], jobToken: undefined, questions: [] };

/** A token of the attempt before. */
function otherToken(token: string): string {
  const [job = '', attempt = '1'] = token.split('.');
  return `${job}.${Number(attempt) + 7}`;
}

// Bytes of a command after ESC and its letter; of ESC GS after both.
const ARGUMENTS: Record<string, number> = { '@': 0, R: 1, E: 0, F: 0, '-': 1, '4': 0, '5': 0, i: 2, d: 1 };

/** The printable characters and line feeds of StarPRNT bytes; commands are stepped over. */
function starText(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const letter = String.fromCharCode(bytes[at + 1] ?? 0);
    if (byte === 0x1b && letter === '\x1d') {
      const isQrData = bytes[at + 2] === 0x79 && bytes[at + 3] === 0x44;
      if (isQrData) at += 7 + (bytes[at + 6] ?? 0) + (bytes[at + 7] ?? 0) * 256;
      else if (bytes[at + 2] === 0x79) at += bytes[at + 3] === 0x50 ? 3 : 5;
      else at += 3;
    } else if (byte === 0x1b && letter === '\x1e') at += 3;
    else if (byte === 0x1b) at += 1 + (ARGUMENTS[letter] ?? 0);
    else if (byte === 0x0a || byte >= 0x20) text += String.fromCharCode(byte);
  }
  return text;
}

import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/**
 * How a fake mail server behaves: `ok` takes every mail; `refuses` knows no recipient (550), `dislikes` the mail (554),
 * `distrusts` the sender (550); `busy` asks to come back (451); `locked` takes no password (535); `hangs` accepts and says nothing; `stalls` takes a mail and never confirms it;
 * `drops` closes in the middle of one.
 */
export type FakeMailServerMode =
  | 'ok'
  | 'refuses'
  | 'dislikes'
  | 'distrusts'
  | 'busy'
  | 'locked'
  | 'hangs'
  | 'stalls'
  | 'drops';

/** A mail as it arrived. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and body, as sent. */
  source: string;
}

/** What is known of one connection. */
interface Conversation {
  socket: Socket;
  mail: ReceivedMail;
  /** Whether what comes is the mail itself. */
  inData: boolean;
  pending: string;
}

/** A mail server (SMTP, without TLS) for tests, on a real port of 127.0.0.1. */
export class FakeMailServer {
  mode: FakeMailServerMode = 'ok';
  /** In order of arrival. */
  readonly mails: ReceivedMail[] = [];
  /** Everything clients said, line by line, apart from the mails. */
  readonly heard: string[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((socket) => this.#converse(socket));

  /** Listens on a free port and returns it. */
  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return address.port;
  }

  /** Connections that are open. */
  get open(): number {
    return this.#sockets.size;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #converse(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    // A client that gives up is part of the test.
    socket.on('error', () => undefined);
    const talk: Conversation = { socket, mail: noMail(), inData: false, pending: '' };
    if (this.mode !== 'hangs') socket.write('220 mail.test ESMTP\r\n');
    socket.on('data', (bytes: Buffer) => {
      talk.pending += bytes.toString('latin1');
      this.#read(talk);
    });
  }

  #read(talk: Conversation): void {
    for (;;) {
      const mark = talk.inData ? '\r\n.\r\n' : '\r\n';
      const end = talk.pending.indexOf(mark);
      if (end < 0) return;
      const piece = talk.pending.slice(0, end);
      talk.pending = talk.pending.slice(end + mark.length);
      const answer = talk.inData ? this.#taken(talk, piece) : this.#answer(talk, piece);
      if (answer === undefined) talk.socket.destroy();
      else if (answer !== '') talk.socket.write(`${answer}\r\n`);
    }
  }

  /** The reply to a whole mail; nothing for one that is not confirmed, undefined to hang up. */
  #taken(talk: Conversation, source: string): string | undefined {
    talk.inData = false;
    if (this.mode === 'stalls') return '';
    if (this.mode === 'drops') return undefined;
    if (this.mode === 'dislikes') return '554 5.7.1 not this one';
    this.mails.push({ ...talk.mail, source });
    talk.mail = noMail();
    return '250 2.0.0 taken';
  }

  #answer(talk: Conversation, line: string): string {
    this.heard.push(line);
    const [word = ''] = line.toUpperCase().split(' ');
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (this.mode === 'hangs') return '';
    if (word === 'EHLO') return '250-mail.test\r\n250 AUTH PLAIN';
    if (word === 'AUTH') return this.mode === 'locked' ? `535 5.7.8 no: ${line}` : '235 2.7.0 welcome';
    if (word === 'MAIL') {
      talk.mail.from = address;
      if (this.mode === 'distrusts') return '550 5.7.1 not from you';
      return this.mode === 'busy' ? '451 4.3.0 come back later' : '250 2.1.0 fine';
    }
    if (word === 'RCPT') {
      talk.mail.to.push(address);
      return this.mode === 'refuses' ? '550 5.1.1 nobody of that name' : '250 2.1.5 fine';
    }
    if (word === 'DATA') {
      talk.inData = true;
      return '354 go on';
    }
    if (word === 'QUIT') return '221 2.0.0 bye';
    return '502 5.5.1 not known here';
  }
}

function noMail(): ReceivedMail {
  return { from: '', to: [], source: '' };
}

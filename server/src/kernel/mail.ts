import { createTransport } from 'nodemailer';

/** A mail to one person, as text and as HTML. */
export interface Mail {
  /** One bare address. */
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Hands mails to a mail server. */
export interface Mailer {
  /** Whether there is a mail server; without one `send` fails. */
  readonly configured: boolean;
  /**
   * Resolves when the server has taken the mail over. Talks to the network: never inside a transaction.
   *
   * @throws MailNotSent
   */
  send(mail: Mail): Promise<void>;
}

/** Longest waits, in milliseconds. */
export interface MailPatience {
  connect: number;
  whole: number;
}

/** A mail was not taken over. The message says why, without the password and without the mail. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  /** True when the same mail will not be taken later either: the address is refused or is none. */
  readonly permanent: boolean;

  constructor(reason: string, permanent: boolean) {
    super(`the mail was not sent: ${reason}`);
    this.permanent = permanent;
  }
}

const PATIENCE: MailPatience = { connect: 5_000, whole: 15_000 };
const ADDRESS = /^[^\s<>@,;:"()[\]\\]{1,64}@[^\s<>@,;:"()[\]\\]{1,255}$/;
const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);
const REPLY_LENGTH = 200;

/**
 * Opens the way to a mail server. Nothing is dialled before the first mail, and each has a connection of its own: mails
 * are rare. A password is told only to a server that speaks TLS, or that is this machine.
 */
export function openMailer(
  { url, from }: { url: string | undefined; from: string | undefined },
  patience = PATIENCE,
): Mailer {
  if (url === undefined || from === undefined) {
    return {
      configured: false,
      send: () => Promise.reject(new MailNotSent('no mail server is set', false)),
    };
  }
  const { protocol, password, hostname } = new URL(url);
  const transport = createTransport(
    {
      url,
      requireTLS: protocol === 'smtp:' && password !== '' && !HERE.has(hostname),
      connectionTimeout: patience.connect,
      greetingTimeout: patience.connect,
      dnsTimeout: patience.connect,
      socketTimeout: patience.whole,
      // The conversation holds the password.
      logger: false,
      debug: false,
      transactionLog: false,
    },
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    configured: true,
    async send({ to, subject, text, html }) {
      if (!ADDRESS.test(to)) throw new MailNotSent('the address is none', true);
      try {
        const signal = AbortSignal.timeout(patience.whole);
        // As an object it is one address, whatever stands in it.
        await transport.sendMail({ to: { name: '', address: to }, subject, text, html, signal });
      } catch (error) {
        // Not kept as the cause: what the library throws repeats parts of the conversation.
        throw notSent(error);
      }
    },
  };
}

/** What may be told of a failure: the step, the reply's number and, away from the log-in, its text. */
function notSent(error: unknown): MailNotSent {
  const { code, command, responseCode, response } = error as Record<string, unknown>;
  const login = code === 'EAUTH' || String(command).startsWith('AUTH');
  // Said of this recipient or this mail. A refused sender or log-in is for the administrator to put right.
  const ofMail = (code === 'EENVELOPE' && command === 'RCPT TO') || code === 'EMESSAGE';
  const number = typeof responseCode === 'number' ? responseCode : 0;
  const reply =
    typeof response === 'string' && !login ? response.slice(0, REPLY_LENGTH) : String(number || '');
  const reason = `${typeof code === 'string' ? code : 'unknown'} ${reply}`.trim();
  return new MailNotSent(reason, ofMail && number >= 500 && number !== 503);
}

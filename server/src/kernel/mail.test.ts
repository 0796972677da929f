import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mail, MailNotSent, type MailPatience, openMailer } from './mail.ts';
import { FakeMailServer } from './testing/fake-mail-server.ts';
import { until } from './testing/kernel-database.ts';

const FROM = 'FastOps <noreply@example.com>';
const MAIL: Mail = {
  to: 'ana.nunez@example.com',
  subject: 'Invitación a La Fogata',
  text: 'Entre aquí: https://pos.example.com/enlace#abc',
  html: '<p>Entre <a href="https://pos.example.com/enlace#abc">aquí</a></p>',
};
const PASSWORD = 'canary-4711';

let server: FakeMailServer;
let port: number;
beforeEach(async () => {
  server = new FakeMailServer();
  port = await server.listen();
});
afterEach(() => server.close());

const mailer = (more: { url?: string; patience?: MailPatience } = {}) =>
  openMailer({ url: more.url ?? `smtp://127.0.0.1:${port}`, from: FROM }, more.patience);
const withPassword = (host = '127.0.0.1') => mailer({ url: `smtp://user:${PASSWORD}@${host}:${port}` });

/** The failure of a mail, looked at for everything that must not be told. */
async function failure(sending: Promise<void>): Promise<MailNotSent> {
  const error: unknown = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MailNotSent)) throw new Error(`not the failure of a mail: ${String(error)}`);
  const told = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
  const secrets = [PASSWORD, Buffer.from(`\0user\0${PASSWORD}`).toString('base64'), 'enlace#abc', MAIL.to];
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(error.cause).toBeUndefined();
  return error;
}

test('a mail arrives whole, as text and as HTML, with its sender', async () => {
  const door = mailer();
  expect(door.configured).toBe(true);
  await door.send(MAIL);
  const [received, ...more] = server.mails;
  expect(more).toEqual([]);
  expect(received).toMatchObject({ from: 'noreply@example.com', to: [MAIL.to] });
  expect(received?.source).toContain('From: FastOps <noreply@example.com>');
  expect(received?.source).toContain(`To: ${MAIL.to}`);
  expect(received?.source).toContain('Subject: =?UTF-8?');
  expect(received?.source).toContain('Content-Type: text/plain; charset=utf-8');
  expect(received?.source).toContain('Content-Type: text/html; charset=utf-8');
  // The connection is let go.
  await until(() => (server.open === 0 ? true : undefined));
});

test('several mails at once each arrive', async () => {
  const door = mailer();
  const people = Array.from({ length: 10 }, (_, i) => `person${i}@example.com`);
  await Promise.all(people.map((to) => door.send({ ...MAIL, to })));
  expect(server.mails.flatMap((mail) => mail.to).sort()).toEqual(people);
});

test('a name and a password are used where the server is this machine', async () => {
  await withPassword().send(MAIL);
  expect(server.mails).toHaveLength(1);
  expect(server.heard.some((line) => line.startsWith('AUTH PLAIN'))).toBe(true);
});

test('elsewhere a password is never told to a server without TLS', async () => {
  const error = await failure(withPassword('0.0.0.0').send(MAIL));
  expect(error.permanent).toBe(false);
  expect(server.mails).toEqual([]);
  expect(server.heard.filter((line) => line.startsWith('AUTH'))).toEqual([]);
});

test('a server that is asked for TLS and speaks none is a failure that may pass', async () => {
  const error = await failure(mailer({ url: `smtps://user:${PASSWORD}@127.0.0.1:${port}` }).send(MAIL));
  expect(error.permanent).toBe(false);
  expect(server.mails).toEqual([]);
});

test.each([
  ['refuses', 'a recipient', '550 5.1.1'],
  ['dislikes', 'a mail', '554 5.7.1'],
] as const)('when the server %s %s that is for good', async (mode, _what, told) => {
  server.mode = mode;
  const error = await failure(mailer().send(MAIL));
  expect(error.permanent).toBe(true);
  expect(error.message).toContain(told);
});

test.each([
  ['distrusts', '550 5.7.1'],
  ['busy', '451'],
  ['locked', 'EAUTH 535'],
] as const)('%s: the server may take the mail later', async (mode, told) => {
  server.mode = mode;
  const error = await failure(withPassword().send(MAIL));
  expect(error.permanent).toBe(false);
  expect(error.message).toContain(told);
});

test('a server that hangs up in the middle may take the mail later', async () => {
  server.mode = 'drops';
  expect((await failure(mailer().send(MAIL))).permanent).toBe(false);
});

test.each(['hangs', 'stalls'] as const)(
  'a server that %s is given up, and its connection with it',
  async (mode) => {
    server.mode = mode;
    const patience = mode === 'hangs' ? { connect: 100, whole: 20_000 } : { connect: 20_000, whole: 300 };
    const error = await failure(mailer({ patience }).send(MAIL));
    expect(error.permanent).toBe(false);
    expect(error.message).toContain(mode === 'hangs' ? 'ETIMEDOUT' : 'EABORT');
    await until(() => (server.open === 0 ? true : undefined));
  },
);

test('where nobody listens, or no such host is known, the failure may pass', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port: free } = closed.address() as { port: number };
  closed.close();
  for (const url of [`smtp://127.0.0.1:${free}`, 'smtp://mail.invalid']) {
    const error = await failure(mailer({ url }).send(MAIL));
    expect(error.permanent).toBe(false);
  }
});

test.each([
  '',
  'nobody',
  'a@b, c@d',
  'a@b;c@d',
  'Ana <a@b>',
  'a@b\r\nBcc: c@d',
  'a b@c',
  '<a@b>',
  '"a"@b',
  `${'a'.repeat(65)}@b`,
])('%j is no address: nothing is dialled', async (to) => {
  expect((await failure(mailer().send({ ...MAIL, to }))).permanent).toBe(true);
  expect(server.heard).toEqual([]);
});

test('a subject cannot bring a header or a recipient of its own', async () => {
  await mailer().send({ ...MAIL, subject: 'Hola\r\nBcc: thief@example.com\r\n\r\nmore' });
  const [received] = server.mails;
  expect(received?.to).toEqual([MAIL.to]);
  expect(received?.source).not.toMatch(/^Bcc:/m);
});

test('a text that looks like the end of the mail is part of it', async () => {
  await mailer().send({ ...MAIL, text: 'one\r\n.\r\nMAIL FROM:<thief@example.com>\r\n', html: '<p>.</p>' });
  expect(server.mails).toHaveLength(1);
  expect(server.heard.join('\n')).not.toContain('thief');
});

test('without a mail server nothing is configured, and sending says so', async () => {
  for (const config of [
    { url: undefined, from: undefined },
    { url: undefined, from: FROM },
  ]) {
    const door = openMailer(config);
    expect(door.configured).toBe(false);
    expect((await failure(door.send(MAIL))).message).toContain('no mail server is set');
  }
});

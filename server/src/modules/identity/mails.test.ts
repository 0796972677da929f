import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, DEMO_PASSWORD, type TestApp } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { openLog } from '../../kernel/log.ts';
import { openMailer } from '../../kernel/mail.ts';
import { FakeMailServer } from '../../kernel/testing/fake-mail-server.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { forgetLinks } from './queries/links.ts';
import { MailWorker } from './worker-mails.ts';

// Mails are written with what they say, sent by a worker, and hold a link for no longer than they must.

const EMAIL = 'cajero@lafogata.example';
const FROM = 'FastOps <noreply@example.com>';
let app: TestApp;
let owner: Owner;
let server: FakeMailServer;
let port: number;
let worker: MailWorker;

beforeAll(async () => {
  app = await buildTestApp({
    env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: FROM, PUBLIC_URL: 'https://pos.lafogata.example' },
  });
  owner = await openOwner(app.db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(async () => {
  for (const table of ['attempts', 'mails', 'links']) await owner.rows(`delete from identity.${table}`);
  server = new FakeMailServer();
  port = await server.listen();
  worker = newWorker(openMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM }));
});
afterEach(() => server.close());

function newWorker(mailer: ReturnType<typeof openMailer>): MailWorker {
  return new MailWorker({
    database: app.system.database,
    mailer,
    log: openLog({ level: 'silent', pretty: false }),
  });
}

const forgot = (email = EMAIL, on = app, headers = {}): Promise<Answer> =>
  on.request('POST', '/v1/auth/password-resets', { body: { email }, headers });
const mails = () =>
  owner.rows<{
    state: string;
    attempts: number;
    text: string | null;
    html: string | null;
    error: string | null;
  }>(
    `select state, attempts, body_text as text, body_html as html, last_error as error
      from identity.mails where expires_at > created_at order by created_at`,
  );
/** Lets time pass for everything that waits to be sent. */
const due = () => owner.rows('update identity.mails set next_attempt_at = now()');
/** What a mail says, its transfer encoding undone. */
const wordsOf = (source = '') => source.replace(/=\r\n/g, '').replace(/=3D/g, '=');

describe('a forgotten password', () => {
  test('is answered the same for anybody, and mailed to who has it', async () => {
    const told = await Promise.all(
      [EMAIL, 'nobody@nowhere.example', ` ${EMAIL.toUpperCase()}`].map((email) => forgot(email)),
    );
    expect(told.map(({ status, body }) => ({ status, body }))).toEqual(
      told.map(() => ({ status: 204, body: '' })),
    );
    for (const { headers } of told) expect(headers['set-cookie']).toBeUndefined();
    expect(await worker.sendDue()).toBe(2);
    expect(server.mails.map(({ to }) => to)).toEqual([[EMAIL], [EMAIL]]);
    // What was written for nobody was erased unsent.
    const words = await owner.rows(
      `select state, body_text as text, body_html as html from identity.mails where recipient like 'nobody%'`,
    );
    expect(words).toEqual([{ state: 'given_up', text: null, html: null }]);
    const token = /https:\/\/pos\.lafogata\.example\/reset#([\w-]{43})/.exec(
      wordsOf(server.mails[1]?.source),
    )?.[1];
    const reset = await app.request('POST', '/v1/auth/links/reset-password', {
      body: { token, password: 'tres gatos y un sombrero' },
    });
    expect(reset.status).toBe(204);
    await owner.rows(
      `update identity.accounts a set password_hash = b.password_hash from identity.accounts b
        where a.email = $1 and b.email = 'duena@lafogata.example'`,
      [EMAIL],
    );
  });

  test('gets no more than three mails an hour, and no more than twenty askers a quarter of one', async () => {
    for (let i = 0; i < 6; i += 1) expect((await forgot()).status).toBe(204);
    expect(await mails()).toHaveLength(3);
    for (let i = 0; i < 14; i += 1) expect((await forgot(`person${i}@nowhere.example`)).status).toBe(204);
    const slowed = await forgot('another@nowhere.example');
    expectProblem(slowed, 429, 'identity.too_many_attempts');
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(800);
    expect(await mails()).toHaveLength(3);
  });

  test('names the published address, never the one a request claims', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    expect((await forgot(EMAIL, app, headers)).status).toBe(204);
    const [mail] = await mails();
    expect(mail?.text).toContain('https://pos.lafogata.example/reset#');
    expect(`${mail?.text}${mail?.html}`).not.toContain('evil');
  });

  test('is mailed nowhere without a mail server', async () => {
    const other = await buildTestApp({ beside: app, env: { PUBLIC_URL: 'https://pos.lafogata.example' } });
    expect((await forgot(EMAIL, other)).status).toBe(204);
    await other.close();
    expect(await mails()).toEqual([]);
    expect(await owner.rows('select 1 from identity.links')).toEqual([]);
  });

  test('of somebody who works nowhere is none', async () => {
    await owner.rows(`update identity.members set state = 'disabled' where demo_key = 'fogata-cajero'`);
    expect((await forgot()).status).toBe(204);
    expect(await mails()).toEqual([]);
    await owner.rows(`update identity.members set state = 'active' where demo_key = 'fogata-cajero'`);
  });
});

describe('an invitation by mail', () => {
  test('is written in the company’s language, names people as text, and is shown to nobody else', async () => {
    const boss = await app.logIn('fogata-duena');
    const headers = { 'idempotency-key': newId() };
    const { body: list } = await app.request<{ roles: { id: string; key: string }[] }>('GET', '/v1/roles', {
      session: boss,
    });
    const roleId = list.roles.find(({ key }) => key === 'waiter')?.id;
    const id = newId();
    const body = {
      id,
      name: '<b>Ana</b>',
      email: 'ana@example.com',
      assignments: [{ branchId: boss.branchId, roleId }],
    };
    expect((await app.request('POST', '/v1/members', { session: boss, body, headers })).status).toBe(201);
    const answer = await app.request('POST', `/v1/members/${id}/invitation`, { session: boss, body: {} });
    expect(answer.body).toMatchObject({ url: null, sentTo: 'ana@example.com' });
    const [mail] = await mails();
    expect(mail?.text).toContain('La Fogata');
    expect(mail?.text).toContain('Hola <b>Ana</b>');
    expect(mail?.html).toContain('<html lang="es">');
    expect(mail?.html).not.toContain('<b>Ana');
    expect(await worker.sendDue()).toBe(1);
    const [received] = server.mails;
    expect(received).toMatchObject({ from: 'noreply@example.com', to: ['ana@example.com'] });
    expect(wordsOf(received?.source)).toMatch(/https:\/\/pos\.lafogata\.example\/join#[\w-]{43}/);
    // Mailed links are their reader's own: another role in between is no reason to ask again.
    const token = /join#([\w-]{43})/.exec(wordsOf(received?.source))?.[1];
    const assignments = [
      { branchId: boss.branchId, roleId: list.roles.find(({ key }) => key === 'cashier')?.id },
    ];
    await app.request('PUT', `/v1/members/${id}/assignments`, { session: boss, body: { assignments } });
    const accepted = await app.request('POST', '/v1/auth/links/accept-invitation', {
      body: { token, password: 'tres gatos y un sombrero' },
    });
    expect(accepted.body).toMatchObject({ role: { key: 'cashier' } });
  });
});

describe('sending', () => {
  test('erases what a mail said as soon as it is sent', async () => {
    await forgot();
    expect(await worker.sendDue()).toBe(1);
    expect(await mails()).toEqual([{ state: 'sent', attempts: 1, text: null, html: null, error: null }]);
    await due();
    expect(await worker.sendDue()).toBe(0);
    expect(server.mails).toHaveLength(1);
  });

  test('tries again later, five times in all, and says why without saying the link', async () => {
    server.mode = 'busy';
    await forgot();
    const [before] = await mails();
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect(await worker.sendDue()).toBe(1);
      // Not at once again.
      expect(await worker.sendDue()).toBe(0);
      const [mail] = await mails();
      expect(mail).toMatchObject({ state: 'waiting', attempts: attempt, text: before?.text });
      expect(mail?.error).toContain('451');
      await due();
    }
    expect(await worker.sendDue()).toBe(1);
    const [mail] = await mails();
    expect(mail).toMatchObject({ state: 'given_up', attempts: 5, text: null, html: null });
    expect(mail?.error).not.toContain('#');
    await due();
    expect(await worker.sendDue()).toBe(0);
  });

  test('gives an address up that the server does not know, and a mail whose link has ended', async () => {
    server.mode = 'refuses';
    await forgot();
    expect(await worker.sendDue()).toBe(1);
    expect(await mails()).toMatchObject([{ state: 'given_up', attempts: 1, text: null }]);
    server.mode = 'ok';
    await forgot();
    await owner.rows(`update identity.mails set expires_at = now() where state = 'waiting'`);
    expect(await worker.sendDue()).toBe(0);
    expect(await mails()).toMatchObject([
      { state: 'given_up' },
      { state: 'given_up', attempts: 0, text: null },
    ]);
    expect(server.mails).toEqual([]);
  });

  test('by several workers sends each mail once', async () => {
    for (let i = 0; i < 12; i += 1) {
      await owner.rows('delete from identity.attempts');
      await forgot();
    }
    const tried = await Promise.all([worker.sendDue(), worker.sendDue(), worker.sendDue()]);
    expect(tried.reduce((sum, one) => sum + one, 0)).toBe(12);
    expect(server.mails).toHaveLength(12);
    expect(new Set(server.mails.map(({ source }) => /#[\w-]{20}/.exec(wordsOf(source))?.[0])).size).toBe(12);
  });

  test('is counted before it begins: a worker that dies repeats nothing until its lease is over', async () => {
    server.mode = 'hangs';
    await forgot();
    const impatient = openMailer(
      { url: `smtp://127.0.0.1:${port}`, from: FROM },
      { connect: 500, whole: 500 },
    );
    const sending = newWorker(impatient).sendDue();
    await expect.poll(async () => (await mails())[0]?.attempts).toBe(1);
    expect(await worker.sendDue()).toBe(0);
    await sending;
    expect(await mails()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  });

  test('starts and stops with the process', async () => {
    worker.start();
    await forgot();
    await expect.poll(() => server.mails.length, { timeout: 10_000 }).toBe(1);
    await worker.stop();
    await forgot();
    expect(await worker.sendDue()).toBe(0);
    const [, waiting] = await mails();
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 0 });
  });
});

test('links and mails of a month ago are forgotten', async () => {
  await forgot();
  const forget = () => app.system.database.outsideTenants((tx) => forgetLinks(tx));
  await forget();
  expect(await mails()).toHaveLength(1);
  await owner.rows(`update identity.links set expires_at = now() - interval '31 days'`);
  await owner.rows(`update identity.mails set created_at = now() - interval '31 days'`);
  await forget();
  expect(await mails()).toEqual([]);
  expect(await owner.rows('select 1 from identity.links')).toEqual([]);
  expect(
    (await app.request('POST', '/v1/auth/login', { body: { email: EMAIL, password: DEMO_PASSWORD } })).status,
  ).toBe(200);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { issueSetupLink } from './issue-setup-link.ts';

// How a company comes to be through the one who will own it: the first of an installation, by invitation, by sign-up.

const PASSWORD = 'una mesa de madera';
let app: TestApp;
let owner: Owner;

beforeAll(async () => {
  app = await buildTestApp({ template: 'empty', demo: false });
  owner = await openOwner(app.db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const link = async () => (await app.system.database.outsideTenants((tx) => issueSetupLink({ tx }))).token;
const form = (token: string, email: string, name = 'Fonda Doña Rosa') => ({
  token,
  company: { name, country: 'CO', currency: 'COP', locale: 'es-CO', taxId: '900.111.222-3' },
  branch: { name: 'Centro', timeZone: 'America/Bogota', cutoffHour: 4 },
  owner: { name: 'Rosa', email, password: PASSWORD },
});
const setUp = (body: unknown) => app.request('POST', '/v1/setup', { body });
const read = (token: string) => app.request('POST', '/v1/setup/read', { body: { token } });
const companies = async () => {
  const [row] = await owner.rows<{ count: number }>('select count(*) as count from identity.companies');
  return row?.count;
};

describe('the first company', () => {
  test('is made once by ten who hold the link at once', async () => {
    expect((await app.request('GET', '/v1/setup')).body).toEqual({
      needed: true,
      signUp: 'invitation',
      demo: false,
    });
    const token = await link();
    expect((await read(token)).body).toMatchObject({ purpose: 'setup', email: null, companyName: null });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => setUp(form(token, `rosa${i}@fonda.example`))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect(await companies()).toBe(1);
    const session = answers.find(({ status }) => status === 200);
    expect(session?.body).toMatchObject({
      role: { key: 'owner' },
      company: { name: 'Fonda Doña Rosa', state: 'active', currency: 'COP', taxId: '900.111.222-3' },
      branches: [{ name: 'Centro', timeZone: 'America/Bogota' }],
    });
    expect(String([session?.headers['set-cookie']].flat())).toContain('fastops_session=');
    const mine = { session: { token: String(session?.body.accessToken) } };
    expect((await app.request('GET', '/v1/company', mine)).body).toMatchObject({
      plan: 'chain',
      limits: { branches: null, members: null, ordersPerMonth: null },
      usage: { branches: 1, members: 1 },
    });
    expect((await app.request('GET', '/v1/setup')).body).toMatchObject({ needed: false });
    // Nothing of the nine others stayed.
    expect(await owner.rows('select 1 from identity.accounts')).toHaveLength(1);
    expectProblem(await setUp(form(token, 'otra@fonda.example')), 409, 'identity.link_used');
    expectProblem(await read(token), 409, 'identity.link_used');
  });

  test('a fresh link ends the one before it; one that ended opens nothing', async () => {
    const [earlier, later] = [await link(), await link()];
    expectProblem(await read(earlier), 409, 'identity.link_used');
    expect((await read(later)).status).toBe(200);
    await owner.rows(
      `update identity.links set expires_at = now() - interval '1 second' where used_at is null`,
    );
    expectProblem(await setUp(form(later, 'tarde@fonda.example')), 409, 'identity.link_expired');
    expectProblem(await setUp(form('x'.repeat(43), 'nadie@fonda.example')), 404, 'identity.link_unknown');
  });
});

describe('the owner to be', () => {
  test('with an account shows its password, and the company is theirs beside the others', async () => {
    const email = 'pedro@fonda.example';
    expect((await setUp(form(await link(), email, 'Uno'))).status).toBe(200);
    const token = await link();
    const wrong = {
      ...form(token, email, 'Dos'),
      owner: { name: 'Pedro', email, password: 'otra cosa larga' },
    };
    expectProblem(await setUp(wrong), 401, 'identity.bad_credentials');
    const second = await setUp(form(token, 'Pedro@Fonda.example', 'Dos'));
    expect(second.body).toMatchObject({ company: { name: 'Dos' }, member: { email } });
    const session = { token: String(second.body.accessToken) };
    const own = await app.request('GET', '/v1/me/companies', { session });
    expect(Object.values(own.body.companies ?? {}).map(({ name }) => name)).toEqual(['Dos', 'Uno']);
  });

  test('without one chooses a password that is not guessed first', async () => {
    const token = await link();
    const weak = {
      ...form(token, 'debil@fonda.example'),
      owner: { name: 'X', email: 'debil@fonda.example', password: 'password123' },
    };
    expectProblem(await setUp(weak), 422, 'identity.password_common');
    expect((await read(token)).status).toBe(200);
  });

  test.each([
    ['a zone nobody knows', { branch: { name: 'Centro', timeZone: 'Mars/Olympus', cutoffHour: 4 } }, 422],
    [
      'a currency that is none',
      { company: { name: 'X', country: 'CO', currency: 'pesos', locale: 'es-CO' } },
      400,
    ],
    ['more than the form has', { plan: 'chain' }, 400],
  ])('with %s makes nothing and keeps the link', async (_, change, status) => {
    const before = await companies();
    const token = await link();
    expect((await setUp({ ...form(token, 'mal@fonda.example'), ...change })).status).toBe(status);
    expect(await companies()).toBe(before);
    expect((await read(token)).status).toBe(200);
  });
});

describe('an invitation to make a company', () => {
  test('gives its plan and its trial, to its e-mail alone', async () => {
    const ana = await platformAdmin(app);
    const invited = await app.request('POST', '/v1/platform/company-invitations', {
      session: ana,
      body: {
        plan: 'standard',
        trialDays: 45,
        locale: 'es-CO',
        companyName: 'Sazón',
        email: 'Luz@sazon.example',
      },
    });
    const url = String(invited.body.url);
    expect(url).toMatch(/\/setup#[\w-]{43}$/);
    const token = url.split('#')[1] ?? '';
    expect((await read(token)).body).toMatchObject({
      purpose: 'company_invitation',
      email: 'luz@sazon.example',
      companyName: 'Sazón',
      locale: 'es-CO',
    });
    expectProblem(await setUp(form(token, 'otra@sazon.example')), 422, 'identity.link_of_another');
    const made = await setUp(form(token, 'luz@sazon.example', 'Sazón'));
    expect(made.body.company).toMatchObject({ name: 'Sazón', state: 'trial' });
    const session = { token: String(made.body.accessToken) };
    expect((await app.request('GET', '/v1/company', { session })).body).toMatchObject({
      plan: 'standard',
      limits: { branches: 3, members: 40, ordersPerMonth: 10_000 },
    });
    expectProblem(
      await app.request('POST', '/v1/platform/company-invitations', {
        session: ana,
        body: { plan: 'gold', locale: 'es-CO' },
      }),
      422,
      'identity.plan_unknown',
    );
  });
});

describe('a sign-up', () => {
  const ask = (asked: TestApp, email = 'Nueva@fonda.example') =>
    asked.request('POST', '/v1/sign-ups', { body: { email } });
  const mails = (email: string) =>
    owner.rows<{ body_text: string }>('select body_text from identity.mails where recipient = $1', [email]);

  test('where companies are made by invitation is refused', async () => {
    expectProblem(await ask(app), 404, 'identity.sign_up_closed');
  });

  test('where it is open sends a link, answers always alike, and is slowed down', async () => {
    const open = await buildTestApp({
      beside: app,
      demo: false,
      env: {
        SIGN_UP: 'open',
        SMTP_URL: 'smtp://127.0.0.1:1',
        MAIL_FROM: 'FastOps <no-reply@example.com>',
        PUBLIC_URL: 'https://pos.example.com',
      },
    });
    try {
      expect((await open.request('GET', '/v1/setup')).body).toMatchObject({ signUp: 'open' });
      expect((await ask(open)).status).toBe(204);
      const [mail] = await mails('nueva@fonda.example');
      const token = /https:\/\/pos\.example\.com\/setup#([\w-]{43})/.exec(mail?.body_text ?? '')?.[1] ?? '';
      const made = await setUp(form(token, 'nueva@fonda.example', 'La Nueva'));
      expect(made.body.company).toMatchObject({ name: 'La Nueva', state: 'trial' });
      // The same answer for who is known already, and for who asks too often; but fewer mails.
      for (let i = 0; i < 9; i += 1) expect((await ask(open)).status).toBe(204);
      expect((await mails('nueva@fonda.example')).length).toBeLessThan(6);
    } finally {
      await open.close();
    }
  });

  test('without a mail server sends nothing', async () => {
    const open = await buildTestApp({ beside: app, demo: false, env: { SIGN_UP: 'open' } });
    try {
      expect((await ask(open, 'nadie@fonda.example')).status).toBe(204);
      expect(await mails('nadie@fonda.example')).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

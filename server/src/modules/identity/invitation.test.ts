import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { CHOSEN_PASSWORD, type Hiring, openHiring, tokenOf } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, DEMO_PASSWORD, type TestApp } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// How somebody who was invited comes to work here.

let app: TestApp;
let owner: Owner;
let people: Hiring;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  people = await openHiring(app);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(() => owner.rows('delete from identity.attempts'));

const open = (path: string, body: unknown): Promise<Answer> =>
  app.request('POST', `/v1/auth/links/${path}`, { body });
const logIn = (email: string, password: string) =>
  app.request('POST', '/v1/auth/login', { body: { email, password } });
const as = (session: { token: string }, method: 'POST' | 'PUT', path: string, body: unknown = {}) =>
  app.request(method, `/v1${path}`, { session, body, headers: { 'idempotency-key': newId() } });
const expire = (token: string) =>
  owner.rows(
    `update identity.links set expires_at = now() where secret_hash = sha256(convert_to($1, 'UTF8'))`,
    [token],
  );

describe('an invitation', () => {
  test('is shown to hand on where there is no mail server, says what it is for, and makes a member', async () => {
    const { id, email } = await people.hire('cashier');
    const answer = await people.issue(id, 'invitation');
    expect(answer.body).toMatchObject({ sentTo: null });
    expect(answer.body.url).toMatch(/^http:\/\/localhost(:80)?\/join#[\w-]{43}$/);
    const token = tokenOf(answer);
    const read = await open('read', { token });
    expect(read.body).toMatchObject({
      purpose: 'invitation',
      email,
      companyName: 'La Fogata',
      hasAccount: false,
    });
    const [days] = await owner.rows(
      `select extract(epoch from expires_at - created_at)::int / 86400 as days from identity.links where member_id = $1`,
      [id],
    );
    expect(days).toEqual({ days: 7 });
    const accepted = await people.accept(token, CHOSEN_PASSWORD, { name: 'Marta' });
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({ member: { id, name: 'Marta', email }, role: { key: 'cashier' } });
    expect((await logIn(email, CHOSEN_PASSWORD)).body.member).toMatchObject({ id });
    const actions = await owner.rows<{ action: string; name: string }>(
      'select action, actor_name as name from identity.audit_log where object_id = $1 order by seq',
      [id],
    );
    expect(actions).toEqual([
      { action: 'identity.member_created', name: 'Lucía' },
      { action: 'identity.member_invited', name: 'Lucía' },
      { action: 'identity.invitation_accepted', name: 'Marta' },
    ]);
    expectProblem(await people.accept(token), 409, 'identity.link_used');
    expectProblem(await open('read', { token }), 409, 'identity.link_used');
  });

  test('is stored as a hash, and is no other kind of link', async () => {
    const { token } = await people.invite();
    const [row] = await owner.rows<{ text: string }>(
      `select string_agg(l::text, ' ') as text from identity.links l`,
    );
    expect(row?.text).not.toContain(token);
    expect(row?.text).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    expectProblem(
      await open('reset-password', { token, password: CHOSEN_PASSWORD }),
      404,
      'identity.link_unknown',
    );
    for (const path of ['setup/read', 'auth/support'])
      expectProblem(
        await app.request('POST', `/v1/${path}`, {
          body: path === 'auth/support' ? { code: token } : { token },
        }),
        404,
        'identity.link_unknown',
      );
    for (const wrong of [token.slice(1), `${token}x`, 'x'.repeat(43)])
      expectProblem(await people.accept(wrong), 404, 'identity.link_unknown');
    expect((await people.accept(token)).status).toBe(200);
  });

  test('wants a password that is not guessed first', async () => {
    const { token, email } = await people.invite();
    expectProblem(await people.accept(token, 'corta'), 422, 'identity.password_short');
    for (const weak of ['password1', email, email.split('@')[0] ?? '', 'la fogata'])
      expectProblem(await people.accept(token, weak), 422, 'identity.password_common', weak);
    expect((await people.accept(token)).status).toBe(200);
  });

  test('ends with its time, with a newer one, and with whom it is for', async () => {
    const late = await people.invite();
    await expire(late.token);
    expectProblem(await people.accept(late.token), 409, 'identity.link_expired');
    const twice = await people.invite();
    const newer = tokenOf(await people.issue(twice.id, 'invitation'));
    expectProblem(await people.accept(twice.token), 409, 'identity.link_used');
    expect((await people.accept(newer)).status).toBe(200);
    expectProblem(await people.issue(twice.id, 'invitation'), 409, 'identity.member_state');
    const unwanted = await people.invite();
    await as(people.boss, 'POST', `/members/${unwanted.id}/disable`);
    expectProblem(await people.accept(unwanted.token), 409, 'identity.link_used');
  });

  test('that its issuer has seen grants nothing that was given afterwards', async () => {
    const { id, token } = await people.invite('waiter');
    expect((await people.assign(id, 'administrator')).status).toBe(200);
    expectProblem(await people.accept(token), 409, 'identity.link_used');
  });

  test('of ten who accept at once lets one in', async () => {
    const { id, email, token } = await people.invite();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => people.accept(token, `${CHOSEN_PASSWORD} ${i}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expectProblem(answer, [409, 401].includes(answer.status) ? answer.status : 409, [
        'identity.link_used',
        'identity.account_exists',
        'identity.bad_credentials',
      ]);
    const [row] = await owner.rows(
      `select (select count(*)::int from identity.accounts where email = $2) as accounts,
        (select count(*)::int from identity.sessions where member_id = $1) as sessions`,
      [id, email],
    );
    expect(row).toEqual({ accounts: 1, sessions: 1 });
  });

  test('to somebody with an account wants its password, guessed no faster than a log-in', async () => {
    const id = newId();
    const email = 'duena@laesquina.example';
    const assignments = [{ branchId: people.boss.branchId, roleId: people.roles.get('waiter') }];
    await as(people.boss, 'POST', '/members', { id, name: 'Elena', email, assignments });
    const token = tokenOf(await people.issue(id, 'invitation'));
    expect((await open('read', { token })).body).toMatchObject({ hasAccount: true });
    for (let i = 0; i < 5; i += 1)
      expectProblem(await people.accept(token, CHOSEN_PASSWORD), 401, 'identity.bad_credentials');
    const slowed = await people.accept(token, DEMO_PASSWORD);
    expectProblem(slowed, 429, 'identity.too_many_attempts');
    expect(slowed.headers['retry-after']).toBe('1');
    await owner.rows('delete from identity.attempts');
    expect((await people.accept(token, DEMO_PASSWORD)).body.company).toMatchObject({ name: 'La Fogata' });
    const [row] = await owner.rows(
      `select count(distinct m.company_id)::int as companies from identity.members m
        join identity.accounts a on a.id = m.account_id where a.email = $1`,
      [email],
    );
    expect(row).toEqual({ companies: 2 });
  });

  test('is issued by who leads that member, and by nobody else', async () => {
    const { id } = await people.hire('cashier');
    const waiter = await app.logIn('fogata-mesera');
    expectProblem(await people.issue(id, 'invitation', waiter), 403, 'kernel.forbidden');
    expectProblem(await people.issue(id, 'invitation', people.stranger), 404, 'identity.member_unknown');
    const manager = await people.employ('manager');
    const equal = await people.hire('manager');
    expectProblem(await people.issue(equal.id, 'invitation', manager.session), 403, 'identity.outranked');
    expect((await people.issue(id, 'invitation', manager.session)).status).toBe(200);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../../app/testing/browser.ts';
import { CHOSEN_PASSWORD, type Hiring, openHiring, tokenOf } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Another password by link, issued by who leads.

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

describe('a reset by who leads', () => {
  test('sets another password once; every session ends, and this browser is known', async () => {
    const person = await people.employ('cashier');
    const answer = await people.issue(person.id, 'password-reset');
    expect(answer.body.url).toMatch(/^http:\/\/localhost(:80)?\/reset#[\w-]{43}$/);
    const token = tokenOf(answer);
    expect((await open('read', { token })).body).toMatchObject({
      purpose: 'password_reset',
      email: person.email,
    });
    const browser = openBrowser(app);
    expectProblem(await browser.post('links/reset-password', { token, password: 'password1' }), 422, [
      'identity.password_common',
    ]);
    const password = 'cuatro perros sin correa';
    expect((await browser.post('links/reset-password', { token, password })).status).toBe(204);
    expectProblem(await browser.post('links/reset-password', { token, password }), 409, 'identity.link_used');
    await expect
      .poll(() => app.request('GET', '/v1/me', { session: person.session }).then(({ status }) => status))
      .toBe(401);
    expectProblem(await logIn(person.email, CHOSEN_PASSWORD), 401, 'identity.bad_credentials');
    await owner.rows(`update identity.attempts set blocked_until = now() + interval '1 hour'`);
    expectProblem(await logIn(person.email, password), 429, 'identity.too_many_attempts');
    expect((await browser.post('login', { email: person.email, password })).status).toBe(200);
    const actions = await owner.rows<{ action: string }>(
      `select action from identity.audit_log where object_id = $1 and action like '%password%' order by seq`,
      [person.id],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'identity.password_reset_issued',
      'identity.password_reset',
    ]);
  });

  test('opens no account of an equal, of oneself, of another company, or without a password', async () => {
    const manager = await people.employ('manager');
    const equal = await people.employ('manager');
    expectProblem(await people.issue(equal.id, 'password-reset', manager.session), 403, 'identity.outranked');
    expectProblem(
      await people.issue(people.boss.memberId, 'password-reset', manager.session),
      403,
      'identity.outranked',
    );
    expectProblem(await people.issue(people.boss.memberId, 'password-reset'), 403, 'identity.own_rights');
    expectProblem(
      await people.issue(equal.id, 'password-reset', people.stranger),
      404,
      'identity.member_unknown',
    );
    const waiting = await people.hire();
    expectProblem(await people.issue(waiting.id, 'password-reset'), 409, 'identity.member_state');
    // Who works elsewhere too is not theirs to let in there.
    const shared = await people.employ();
    await owner.rows(
      `insert into identity.members (company_id, id, account_id, name, state)
        select $1, $2, account_id, 'Otra', 'disabled' from identity.members where id = $3`,
      [people.stranger.companyId, newId(), shared.id],
    );
    expectProblem(await people.issue(shared.id, 'password-reset'), 403, 'identity.account_elsewhere');
  });

  test('that was shown dies when the member rises, or begins to work elsewhere', async () => {
    const reset = (token: string) => open('reset-password', { token, password: `${CHOSEN_PASSWORD} dos` });
    const [rising, leaving] = [await people.employ(), await people.employ()];
    const [one, two] = [
      tokenOf(await people.issue(rising.id, 'password-reset')),
      tokenOf(await people.issue(leaving.id, 'password-reset')),
    ];
    expect((await people.assign(rising.id, 'administrator')).status).toBe(200);
    expectProblem(await reset(one), 409, 'identity.link_used');
    await owner.rows(
      `insert into identity.members (company_id, id, account_id, name)
        select $1, $2, account_id, 'Otra' from identity.members where id = $3`,
      [people.stranger.companyId, newId(), leaving.id],
    );
    expectProblem(await reset(two), 409, 'identity.link_used');
    for (const { email } of [rising, leaving]) expect((await logIn(email, CHOSEN_PASSWORD)).status).toBe(200);
  });

  test('of ten who use it at once sets one password; a change of the password ends the link', async () => {
    const person = await people.employ();
    const token = tokenOf(await people.issue(person.id, 'password-reset'));
    const words = Array.from({ length: 10 }, (_, i) => `${CHOSEN_PASSWORD} ${i}`);
    const answers = await Promise.all(words.map((password) => open('reset-password', { token, password })));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 204))
      expectProblem(answer, 409, 'identity.link_used');
    const password = words[answers.findIndex(({ status }) => status === 204)] ?? '';
    const { body } = await logIn(person.email, password);
    const later = tokenOf(await people.issue(person.id, 'password-reset'));
    const change = { current: password, next: CHOSEN_PASSWORD };
    expect((await as({ token: String(body.accessToken) }, 'PUT', '/me/password', change)).status).toBe(204);
    expectProblem(await open('reset-password', { token: later, password }), 409, 'identity.link_used');
  });
});

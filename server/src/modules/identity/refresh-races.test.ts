import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../app/testing/browser.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { forgetSessions } from './queries/sessions.ts';

// Refreshes that meet each other, and what is left of a family in the end (threat H07).

const COOKIE = 'fastops_session';
let app: TestApp;
let owner: Owner;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface LoggedIn extends Browser {
  token: string;
  sessionId: string;
  companyId: string;
}

async function logIn(key = 'fogata-mesera'): Promise<LoggedIn> {
  const browser = openBrowser(app);
  const { body } = await browser.post('demo', { key });
  const token = String(body.accessToken);
  const { sid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return { ...browser, token, sessionId: sid, companyId: String(body.company?.id) };
}

const family = (sessionId: string) =>
  owner.rows<{ head: boolean }>(
    'select rotated_at is null as head from identity.refresh_tokens where session_id = $1',
    [sessionId],
  );

describe('at once', () => {
  test('twenty refreshes of one token make one successor, and nobody is logged out', {
    timeout: 120_000,
  }, async () => {
    const browser = await logIn();
    const rounds = 200;
    for (let round = 0; round < rounds; round += 1) {
      const tabs = Array.from({ length: 20 }, () => browser.copy());
      const answers = await Promise.all(tabs.map((tab) => tab.post('refresh')));
      expect(
        answers.map(({ status }) => status),
        `round ${round}`,
      ).toEqual(answers.map(() => 200));
      const successors = new Set(tabs.map((tab) => tab.cookies.get(COOKIE)));
      expect(successors.size).toBe(1);
      browser.cookies.set(COOKIE, [...successors][0] ?? '');
    }
    const members = await family(browser.sessionId);
    expect(members).toHaveLength(rounds + 1);
    expect(members.filter(({ head }) => head)).toHaveLength(1);
    expect((await app.request('GET', '/v1/me', { session: browser })).status).toBe(200);
  });

  test('a log-out and a refresh leave no session that is alive', async () => {
    for (let round = 0; round < 10; round += 1) {
      const browser = await logIn();
      const tab = browser.copy();
      await Promise.all([browser.post('logout'), tab.post('refresh')]);
      expectProblem(await tab.post('refresh'), 401, 'identity.session_ended');
      const [session] = await owner.rows<{ reason: string }>(
        'select ended_reason as reason from identity.sessions where id = $1',
        [browser.sessionId],
      );
      expect(session?.reason).toBe('logged_out');
    }
  });
});

test('what ended long ago is forgotten; of each member the newest session stays', async () => {
  const { companyId } = await logIn('esquina-mesera');
  const [old, recent] = [await logIn('esquina-mesera'), await logIn('esquina-mesera')];
  const member = `(select id from identity.members where demo_key = 'esquina-mesera')`;
  const sessions = () =>
    owner.rows<{ id: string }>(
      `select id from identity.sessions where member_id = ${member} order by created_at`,
    );
  const forget = () => app.system.database.outsideTenants((tx) => forgetSessions(tx));
  await forget();
  expect(await sessions()).toHaveLength(3);
  await owner.rows(
    `update identity.sessions set revoked_at = now() - interval '31 days' where member_id = ${member}`,
  );
  await owner.rows(
    `update identity.refresh_tokens set expires_at = now() - interval '2 days' where company_id = $1`,
    [companyId],
  );
  expect(old.sessionId).not.toBe(recent.sessionId);
  await forget();
  expect(await sessions()).toEqual([{ id: recent.sessionId }]);
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildTestApp, DEMO_PASSWORD, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// No secret reaches the log or an answer, whatever goes wrong (threat H25).

const PASSWORD = 'canary-password-4711';
const TOKEN = `canary-token-4711-${'x'.repeat(25)}`;
const DEVICE = `canary-device-4711${'x'.repeat(25)}`;
const CANARIES = [PASSWORD, TOKEN, DEVICE, DEMO_PASSWORD];

const written: string[] = [];
let app: TestApp;
let owner: Owner;
let session: TestSession;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  app = await buildTestApp({ env: { LOG_LEVEL: 'trace' } });
  owner = await openOwner(app.db.ownerUrl);
  session = await app.logIn('fogata-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
  vi.restoreAllMocks();
});

const member = newId();
const REQUESTS = [
  ['POST', '/v1/auth/login', { email: 'duena@lafogata.example', password: PASSWORD }],
  ['POST', '/v1/auth/login', { email: 'duena@lafogata.example', password: DEMO_PASSWORD, client: 'api' }],
  ['POST', '/v1/auth/login', { email: 'duena@lafogata.example', password: { is: PASSWORD } }],
  ['POST', '/v1/auth/refresh', { refreshToken: TOKEN }],
  ['POST', '/v1/auth/refresh', {}],
  ['POST', '/v1/auth/logout', { refreshToken: TOKEN, pin: TOKEN }],
  ['POST', '/v1/auth/logout', {}],
  ['POST', '/v1/auth/demo', { key: TOKEN }],
  ['POST', '/v1/auth/password-resets', { email: `${TOKEN}@example.com` }],
  ['POST', '/v1/auth/links/read', { token: TOKEN }],
  ['POST', '/v1/auth/links/accept-invitation', { token: TOKEN, password: PASSWORD }],
  ['POST', '/v1/auth/links/reset-password', { token: TOKEN, password: PASSWORD }],
  ['PUT', '/v1/me/password', { current: PASSWORD, next: DEMO_PASSWORD }],
  ['PUT', '/v1/me/password', { current: DEMO_PASSWORD, next: PASSWORD }],
  ['GET', '/v1/me/sessions', undefined],
  ['GET', '/v1/me/companies', undefined],
  ['DELETE', `/v1/me/sessions/${member}`, undefined],
  ['PATCH', '/v1/me', { name: PASSWORD, password: PASSWORD }],
  ['GET', `/v1/members/${member}/sessions`, undefined],
  ['POST', `/v1/members/${member}/invitation`, { token: TOKEN }],
  ['POST', `/v1/members/${member}/password-reset`, {}],
] as const;

/** Sends every request as a member and as a stranger with a forged token; returns the answers as text. */
async function sendAll(): Promise<{ statuses: Set<number>; told: string }> {
  const statuses = new Set<number>();
  let told = '';
  for (const token of [session.token, `${TOKEN}.${TOKEN}.${TOKEN}`]) {
    for (const [method, url, body] of REQUESTS) {
      const cookie = `fastops_session=${TOKEN}; fastops_device=${DEVICE}`;
      const options = { session: { token }, headers: { cookie }, ...(body === undefined ? {} : { body }) };
      const answer = await app.request(method, url, options);
      statuses.add(answer.status);
      // What is wanted of a log-in is in its own answer: a token that nobody has chosen.
      told += JSON.stringify(answer.body);
      await owner.rows('delete from identity.attempts');
    }
  }
  return { statuses, told };
}

/** Every form in which a secret might be written down. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    encodeURIComponent(secret),
  ];
}

function expectNone(told: string): void {
  const log = written.join('');
  for (const form of CANARIES.flatMap(formsOf)) {
    expect(log).not.toContain(form);
    expect(told).not.toContain(form);
  }
}

test('when callers are wrong', async () => {
  const { statuses, told } = await sendAll();
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 204, 400, 401, 403, 404]));
  expectNone(told);
});

test('when the database refuses every statement, and when it refuses the last one', async () => {
  const [row] = await owner.rows<{ functions: string }>(
    `select string_agg(p.oid::regprocedure::text, ', ') as functions from pg_proc p
      where p.pronamespace = 'identity'::regnamespace and p.prosecdef`,
  );
  const faults: readonly (readonly [string, string])[] = [
    [
      `revoke execute on function ${row?.functions} from fastops_app`,
      `grant execute on function ${row?.functions} to fastops_app`,
    ],
    [
      'revoke insert on identity.sessions from fastops_app',
      'grant insert on identity.sessions to fastops_app',
    ],
    // What fails here shows its row in the error: nothing in it may be a secret.
    [
      'alter table identity.sessions add constraint never check (false) not valid',
      'alter table identity.sessions drop constraint never',
    ],
    [
      'alter table identity.attempts add constraint never check (false) not valid',
      'alter table identity.attempts drop constraint never',
    ],
  ];
  for (const [fault, repair] of faults) {
    await owner.rows(fault);
    const before = written.length;
    const { statuses, told } = await sendAll();
    await owner.rows(repair);
    expect([...statuses], fault).toContain(500);
    expect(written.slice(before).join(''), fault).toContain('a request failed');
    expectNone(told);
  }
});

import { randomUUIDv7 } from 'node:crypto';
import { forge, partsOf } from '../../server/src/app/testing/hostile-tokens.ts';
import type { Loose, TestSession } from '../../server/src/app/testing/test-app.ts';
import type { Requester } from '../../server/src/app/testing/two-companies.ts';
import type { Owner } from '../../server/src/kernel/testing/owner.ts';
import { SECRET } from './product.ts';

/** A password nobody guesses first. */
export const PASSWORD = 'siete loros verdes cantan';

/** The product over HTTP, as the tests of the server ask it in their own process. */
export function requesterAt(origin: string): Requester {
  const request: Requester['request'] = async (method, url, { session, body, raw, bytes, headers } = {}) => {
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: {
        ...(session ? { authorization: `Bearer ${session.token}` } : {}),
        ...(raw !== undefined || body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(bytes ? { body: Buffer.from(bytes) } : {}),
      ...(raw === undefined && body === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = (answer.headers.get('content-type') ?? '').includes('json');
    return {
      status: answer.status,
      body: (json && text !== '' ? JSON.parse(text) : text) as never,
      headers: Object.fromEntries(answer.headers),
    };
  };
  return {
    request,
    async logIn(key) {
      const { status, body } = await request('POST', '/v1/auth/demo', { body: { key } });
      if (status !== 200) throw new Error(`the demo log-in ${key} was refused: ${JSON.stringify(body)}`);
      return { ...sessionOf(body), demoKey: key };
    },
  };
}

/** The session in an answer. */
function sessionOf(body: Loose): TestSession {
  const [branch] = Object.values(body.branches ?? {});
  return {
    token: String(body.accessToken),
    companyId: String(body.company?.id),
    memberId: String(body.member?.id),
    branchId: String(branch?.id ?? ''),
  };
}

/** Asks and takes nothing but a success. */
export async function must(
  app: Requester,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  options: Parameters<Requester['request']>[2] = {},
): Promise<Loose> {
  const { status, body } = await app.request(method, url, {
    ...options,
    headers: { 'idempotency-key': randomUUIDv7(), ...options.headers },
  });
  if (status >= 300) throw new Error(`${method} ${url} was refused: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A place and a role for somebody new. */
export interface Standing {
  branchId: string | null;
  roleId: string;
}

/** Somebody with an account, who has accepted an invitation. */
export interface Person {
  memberId: string;
  email: string;
  session: TestSession;
}

/** Invites somebody and accepts for them, as the pages do where no mail server is set. */
export async function hire(app: Requester, owner: TestSession, standing: Standing): Promise<Person> {
  const memberId = randomUUIDv7();
  const email = `persona-${memberId}@example.com`;
  await must(app, 'POST', '/v1/members', {
    session: owner,
    body: { id: memberId, name: 'Persona nueva', email, assignments: [standing] },
  });
  const { url } = await must(app, 'POST', `/v1/members/${memberId}/invitation`, { session: owner, body: {} });
  const token = String(url).split('#')[1];
  const body = await must(app, 'POST', '/v1/auth/links/accept-invitation', {
    body: { token, password: PASSWORD },
  });
  return { memberId, email, session: sessionOf(body) };
}

/** A role of the company's own. */
export async function shapeRole(
  app: Requester,
  owner: TestSession,
  shape: { level: number; permissions: readonly string[] },
): Promise<string> {
  const id = randomUUIDv7();
  await must(app, 'POST', '/v1/roles', { session: owner, body: { id, name: `Papel ${id}`, ...shape } });
  return id;
}

/** An access token of this session whose time is over, signed by the product's own secret. */
export function expired(session: TestSession): TestSession {
  const { header, payload } = partsOf(session.token);
  const iat = Number(payload.iat) - 3_600;
  return { ...session, token: forge(SECRET, header, { ...payload, iat, exp: iat + 900 }) };
}

/** What the platform's side needs. */
export interface PlatformPeople {
  right: TestSession;
  expired: TestSession;
  revoked: TestSession;
  refresh: TestSession;
}

/** An account of the platform with the tokens that are good and not good. */
export async function openPlatform(
  app: Requester,
  owner: Owner,
  passwordHash: string,
): Promise<PlatformPeople> {
  const email = `plataforma-${randomUUIDv7()}@example.com`;
  await owner.rows(
    'insert into identity.platform_accounts (id, email, name, password_hash) values ($1, $2, $3, $4)',
    [randomUUIDv7(), email, 'Plataforma', passwordHash],
  );
  const logIn = async () => {
    const { body, headers } = await app.request('POST', '/v1/platform/auth/login', {
      body: { email, password: PASSWORD },
    });
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    return { token: String(body.accessToken), cookie };
  };
  const [right, old, gone] = [await logIn(), await logIn(), await logIn()];
  const as = (token: string): TestSession => ({ token, companyId: '', memberId: '', branchId: '' });
  await owner.rows(
    `update identity.platform_tokens set expires_at = now() - interval '1 minute'
      where token_hash = sha256(convert_to($1, 'UTF8'))`,
    [old.token],
  );
  await app.request('POST', '/v1/platform/auth/logout', { body: {}, headers: { cookie: gone.cookie } });
  return {
    right: as(right.token),
    expired: as(old.token),
    revoked: as(gone.token),
    refresh: as(right.cookie.split('=')[1] ?? ''),
  };
}

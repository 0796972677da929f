import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hiring, openHiring } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Keys for integrations: a program may do what its maker may do, where the maker may do it, and is never a person.

let app: TestApp;
let owner: Owner;
let hiring: Hiring;
let boss: TestSession;
let usaquen: string;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  hiring = await openHiring(app);
  boss = hiring.boss;
  const { body } = await app.request('GET', '/v1/me', { session: boss });
  usaquen = String(Object.values(body.branches ?? {})[1]?.id);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Wanted {
  session?: { token: string };
  id?: string;
  permissions?: readonly string[];
  branchIds?: readonly string[] | null;
}
const create = ({ session = boss, ...wanted }: Wanted = {}) =>
  app.request('POST', '/v1/api-keys', {
    session,
    body: { id: newId(), name: 'Tienda en línea', permissions: ['orders.view'], branchIds: null, ...wanted },
  });
/** A key, and the session of whoever holds it. */
async function made(wanted: Wanted = {}) {
  const { status, body } = await create(wanted);
  expect(status, JSON.stringify(body)).toBe(200);
  return { id: String(body.apiKey?.id), token: String(body.secret), branchId: boss.branchId, ...NOBODY };
}
const NOBODY = { companyId: '', memberId: '' };
const orders = (session: { token: string }, branchId = boss.branchId) =>
  app.request('GET', `/v1/branches/${branchId}/orders`, { session });
const revoke = (id: string, session: { token: string } = boss) =>
  app.request('DELETE', `/v1/api-keys/${id}`, { session });
const listed = async (id: string, session: { token: string } = boss) => {
  const { body } = await app.request('GET', '/v1/api-keys', { session });
  return Object.values(body.apiKeys ?? {}).find((key) => String(key.id) === id);
};

describe('a key', () => {
  test('is shown once, and kept as a hash', async () => {
    const answer = await create({ permissions: ['orders.view', 'catalog.view', 'orders.view'] });
    expect(answer.status).toBe(200);
    const secret = String(answer.body.secret);
    expect(secret).toMatch(/^fok_[\w-]{43}$/);
    expect(answer.body.apiKey).toMatchObject({
      name: 'Tienda en línea',
      prefix: secret.slice(0, 8),
      permissions: ['catalog.view', 'orders.view'],
      branchIds: null,
      createdBy: 'Lucía',
      lastUsedAt: null,
      revokedAt: null,
    });
    const id = String(answer.body.apiKey?.id);
    expect(await listed(id)).toEqual(answer.body.apiKey);
    const [stored] = await owner.rows(
      `select secret_hash = sha256(convert_to($2, 'UTF8')) as hashed, k::text not like '%' || $2 || '%' as hidden
        from identity.api_keys k where id = $1`,
      [id, secret],
    );
    expect(stored).toEqual({ hashed: true, hidden: true });
    const [written] = await owner.rows<{ text: string; action: string }>(
      'select action, a::text as text from identity.audit_log a where object_id = $1',
      [id],
    );
    expect(written?.action).toBe('identity.api_key_created');
    expect(written?.text).not.toContain(secret);
    expectProblem(await create({ id }), 409, 'identity.api_key_exists');
  });

  test('does what it may, where it may, in its own name', async () => {
    const key = await made({
      permissions: ['orders.view', 'orders.create', 'catalog.view'],
      branchIds: [boss.branchId],
    });
    expect((await orders(key)).status).toBe(200);
    expectProblem(await orders(key, usaquen), 404, 'kernel.not_found');
    expectProblem(await orders(key, hiring.stranger.branchId), 404, 'kernel.not_found');
    const order = await app.request('POST', '/v1/orders', {
      session: key,
      ...(await orderBody(app, key, [['Tinto', 1]])),
    });
    expect(order.status).toBe(201);
    expect(order.body).toMatchObject({ waiter: { name: 'Tienda en línea' } });
    const tickets = await app.request('GET', `/v1/branches/${boss.branchId}/tickets`, { session: key });
    expectProblem(tickets, 403, 'kernel.forbidden');
    for (const path of ['/v1/members', '/v1/api-keys', '/v1/devices'])
      expectProblem(await app.request('GET', path, { session: key }), 403, 'kernel.forbidden', path);
    // A program is not among the people.
    const { body } = await app.request('GET', '/v1/members?limit=200', { session: boss });
    const names = Object.values(body.members ?? {}).map(({ name }) => String(name));
    expect(names).not.toContain('Tienda en línea');
  });

  test('for every branch reaches every branch, and no other company', async () => {
    const key = await made();
    for (const branchId of [boss.branchId, usaquen]) expect((await orders(key, branchId)).status).toBe(200);
    expectProblem(await orders(key, hiring.stranger.branchId), 404, 'kernel.not_found');
  });

  test('is nobody: what belongs to a person is closed to it', async () => {
    const { permissions } = (await app.request('GET', '/v1/me', { session: boss })).body;
    const all = Object.values(permissions ?? {})
      .map(String)
      .filter((code) => !/^identity\.(?!view_)/.test(code));
    const key = await made({ permissions: all });
    for (const [method, path, body] of [
      ['GET', '/v1/me'],
      ['PATCH', '/v1/me', { name: 'Nadie' }],
      ['GET', '/v1/me/sessions'],
      ['GET', '/v1/me/companies'],
      ['PUT', '/v1/me/pin', { current: 'x', pin: '4827' }],
    ] as const) {
      const answer = await app.request(method, path, { session: key, body });
      expectProblem(answer, 403, 'identity.person_required', path);
    }
    // Nor does it come in by a PIN, or let anybody else do anything.
    const approval = await app.request('POST', '/v1/approvals', {
      session: key,
      body: {
        id: newId(),
        branchId: boss.branchId,
        memberId: boss.memberId,
        pin: '4827',
        action: 'orders.void',
        objectId: 'x',
      },
    });
    expectProblem(approval, 403, 'kernel.forbidden');
  });

  test('that is unknown, cut short or of another form is refused like any token', async () => {
    const { token } = await made();
    for (const bad of [token.slice(0, -1), `${token}x`, `fok_${'A'.repeat(43)}`, 'fok_', token.slice(4)])
      expectProblem(await orders({ token: bad }), 401, 'identity.token_refused', bad.slice(0, 8));
  });

  test('notes when it was used, once a minute at most', async () => {
    const key = await made();
    expect((await orders(key)).status).toBe(200);
    const used = async () => String((await listed(key.id))?.lastUsedAt);
    const first = await used();
    expect(first).toMatch(/^20\d\d-/);
    const other = await buildTestApp({ beside: app });
    try {
      // Another process reads the key anew: within the minute that writes nothing.
      const again = () => other.request('GET', `/v1/branches/${boss.branchId}/orders`, { session: key });
      expect((await again()).status).toBe(200);
      expect(await used()).toBe(first);
    } finally {
      await other.close();
    }
    await owner.rows(
      `update identity.api_keys set last_used_at = now() - interval '61 seconds' where id = $1`,
      [key.id],
    );
    const third = await buildTestApp({ beside: app });
    try {
      await third.request('GET', `/v1/branches/${boss.branchId}/orders`, { session: key });
      const [row] = await owner.rows(
        `select last_used_at > now() - interval '60 seconds' as fresh from identity.api_keys where id = $1`,
        [key.id],
      );
      expect(row).toEqual({ fresh: true });
    } finally {
      await third.close();
    }
  });
});

describe('a key that is revoked', () => {
  test('opens nothing from then on, and cannot be revoked again', async () => {
    const [key, other] = [await made(), await made()];
    for (const one of [key, other]) expect((await orders(one)).status).toBe(200);
    expect((await revoke(key.id)).status).toBe(204);
    expectProblem(await orders(key), 401, 'identity.token_refused');
    expect((await orders(other)).status).toBe(200);
    expectProblem(await revoke(key.id), 404, 'identity.api_key_unknown');
    expect(String((await listed(key.id))?.revokedAt)).toMatch(/^20\d\d-/);
  });

  test('opens nothing in another process either, once that has looked', async () => {
    const key = await made();
    const other = await buildTestApp({ beside: app });
    const there = () => other.request('GET', `/v1/branches/${boss.branchId}/orders`, { session: key });
    try {
      expect((await there()).status).toBe(200);
      await revoke(key.id);
      await expect.poll(async () => (await there()).status, { timeout: 15_000 }).toBe(401);
    } finally {
      await other.close();
    }
  });

  test('was one’s own: another company’s is unknown', async () => {
    const key = await made();
    expectProblem(await revoke(key.id, hiring.stranger), 404, 'identity.api_key_unknown');
    expect(await listed(key.id, hiring.stranger)).toBeUndefined();
    expect((await orders(key)).status).toBe(200);
  });
});

describe('whoever makes a key', () => {
  test('gives nothing they do not hold in all of its places', async () => {
    const roleId = newId();
    await app.request('POST', '/v1/roles', {
      session: boss,
      body: {
        id: roleId,
        name: 'Integraciones',
        level: 70,
        permissions: ['identity.manage_api_keys', 'orders.view'],
      },
      headers: { 'idempotency-key': newId() },
    });
    const hired = await hiring.hire('waiter');
    const assigned = await app.request('PUT', `/v1/members/${hired.id}/assignments`, {
      session: boss,
      body: {
        assignments: [
          { branchId: null, roleId },
          { branchId: boss.branchId, roleId: hiring.roles.get('waiter') },
        ],
      },
    });
    expect(assigned.status).toBe(200);
    const invitation = await hiring.issue(hired.id, 'invitation');
    const token = String(invitation.body.url).split('#')[1] ?? '';
    const session = { token: String((await hiring.accept(token)).body.accessToken) };
    const ask = (permissions: string[], branchIds: string[] | null) =>
      create({ session, permissions, branchIds });
    expect((await ask(['orders.view'], null)).status).toBe(200);
    expect((await ask(['orders.create'], [boss.branchId])).status).toBe(200);
    expectProblem(await ask(['orders.create'], null), 403, 'identity.not_held');
    expectProblem(await ask(['orders.create'], [usaquen]), 403, 'identity.not_held');
    expectProblem(await ask(['orders.create'], [boss.branchId, usaquen]), 403, 'identity.not_held');
    expectProblem(await ask(['orders.void'], [boss.branchId]), 403, 'identity.not_held');
  });

  test('lets no program shape people, roles or keys, and names what exists', async () => {
    for (const code of [
      'identity.manage_members',
      'identity.manage_roles',
      'identity.manage_api_keys',
      'identity.manage_devices',
      'identity.manage_company',
      'identity.ask_approval',
      'identity.export_data',
    ]) {
      expectProblem(await create({ permissions: [code] }), 422, 'identity.not_for_keys', code);
    }
    expectProblem(await create({ permissions: ['orders.unheard_of'] }), 422, 'identity.permission_unknown');
    for (const branchIds of [[hiring.stranger.branchId], [boss.branchId, newId()]])
      expectProblem(await create({ branchIds }), 404, 'identity.branch_unknown');
    expectProblem(await create({ branchIds: [] }), 400, 'kernel.invalid_input');
    expectProblem(await create({ permissions: [] }), 400, 'kernel.invalid_input');
  });

  test('leads the company as a whole', async () => {
    const manager = await hiring.employ('manager');
    expectProblem(await create({ session: manager.session }), 403, 'kernel.forbidden');
    expectProblem(await revoke((await made()).id, manager.session), 403, 'kernel.forbidden');
  });
});

test('a key of a company that was suspended opens nothing, and works again afterwards', async () => {
  const key = await made();
  const state = (to: string) =>
    owner.rows('update identity.companies set state = $2, state_since = now() where company_id = $1', [
      boss.companyId,
      to,
    ]);
  await state('suspended');
  expectProblem(await orders(key), 402, 'identity.company_suspended');
  await state('active');
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformAdmin, type TestAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Ownership is given and taken by the platform, and never by nobody at all (threat H09).

let app: TestApp;
let owner: Owner;
let ana: TestAdmin;
let beto: TestAdmin;
let lucia: TestSession;
let andres: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  ana = await platformAdmin(app);
  beto = await platformAdmin(app, 'beto@plataforma.example');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(async () => {
  lucia = await app.logIn('fogata-duena');
  andres = await app.logIn('fogata-cajero');
});

const owners = (method: 'PUT' | 'DELETE', memberId: string, session: { token: string } = ana) =>
  app.request(method, `/v1/platform/companies/${lucia.companyId}/owners/${memberId}`, { session });
const me = (session: { token: string }) => app.request('GET', '/v1/me', { session });
const leave = (session: { token: string }) => app.request('POST', '/v1/me/leave', { session, body: {} });
const becomes = (ask: () => Promise<Answer>, status: number) =>
  expect.poll(() => ask().then((answer) => answer.status), { timeout: 5_000, interval: 20 }).toBe(status);
const rolesOf = (memberId: string) =>
  owner.rows<{ key: string; branch_id: string | null }>(
    `select r.ready_key as key, a.branch_id from identity.member_roles a
      join identity.roles r on r.company_id = a.company_id and r.id = a.role_id where a.member_id = $1`,
    [memberId],
  );

/** Active owners of La Fogata, as the database has them. */
const activeOwners = async () =>
  (
    await owner.rows<{ name: string }>(
      `select m.name from identity.members m
        join identity.member_roles a on a.company_id = m.company_id and a.member_id = m.id and a.branch_id is null
        join identity.roles r on r.company_id = a.company_id and r.id = a.role_id and r.ready_key = 'owner'
        where m.company_id = $1 and m.state = 'active' order by m.name`,
      [lucia.companyId],
    )
  ).map(({ name }) => name);

describe('ownership', () => {
  test('is given in place of every other role, and taken down to administrator', async () => {
    const granted = await owners('PUT', andres.memberId);
    expect(granted.status).toBe(200);
    expect(Object.values(granted.body.owners ?? {}).map(({ name }) => name)).toEqual(['Andrés', 'Lucía']);
    expect(await rolesOf(andres.memberId)).toEqual([{ key: 'owner', branch_id: null }]);
    // The token of before says less than its bearer may do now: it is no good any more.
    await becomes(() => me(andres), 401);
    expect((await me(await app.logIn('fogata-cajero'))).body.role).toMatchObject({ key: 'owner' });
    expect((await owners('PUT', andres.memberId)).status).toBe(200);
    expect((await owners('DELETE', andres.memberId)).status).toBe(200);
    expect(await rolesOf(andres.memberId)).toEqual([{ key: 'administrator', branch_id: null }]);
    const actions = await owner.rows<{ action: string; actor_kind: string }>(
      `select action, actor_kind from identity.audit_log
        where company_id = $1 and object_id = $2 and action like 'identity.ownership%' order by seq`,
      [lucia.companyId, andres.memberId],
    );
    expect(actions).toEqual([
      { action: 'identity.ownership_granted', actor_kind: 'platform' },
      { action: 'identity.ownership_withdrawn', actor_kind: 'platform' },
    ]);
  });

  test('of somebody who is not here, is out, or owns nothing cannot be moved', async () => {
    expectProblem(await owners('PUT', newId()), 404, 'identity.member_unknown');
    expectProblem(await owners('DELETE', andres.memberId), 404, 'identity.member_unknown');
    const stranger = await app.logIn('esquina-duena');
    for (const method of ['PUT', 'DELETE'] as const)
      expectProblem(await owners(method, stranger.memberId), 404, 'identity.member_unknown');
    await owner.rows(`update identity.members set state = 'disabled' where id = $1`, [andres.memberId]);
    expectProblem(await owners('PUT', andres.memberId), 409, 'identity.member_state');
    await owner.rows(`update identity.members set state = 'active' where id = $1`, [andres.memberId]);
  });

  test('of the last owner cannot be taken', async () => {
    expectProblem(await owners('DELETE', lucia.memberId), 409, 'identity.last_owner');
    expectProblem(await leave(lucia), 409, 'identity.last_owner');
    expect(await activeOwners()).toEqual(['Lucía']);
  });

  test('of two is not lost when two administrators of the platform take one each at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      for (const memberId of [lucia.memberId, andres.memberId])
        expect((await owners('PUT', memberId)).status).toBe(200);
      const answers = await Promise.all([
        owners('DELETE', lucia.memberId, ana),
        owners('DELETE', andres.memberId, beto),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await activeOwners()).toHaveLength(1);
    }
    await owners('PUT', lucia.memberId);
  });

  test('of two is not lost when one leaves while the other is taken', async () => {
    for (let round = 0; round < 5; round += 1) {
      for (const memberId of [lucia.memberId, andres.memberId])
        expect((await owners('PUT', memberId)).status).toBe(200);
      const session = await app.logIn('fogata-cajero');
      const answers = await Promise.all([owners('DELETE', lucia.memberId), leave(session)]);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
      expect(await activeOwners()).toHaveLength(1);
      await owner.rows(`update identity.members set state = 'active' where id = $1`, [andres.memberId]);
      await owners('PUT', lucia.memberId);
    }
  });
});

describe('another owner', () => {
  test('is invited, counts only once they are here, and is not invited twice', async () => {
    const body = { name: 'Rosa', email: 'Rosa@LaFogata.example' };
    const path = `/v1/platform/companies/${lucia.companyId}/owners`;
    const invited = await app.request('POST', path, { session: ana, body });
    expect(invited.body).toMatchObject({ sentTo: null, url: expect.stringMatching(/\/join#[\w-]{43}$/) });
    expectProblem(await app.request('POST', path, { session: ana, body }), 409, 'identity.email_taken');
    for (const { id } of await owner.rows<{ id: string }>(
      `select id from identity.members where name = 'Andrés'`,
    ))
      await owners('DELETE', id);
    expectProblem(await owners('DELETE', lucia.memberId), 409, 'identity.last_owner');
    const token = String(invited.body.url).split('#')[1];
    const rosa = await app.request('POST', '/v1/auth/links/accept-invitation', {
      body: { token, password: 'una mesa de madera' },
    });
    expect(rosa.body).toMatchObject({ role: { key: 'owner' }, member: { name: 'Rosa' } });
    expect(await activeOwners()).toEqual(['Lucía', 'Rosa']);
  });
});

describe('leaving', () => {
  test('ends every session of the membership, on every device', async () => {
    const sessions = [await app.logIn('fogata-cocina'), await app.logIn('fogata-cocina')];
    const [first] = sessions;
    expect((await leave(first as TestSession)).status).toBe(204);
    for (const session of sessions) await becomes(() => me(session), 401);
    const [row] = await owner.rows<{ state: string; open: number }>(
      `select m.state, (select count(*) from identity.sessions s
          where s.company_id = m.company_id and s.member_id = m.id and s.revoked_at is null) as open
        from identity.members m where m.id = $1`,
      [first?.memberId],
    );
    expect(row).toEqual({ state: 'disabled', open: 0 });
  });
});

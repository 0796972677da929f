import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHOSEN_PASSWORD, type Hiring, openHiring } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Who adds, changes and lets go whom, as far as HTTP shows it. The rules themselves are held by the model of rights.

let app: TestApp;
let owner: Owner;
let hiring: Hiring;
let boss: TestSession;
let usaquen: string;
/** Leads Chapinero, and nothing else. */
let leader: { token: string };

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  hiring = await openHiring(app);
  boss = hiring.boss;
  const { body } = await app.request<{ branches: { id: string; name: string }[] }>('GET', '/v1/branches', {
    session: boss,
  });
  usaquen = body.branches.find(({ name }) => name === 'Usaquén')?.id ?? '';
  const person = await hiring.employ('manager');
  await assign(person.id, [{ branchId: boss.branchId, roleId: role('manager') }]);
  leader = await again(person.email);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const role = (key: string) => hiring.roles.get(key) ?? '';
async function again(email: string): Promise<{ token: string }> {
  const { body } = await app.request('POST', '/v1/auth/login', {
    body: { email, password: CHOSEN_PASSWORD },
  });
  return { token: String(body.accessToken) };
}
interface Wish {
  branchId: string | null;
  roleId: string;
}
const assign = (memberId: string, assignments: Wish[], session: { token: string } = boss): Promise<Answer> =>
  app.request('PUT', `/v1/members/${memberId}/assignments`, { session, body: { assignments } });
const add = (body: object, session: { token: string } = boss, key = newId()): Promise<Answer> =>
  app.request('POST', '/v1/members', {
    session,
    body: {
      id: newId(),
      name: 'Rosa',
      assignments: [{ branchId: boss.branchId, roleId: role('waiter') }],
      ...body,
    },
    headers: { 'idempotency-key': key },
  });
const list = async (session: { token: string }, query = '') => {
  const answer = await app.request<{ members: { id: string; name: string }[]; next: string | null }>(
    'GET',
    `/v1/members${query}`,
    { session },
  );
  expect(answer.status).toBe(200);
  return answer.body;
};
const count = async () =>
  (await owner.rows<{ n: number }>('select count(*)::int as n from identity.members'))[0]?.n;

describe('somebody who is added', () => {
  test('waits for the invitation with an e-mail, and is at work without one', async () => {
    const invited = await add({ email: 'Rosa@Example.com' });
    expect(invited.status).toBe(201);
    expect(invited.body).toMatchObject({ state: 'invited', email: 'rosa@example.com', hasAccount: false });
    expect((await add({})).body).toMatchObject({ state: 'active', email: null });
  });

  test('is added once, however often it is sent', async () => {
    const [id, key] = [newId(), newId()];
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 8 }, () => add({ id }, boss, key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    for (const { status, body } of answers)
      if (status !== 201)
        expect({ status, code: body.code }).toEqual({ status: 409, code: expect.any(String) });
    expect((await add({ id }, boss, key)).status).toBe(201);
    expectProblem(await add({ id }), 409, 'identity.member_exists');
    expect(await count()).toBe((before ?? 0) + 1);
  });

  test('has an e-mail that nobody else of the company has; another company may', async () => {
    const email = 'una@example.com';
    expect((await add({ email })).status).toBe(201);
    expectProblem(await add({ email: 'UNA@example.com' }), 409, 'identity.email_taken');
    const { body } = await app.request<{ roles: { id: string; key: string }[] }>('GET', '/v1/roles', {
      session: hiring.stranger,
    });
    const roleId = body.roles.find(({ key }) => key === 'waiter')?.id;
    const assignments = [{ branchId: hiring.stranger.branchId, roleId }];
    expect((await add({ email, assignments }, hiring.stranger)).status).toBe(201);
  });

  test('needs a role, at a place that exists, once per place; nothing is left of a refusal', async () => {
    const before = await count();
    const waiter = role('waiter');
    const { branchId } = boss;
    expectProblem(await add({ assignments: [] }), 422, 'identity.role_required');
    const repeated = [
      { branchId, roleId: waiter },
      { branchId, roleId: role('cashier') },
    ];
    expectProblem(await add({ assignments: repeated }), 422, 'identity.place_repeated');
    for (const [assignments, code] of [
      [[{ branchId, roleId: newId() }], 'identity.role_unknown'],
      [[{ branchId: newId(), roleId: waiter }], 'identity.branch_unknown'],
      [[{ branchId: hiring.stranger.branchId, roleId: waiter }], 'identity.branch_unknown'],
    ] as const)
      expectProblem(await add({ assignments }), 404, code);
    for (const wrong of [
      { name: '' },
      { email: 'no mail' },
      { id: 'x' },
      { level: 100 },
      { state: 'active' },
    ])
      expectProblem(await add(wrong), 400, 'kernel.invalid_input', JSON.stringify(wrong));
    expect(await count()).toBe(before);
  });

  test('gets no role that ranks as high as the giver, at no place where they do not lead', async () => {
    const { branchId } = boss;
    const by = (assignments: Wish[]) => add({ assignments }, leader);
    expect((await by([{ branchId, roleId: role('cashier') }])).status).toBe(201);
    for (const key of ['manager', 'administrator', 'owner'])
      expectProblem(await by([{ branchId, roleId: role(key) }]), 403, 'identity.outranked', key);
    expectProblem(await by([{ branchId: null, roleId: role('waiter') }]), 403, 'identity.outranked');
    expectProblem(await by([{ branchId: usaquen, roleId: role('waiter') }]), 404, 'identity.branch_unknown');
    // Ownership is given by the platform alone.
    expectProblem(
      await add({ assignments: [{ branchId: null, roleId: role('owner') }] }),
      403,
      'identity.outranked',
    );
  });
});

describe('the list', () => {
  test('shows those of the branches one leads, and of the company as a whole', async () => {
    const there = await add({ name: 'Allá', assignments: [{ branchId: usaquen, roleId: role('waiter') }] });
    const ids = (all: { members: { id: string }[] }) => all.members.map(({ id }) => id);
    expect(ids(await list(boss, '?limit=200'))).toContain(there.body.id);
    expect(ids(await list(leader, '?limit=200'))).not.toContain(there.body.id);
    expect(ids(await list(leader, '?limit=200'))).toContain(boss.memberId);
    const url = `/v1/members/${there.body.id}`;
    expect((await app.request('GET', url, { session: boss })).status).toBe(200);
    for (const session of [leader, hiring.stranger])
      expectProblem(await app.request('GET', url, { session }), 404, 'identity.member_unknown');
  });

  test('comes in pages, by name, without a gap or a repetition', async () => {
    const whole = (await list(boss, '?limit=200')).members.map(({ id }) => id);
    const walked: string[] = [];
    for (let next: string | null = ''; next !== null && walked.length <= whole.length; ) {
      const page = await list(boss, `?limit=3${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`);
      walked.push(...page.members.map(({ id }) => id));
      next = page.next;
    }
    expect(walked).toEqual(whole);
  });

  test('finds by name or e-mail, and takes what is typed literally', async () => {
    await add({ name: 'Cien % Real_', email: 'cien@example.com' });
    const found = async (text: string) =>
      (await list(boss, `?search=${encodeURIComponent(text)}`)).members.map(({ name }) => name);
    expect(await found('cien@')).toEqual(['Cien % Real_']);
    expect(await found('% real_')).toEqual(['Cien % Real_']);
    expect(await found('%')).toEqual(['Cien % Real_']);
    expect(await found("'; drop table x; --")).toEqual([]);
  });
});

describe('somebody who is changed', () => {
  test('is below who changes them, and never oneself', async () => {
    const { id } = await hiring.hire('cashier');
    const rename = (memberId: string, session: { token: string }) =>
      app.request('PATCH', `/v1/members/${memberId}`, { session, body: { name: 'Otro nombre' } });
    expect((await rename(id, leader)).body).toMatchObject({ name: 'Otro nombre' });
    expectProblem(await rename(boss.memberId, leader), 403, 'identity.outranked');
    expectProblem(await rename(boss.memberId, boss), 403, 'identity.own_rights');
    expectProblem(await rename(id, hiring.stranger), 404, 'identity.member_unknown');
    for (const what of ['disable', 'enable']) {
      const act = (memberId: string, session: { token: string }) =>
        app.request('POST', `/v1/members/${memberId}/${what}`, { session, body: {} });
      expectProblem(await act(boss.memberId, leader), 403, 'identity.outranked');
      expectProblem(await act(boss.memberId, boss), 403, 'identity.own_rights');
      expectProblem(await act(id, hiring.stranger), 404, 'identity.member_unknown');
    }
  });

  test('keeps what they hold where nobody stands any more, and gets nothing new there', async () => {
    const branchId = newId();
    const branch = { id: branchId, name: 'Por cerrar', timeZone: 'America/Bogota', cutoffHour: 4 };
    const opened = await app.request('POST', '/v1/branches', {
      session: boss,
      body: branch,
      headers: { 'idempotency-key': newId() },
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    boss = await app.logIn('fogata-duena');
    const { id } = await hiring.hire('waiter');
    const here = { branchId: boss.branchId, roleId: role('waiter') };
    const there = { branchId, roleId: role('waiter') };
    expect((await assign(id, [here, there], boss)).status).toBe(200);
    const closed = await app.request('POST', `/v1/branches/${branchId}/close`, { session: boss, body: {} });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    boss = await app.logIn('fogata-duena');
    const cashier = { branchId: boss.branchId, roleId: role('cashier') };
    const kept = await assign(id, [cashier, there], boss);
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    expect(Object.values(kept.body.assignments ?? {}).map((one) => one.branchId)).toContain(branchId);
    const more = [cashier, { branchId, roleId: role('cashier') }];
    expectProblem(await assign(id, more, boss), 404, 'identity.branch_unknown');
    expect((await assign(id, [cashier], boss)).status).toBe(200);
  });

  test('cannot be let go twice, nor let in while in', async () => {
    const { id } = await hiring.hire();
    const act = (what: string) =>
      app.request('POST', `/v1/members/${id}/${what}`, { session: boss, body: {} });
    expectProblem(await act('enable'), 409, 'identity.member_state');
    expect((await act('disable')).body).toMatchObject({ state: 'disabled' });
    expectProblem(await act('disable'), 409, 'identity.member_state');
    // Who never accepted waits as before.
    expect((await act('enable')).body).toMatchObject({ state: 'invited' });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hiring, openHiring } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';

// How roles are shaped, as far as HTTP shows it. The rules themselves are held by the model of rights.

interface RoleAnswer {
  id: string;
  key: string | null;
  name: string;
  level: number;
  permissions: string[];
  version: number;
  mayEdit: boolean;
}

let app: TestApp;
let hiring: Hiring;
let boss: TestSession;
/** Shapes roles, with a role of the company's own that holds little else. */
let shaper: { token: string; id: string; roleId: string };

const SHAPE = { level: 20, permissions: ['orders.create'] };
const HELD = ['identity.manage_roles', 'identity.view_roles', 'identity.view_members', 'orders.create'];

beforeAll(async () => {
  app = await buildTestApp();
  hiring = await openHiring(app);
  boss = hiring.boss;
  const roleId = newId();
  const known = (await permissions()).filter((code) => HELD.includes(code));
  expect((await make({ id: roleId, name: 'Jefe de roles', level: 50, permissions: known })).status).toBe(201);
  const { id, email } = await hiring.employ();
  const assigned = await app.request('PUT', `/v1/members/${id}/assignments`, {
    session: boss,
    body: { assignments: [{ branchId: null, roleId }] },
  });
  expect(assigned.status, JSON.stringify(assigned.body)).toBe(200);
  const { body } = await app.request('POST', '/v1/auth/login', {
    body: { email, password: 'tres gatos y un sombrero' },
  });
  shaper = { token: String(body.accessToken), id, roleId };
});
afterAll(() => app.close());

async function permissions(): Promise<string[]> {
  const { body } = await app.request<{ categories: { permissions: { code: string }[] }[] }>(
    'GET',
    '/v1/permissions',
    { session: boss },
  );
  return body.categories.flatMap((category) => category.permissions.map(({ code }) => code));
}
const make = (body: object, session: { token: string } = boss): Promise<Answer> =>
  app.request('POST', '/v1/roles', {
    session,
    body: { id: newId(), ...SHAPE, ...body },
    headers: { 'idempotency-key': newId() },
  });
const change = (id: string, body: object, session: { token: string } = boss): Promise<Answer> =>
  app.request('PUT', `/v1/roles/${id}`, { session, body: { ...SHAPE, ...body } });
const drop = (id: string, session: { token: string } = boss): Promise<Answer> =>
  app.request('DELETE', `/v1/roles/${id}`, { session });
async function roles(session: { token: string } = boss): Promise<RoleAnswer[]> {
  const { body } = await app.request<{ roles: RoleAnswer[] }>('GET', '/v1/roles', { session });
  return body.roles;
}

test('the permissions come in words of both languages, by category, each declared once', async () => {
  const { body } = await app.request<{
    categories: { es: string; en: string; permissions: { code: string; es: string; en: string }[] }[];
  }>('GET', '/v1/permissions', { session: boss });
  const all = body.categories.flatMap((category) => category.permissions);
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  for (const one of [...body.categories, ...all]) {
    expect(one.es).toMatch(/\S/);
    expect(one.en).toMatch(/\S/);
    expect(one.es).not.toBe(one.en);
  }
});

describe('a role of the company’s own', () => {
  test('is made, changed and dropped, each version once', async () => {
    const made = await make({ name: 'Anfitriona' });
    expect(made.status).toBe(201);
    const { id, version } = made.body as unknown as RoleAnswer;
    const changed = await change(id, { name: 'Anfitrión', version });
    expect(changed.body).toMatchObject({ name: 'Anfitrión', version: version + 1 });
    // Who began with the version before learns of the fresh one, and overwrites nothing.
    const late = await change(id, { name: 'Tarde', version });
    expectProblem(late, 409, 'identity.role_changed');
    expect(late.body.details).toMatchObject({ version: version + 1 });
    expect((await drop(id)).status).toBe(204);
    expectProblem(await drop(id), 404, 'identity.role_unknown');
    expect((await roles()).map((role) => role.id)).not.toContain(id);
  });

  test('of two who change it at once one wins', async () => {
    const { id, version } = (await make({ name: 'Dos a la vez' })).body as unknown as RoleAnswer;
    const answers = await Promise.all(
      ['Uno', 'Dos', 'Tres', 'Cuatro'].map((name) => change(id, { name, version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test('has a name nobody else has, and permissions that exist', async () => {
    expect((await make({ name: 'Única' })).status).toBe(201);
    expectProblem(await make({ name: 'Única' }), 409, 'identity.role_name_taken');
    const unheard = await make({ name: 'Rara', permissions: ['orders.unheard_of'] });
    expectProblem(unheard, 422, 'identity.permission_unknown');
    expect(unheard.body.details).toEqual({ permissions: ['orders.unheard_of'] });
    for (const wrong of [
      { level: 0 },
      { level: 100 },
      { name: '' },
      { permissions: ['x'] },
      { key: 'owner' },
    ])
      expectProblem(
        await make({ name: 'Mala', ...wrong }),
        400,
        'kernel.invalid_input',
        JSON.stringify(wrong),
      );
  });

  test('is not dropped while somebody holds it', async () => {
    const refused = await drop(shaper.roleId);
    expectProblem(refused, 409, 'identity.role_in_use');
    expect(refused.body.details).toEqual({ members: 1 });
  });

  test('of another company is not known', async () => {
    const [own] = (await roles()).filter(({ key }) => key === null);
    if (!own) throw new Error('there is a role of our own by now');
    const { id, version, name } = own;
    expectProblem(await change(id, { name, version }, hiring.stranger), 404, 'identity.role_unknown');
    expectProblem(await drop(id, hiring.stranger), 404, 'identity.role_unknown');
  });
});

describe('nobody', () => {
  test('grants by a role what they do not hold, nor a level as high as their own', async () => {
    const more = await make({ name: 'De más', permissions: ['orders.create', 'orders.void'] }, shaper);
    expectProblem(more, 403, 'identity.not_held');
    expect(more.body.details).toEqual({ permissions: ['orders.void'] });
    expectProblem(await make({ name: 'Igual', level: 50 }, shaper), 403, 'identity.outranked');
    expect((await make({ name: 'Debajo', level: 49 }, shaper)).status).toBe(201);
  });

  test('takes away or raises what ranks as high, but leaves in it what it could do before', async () => {
    const { id, version } = (
      await make({ name: 'Con anular', permissions: ['orders.create', 'orders.void'] })
    ).body as unknown as RoleAnswer;
    const kept = { name: 'Con anular', permissions: ['orders.create', 'orders.void'] };
    expect((await change(id, { ...kept, level: 21, version }, shaper)).status).toBe(200);
    expectProblem(
      await change(id, { ...kept, level: 50, version: version + 1 }, shaper),
      403,
      'identity.outranked',
    );
    const high = (await make({ name: 'Alto', level: 60 })).body as unknown as RoleAnswer;
    expectProblem(
      await change(high.id, { name: 'Alto', version: high.version }, shaper),
      403,
      'identity.outranked',
    );
    expectProblem(await drop(high.id, shaper), 403, 'identity.outranked');
  });

  test('changes a role they hold themselves, nor a ready one', async () => {
    const own = (await roles()).find(({ id }) => id === shaper.roleId);
    const body = { name: 'Jefe de roles', version: own?.version ?? 0 };
    // Its level is their own, too: whichever is said first, it is refused.
    expectProblem(await change(shaper.roleId, body, shaper), 403, [
      'identity.own_rights',
      'identity.outranked',
    ]);
    for (const { id, key, version, name, mayEdit } of await roles()) {
      if (key === null) continue;
      expect(mayEdit, key).toBe(false);
      expectProblem(await change(id, { name, version }), 403, 'identity.role_ready', key);
      expectProblem(await drop(id), 403, 'identity.role_ready', key);
    }
  });
});

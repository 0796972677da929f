import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Act,
  type Code,
  EVERY,
  Model,
  READY,
  type Step,
  step,
  WIDE,
  type Wish,
} from '../../app/testing/rights-model.ts';
import { cloneDatabase, type TestDatabase } from '../../app/testing/test-database.ts';
import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { Tx } from '../../kernel/tx.ts';
import { accessOf } from './access.ts';
import { assignRoles } from './assign-roles.ts';
import { createMember } from './create-member.ts';
import { createRole } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import { disableMember } from './disable-member.ts';
import { enableMember } from './enable-member.ts';
import { permissionList } from './permission-list.ts';
import { findAccess, findMemberBranches } from './queries/access.ts';
import { insertBranch } from './queries/branches.ts';
import { insertCompany } from './queries/companies.ts';
import { findMembers, insertMember, replaceAssignments } from './queries/members.ts';
import { findRoles, insertReadyRoles } from './queries/roles.ts';
import { updateRole } from './update-role.ts';

// 2,000 random programs of people who give each other rights, run by the use cases on the database and by a model that
// was written apart from them: the same acts are refused, and nobody ever ends up with more than somebody could give.

const PROGRAMS = 2_000;
const { list, fill } = permissionList();
fill([
  {
    categories: [{ code: 'all', es: '', en: '' }],
    permissions: EVERY.map((code) => ({
      code,
      category: 'all',
      es: '',
      en: '',
      reach: WIDE.has(code) ? ('company' as const) : ('branch' as const),
      roles: Object.keys(READY).filter((role) => READY[role]?.includes(code)),
    })),
  },
]);

let db: TestDatabase;
let database: Database;
const companyId = newId();
const branches = [newId(), newId()];
const people = Array.from({ length: 6 }, () => newId());
let roleIds: ReadonlyMap<string, string>;

beforeAll(async () => {
  db = await cloneDatabase('empty');
  database = db.open(4);
  await database.inTenant(companyId, async (tx) => {
    await insertCompany(tx, {
      name: 'Model',
      currency: 'COP',
      locale: 'es-CO',
      country: 'CO',
      taxId: null,
      plan: 'standard',
      limits: { branches: null, members: null, ordersPerMonth: null },
      trialDays: null,
    });
    roleIds = await insertReadyRoles(tx, 'es-CO');
    for (const [sortOrder, id] of branches.entries())
      await insertBranch(tx, {
        id,
        name: `B${sortOrder}`,
        timeZone: 'America/Bogota',
        cutoffHour: 4,
        sortOrder,
      });
    const roles = ['owner', 'administrator', 'manager', 'manager', 'cashier', 'waiter'];
    const places = [null, null, branches[0] ?? '', branches[1] ?? '', branches[0] ?? '', null];
    for (const [index, id] of people.entries()) {
      await insertMember(tx, {
        id,
        accountId: null,
        name: `P${index}`,
        email: null,
        kind: 'person',
        state: 'active',
        demoKey: null,
      });
      const roleId = roleIds.get(roles[index] ?? '') ?? '';
      await replaceAssignments(tx, id, [{ id: newId(), branchId: places[index] ?? null, roleId }]);
    }
  });
});
afterAll(() => db.drop());

async function contextOf(tx: Tx, memberId: string): Promise<Context & { permissions: typeof list }> {
  const [row, own] = await Promise.all([findAccess(tx, memberId, newId()), findMemberBranches(tx, memberId)]);
  if (!row) throw new Error('there is no such member');
  const { actor } = accessOf({ companyId, memberId, sessionId: newId(), row, branches: own }, list);
  return {
    tx,
    companyId,
    actor,
    now: Temporal.Instant.from('2026-01-01T00:00:00Z'),
    requestId: newId(),
    announce: () => undefined,
    wake: () => undefined,
    permissions: list,
  };
}

/** The permission the edge asks for before anything else. */
const needOf = ({ kind }: Act): Code =>
  kind === 'shape' || kind === 'drop' ? 'identity.manage_roles' : 'identity.manage_members';

/** The act on the database. */
async function perform(ctx: Context & { permissions: typeof list }, act: Act): Promise<unknown> {
  const toInput = (all: readonly Wish[]) =>
    all.map(({ place, role }) => ({ branchId: place === 'all' ? null : place, roleId: role }));
  switch (act.kind) {
    case 'assign':
      return assignRoles(ctx, { memberId: act.target, assignments: toInput(act.wishes) });
    case 'hire':
      return createMember(ctx, { id: act.id, name: 'New', assignments: toInput(act.wishes) });
    case 'disable':
      return disableMember(ctx, { memberId: act.target });
    case 'enable':
      return enableMember(ctx, { memberId: act.target });
    case 'shape': {
      const { id, level, codes: permissions } = act;
      const shape = { name: `R${id}`, level, permissions };
      if (act.isNew) return createRole(ctx, { id, ...shape });
      const [role] = await findRoles(ctx.tx, [id]);
      return updateRole(ctx, { roleId: id, version: role?.version ?? 1, ...shape });
    }
    case 'drop':
      return deleteRole(ctx, { roleId: act.id });
  }
}

class Undo extends Error {}

/** Runs a program in one transaction that is undone afterwards. Returns how many of its steps were done. */
async function play(program: readonly Step[]): Promise<number> {
  let done = 0;
  await database
    .inTenant(companyId, async (tx) => {
      const model = new Model(branches, roleIds);
      for (const member of await findMembers(tx, {}, 100))
        model.people.set(member.id, {
          out: false,
          at: new Map(member.assignments.map(({ branchId, roleId }) => [branchId ?? 'all', roleId])),
        });
      for (const doing of program) if (await playStep(tx, model, doing)) done += 1;
      await expectSame(tx, model);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return done;
}

async function playStep(tx: Tx, model: Model, doing: Step): Promise<boolean> {
  const act = model.actOf(doing);
  const { actor } = act;
  const needs = needOf(act);
  const allowed = model.allows(act);
  const ctx = await contextOf(tx, actor);
  const enters = model.mayEnter(actor, needs);
  expect(ctx.actor.permissions.has(needs) && !model.people.get(actor)?.out).toBe(enters);
  if (!enters) return false;
  const before = new Map([...model.people.keys()].map((id) => [id, model.holdings(id)]));
  let refusal: string | undefined;
  try {
    await perform(ctx, act);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error.code;
  }
  expect(refusal === undefined, `${JSON.stringify(doing)} was answered ${refusal ?? 'yes'}`).toBe(allowed);
  if (!allowed) return false;
  model.apply(act);
  const mine = before.get(actor) ?? new Set();
  for (const id of model.people.keys()) {
    const gained = model.holdings(id).difference(before.get(id) ?? new Set());
    expect([...gained.difference(mine)], 'nobody gains what the actor did not hold there').toEqual([]);
  }
  expect(model.holdings(actor), 'nobody changes their own rights').toEqual(mine);
  expect(model.owners()).toBeGreaterThan(0);
  return true;
}

/** The database holds what the model holds. */
async function expectSame(tx: Tx, model: Model): Promise<void> {
  for (const id of model.people.keys()) {
    const { actor } = await contextOf(tx, id);
    const held = [
      ...[...actor.everywhere].map((code) => `all ${code}`),
      ...[...actor.branches].flatMap(([place, { permissions }]) =>
        [...permissions].map((code) => `${place} ${code}`),
      ),
    ];
    expect(new Set(held)).toEqual(model.holdings(id));
  }
}

test(`${PROGRAMS} random programs: rights are given as the model says`, async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (program) => {
      done += await play(program);
    }),
    { numRuns: PROGRAMS },
  );
  // A generator whose every step is refused would prove nothing.
  expect(done).toBeGreaterThan(PROGRAMS / 4);
}, 600_000);

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
const EVERY = ['identity.manage_members', 'identity.manage_roles', 'x.one', 'x.two', 'x.three'] as const;
type Code = (typeof EVERY)[number];
/** Counts only when held for the company as a whole. */
const WIDE: ReadonlySet<string> = new Set(['identity.manage_roles', 'x.three']);
const READY: Readonly<Record<string, readonly Code[]>> = {
  owner: EVERY,
  administrator: EVERY,
  manager: ['identity.manage_members', 'x.one', 'x.two'],
  cashier: ['x.one', 'x.two'],
  waiter: ['x.one'],
};

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

/** A role and a person as the model knows them. Places are branch ids and `all`. */
interface ModelRole {
  level: number;
  codes: Set<string>;
  ready: boolean;
  deleted: boolean;
}
interface ModelPerson {
  out: boolean;
  at: Map<string, string>;
}

class Model {
  readonly roles = new Map<string, ModelRole>();
  readonly people = new Map<string, ModelPerson>();
  constructor() {
    for (const [key, id] of roleIds) {
      const level = { owner: 100, administrator: 80, manager: 60, accountant: 50, cashier: 40 }[key] ?? 20;
      this.roles.set(id, { level, codes: new Set(READY[key] ?? []), ready: true, deleted: false });
    }
  }

  levelOf(person: string, place: string): number {
    const at = this.people.get(person)?.at ?? new Map<string, string>();
    const all = this.roles.get(at.get('all') ?? '')?.level ?? 0;
    return place === 'all' ? all : Math.max(all, this.roles.get(at.get(place) ?? '')?.level ?? 0);
  }

  codesOf(person: string, place: string): Set<string> {
    const at = this.people.get(person)?.at ?? new Map<string, string>();
    const all = this.roles.get(at.get('all') ?? '')?.codes ?? new Set();
    if (place === 'all') return new Set(all);
    const here = this.roles.get(at.get(place) ?? '')?.codes ?? new Set<string>();
    return new Set([...all, ...[...here].filter((code) => !WIDE.has(code))]);
  }

  /** Every (place, code) a person holds. */
  holdings(person: string): Set<string> {
    return new Set(
      ['all', ...branches].flatMap((place) =>
        [...this.codesOf(person, place)].map((code) => `${place} ${code}`),
      ),
    );
  }

  owners(): number {
    const owner = roleIds.get('owner');
    return [...this.people.values()].filter(({ out, at }) => !out && at.get('all') === owner).length;
  }

  mayEnter(person: string, code: string): boolean {
    if (this.people.get(person)?.out) return false;
    return ['all', ...branches].some((place) => this.codesOf(person, place).has(code));
  }

  isBelow(target: string, actor: string): boolean {
    if (target === actor) return false;
    const places = [...(this.people.get(target)?.at ?? [])];
    if (places.length === 0) places.push(['all', '']);
    for (const [place, role] of places) {
      if (this.levelOf(actor, place) <= (this.roles.get(role)?.level ?? 0)) return false;
      if (!this.codesOf(actor, place).has('identity.manage_members')) return false;
    }
    return true;
  }

  mayGive(actor: string, wishes: readonly Wish[]): boolean {
    const places = wishes.map(({ place }) => place);
    if (new Set(places).size !== places.length) return false;
    for (const { place, role } of wishes) {
      const known = this.roles.get(role);
      if (!known || known.deleted) return false;
      // A place where one does not stand is not known to one.
      if (this.levelOf(actor, place) <= known.level) return false;
      const mine = this.codesOf(actor, place);
      if (!mine.has('identity.manage_members')) return false;
      for (const code of known.codes) if (!mine.has(code)) return false;
    }
    return true;
  }
}

interface Wish {
  place: string;
  role: string;
}
type Step =
  | { kind: 'assign'; actor: number; target: number; wishes: { place: number; role: number }[] }
  | { kind: 'hire'; actor: number; wishes: { place: number; role: number }[] }
  | { kind: 'disable' | 'enable'; actor: number; target: number }
  | { kind: 'shape'; actor: number; role: number | undefined; level: number; codes: Code[] }
  | { kind: 'drop'; actor: number; role: number };

const index = fc.nat({ max: 40 });
const wishes = fc.array(fc.record({ place: index, role: index }), { minLength: 1, maxLength: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('assign' as const), actor: index, target: index, wishes }),
  fc.record({ kind: fc.constant('hire' as const), actor: index, wishes }),
  fc.record({ kind: fc.constantFrom('disable' as const, 'enable' as const), actor: index, target: index }),
  fc.record({
    kind: fc.constant('shape' as const),
    actor: index,
    role: fc.option(index, { nil: undefined }),
    level: fc.constantFrom(1, 20, 40, 60, 79, 80, 99),
    codes: fc.subarray([...EVERY]),
  }),
  fc.record({ kind: fc.constant('drop' as const), actor: index, role: index }),
);

const pick = <T>(all: readonly T[], at: number): T => {
  const one = all[at % all.length];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

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

/** What the model expects of one step, and the same step on the database. */
interface Play {
  /** The permission the edge asks for before anything else. */
  needs: Code;
  actor: string;
  allowed: boolean;
  apply: () => void;
  act: (ctx: Context & { permissions: typeof list }) => Promise<unknown>;
}

function plan(model: Model, doing: Step): Play {
  const persons = [...model.people.keys()];
  const roles = [...model.roles.keys()];
  const actor = pick(persons, doing.actor);
  const toWishes = (raw: { place: number; role: number }[]): Wish[] =>
    raw.map(({ place, role }) => ({ place: pick(['all', ...branches], place), role: pick(roles, role) }));
  const toInput = (all: Wish[]) =>
    all.map(({ place, role }) => ({ branchId: place === 'all' ? null : place, roleId: role }));
  switch (doing.kind) {
    case 'assign': {
      const target = pick(persons, doing.target);
      const wanted = toWishes(doing.wishes);
      return {
        needs: 'identity.manage_members',
        actor,
        allowed: model.isBelow(target, actor) && model.mayGive(actor, wanted),
        apply: () => {
          const person = model.people.get(target);
          if (person) person.at = new Map(wanted.map(({ place, role }) => [place, role]));
        },
        act: (ctx) => assignRoles(ctx, { memberId: target, assignments: toInput(wanted) }),
      };
    }
    case 'hire': {
      const id = newId();
      const wanted = toWishes(doing.wishes);
      return {
        needs: 'identity.manage_members',
        actor,
        allowed: model.mayGive(actor, wanted),
        apply: () =>
          model.people.set(id, { out: false, at: new Map(wanted.map(({ place, role }) => [place, role])) }),
        act: (ctx) => createMember(ctx, { id, name: 'New', assignments: toInput(wanted) }),
      };
    }
    case 'disable':
    case 'enable': {
      const target = pick(persons, doing.target);
      const person = model.people.get(target);
      const out = doing.kind === 'disable';
      return {
        needs: 'identity.manage_members',
        actor,
        allowed: model.isBelow(target, actor) && person?.out === !out,
        apply: () => {
          if (person) person.out = out;
        },
        act: (ctx) => (out ? disableMember : enableMember)(ctx, { memberId: target }),
      };
    }
    case 'shape':
      return planShape(model, doing, actor, roles);
    case 'drop': {
      const id = pick(roles, doing.role);
      const role = model.roles.get(id);
      const used = [...model.people.values()].some(({ at }) => [...at.values()].includes(id));
      return {
        needs: 'identity.manage_roles',
        actor,
        allowed:
          role !== undefined &&
          !role.ready &&
          !role.deleted &&
          role.level < model.levelOf(actor, 'all') &&
          !used,
        apply: () => {
          if (role) role.deleted = true;
        },
        act: (ctx) => deleteRole(ctx, { roleId: id }),
      };
    }
  }
}

function planShape(
  model: Model,
  doing: Extract<Step, { kind: 'shape' }>,
  actor: string,
  roles: string[],
): Play {
  const { level, codes } = doing;
  const rank = model.levelOf(actor, 'all');
  const mine = model.codesOf(actor, 'all');
  const id = doing.role === undefined ? newId() : pick(roles, doing.role);
  const known = doing.role === undefined ? undefined : model.roles.get(id);
  const added = codes.filter((code) => !known?.codes.has(code));
  const isMine = [...(model.people.get(actor)?.at.values() ?? [])].includes(id);
  const open =
    doing.role === undefined || (known && !known.ready && !known.deleted && known.level < rank && !isMine);
  return {
    needs: 'identity.manage_roles',
    actor,
    allowed: Boolean(open) && level < rank && added.every((code) => mine.has(code)),
    apply: () => model.roles.set(id, { level, codes: new Set(codes), ready: false, deleted: false }),
    act: async (ctx) => {
      const shape = { name: `R${id}`, level, permissions: codes };
      if (doing.role === undefined) return createRole(ctx, { id, ...shape });
      const [role] = await findRoles(ctx.tx, [id]);
      return updateRole(ctx, { roleId: id, version: role?.version ?? 1, ...shape });
    },
  };
}

class Undo extends Error {}

/** Runs a program in one transaction that is undone afterwards. Returns how many of its steps were done. */
async function play(program: readonly Step[]): Promise<number> {
  let done = 0;
  await database
    .inTenant(companyId, async (tx) => {
      const model = new Model();
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
  const { needs, actor, allowed, apply, act } = plan(model, doing);
  const ctx = await contextOf(tx, actor);
  const enters = model.mayEnter(actor, needs);
  expect(ctx.actor.permissions.has(needs) && !model.people.get(actor)?.out).toBe(enters);
  if (!enters) return false;
  const before = new Map([...model.people.keys()].map((id) => [id, model.holdings(id)]));
  let refusal: string | undefined;
  try {
    await act(ctx);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error.code;
  }
  expect(refusal === undefined, `${JSON.stringify(doing)} was answered ${refusal ?? 'yes'}`).toBe(allowed);
  if (!allowed) return false;
  apply();
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

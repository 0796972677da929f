import fc from 'fast-check';
import { newId } from '../../kernel/ids.ts';

/** The permissions of the model's world. */
export const EVERY = [
  'identity.manage_members',
  'identity.manage_roles',
  'x.one',
  'x.two',
  'x.three',
] as const;
/** One of them. */
export type Code = (typeof EVERY)[number];
/** Count only when held for the company as a whole. */
export const WIDE: ReadonlySet<string> = new Set(['identity.manage_roles', 'x.three']);
/** What the ready roles allow. */
export const READY: Readonly<Record<string, readonly Code[]>> = {
  owner: EVERY,
  administrator: EVERY,
  manager: ['identity.manage_members', 'x.one', 'x.two'],
  cashier: ['x.one', 'x.two'],
  waiter: ['x.one'],
};

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

/** A role at a place. */
export interface Wish {
  place: string;
  role: string;
}

/** A step of a random program: numbers that stand for whoever and whatever there is when it is done. */
export type Step =
  | { kind: 'assign'; actor: number; target: number; wishes: { place: number; role: number }[] }
  | { kind: 'hire'; actor: number; wishes: { place: number; role: number }[] }
  | { kind: 'disable' | 'enable'; actor: number; target: number }
  | { kind: 'shape'; actor: number; role: number | undefined; level: number; codes: Code[] }
  | { kind: 'drop'; actor: number; role: number };

/** A step with the ids it means. */
export type Act =
  | { kind: 'assign'; actor: string; target: string; wishes: Wish[] }
  | { kind: 'hire'; actor: string; id: string; wishes: Wish[] }
  | { kind: 'disable' | 'enable'; actor: string; target: string }
  | { kind: 'shape'; actor: string; id: string; isNew: boolean; level: number; codes: Code[] }
  | { kind: 'drop'; actor: string; id: string };

const index = fc.nat({ max: 40 });
const wishes = fc.array(fc.record({ place: index, role: index }), { minLength: 1, maxLength: 2 });
/** Random steps. */
export const step: fc.Arbitrary<Step> = fc.oneof(
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

/**
 * Who has which right where, and who may change it: written apart from the use cases, to be held against them.
 */
export class Model {
  readonly roles = new Map<string, ModelRole>();
  readonly people = new Map<string, ModelPerson>();
  readonly places: readonly string[];
  readonly #ownerRole: string | undefined;

  /** A company with its ready roles and nobody in it. @param roleIds ids of the ready roles by their keys */
  constructor(branches: readonly string[], roleIds: ReadonlyMap<string, string>) {
    this.places = ['all', ...branches];
    this.#ownerRole = roleIds.get('owner');
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
      this.places.flatMap((place) => [...this.codesOf(person, place)].map((code) => `${place} ${code}`)),
    );
  }

  owners(): number {
    return [...this.people.values()].filter(({ out, at }) => !out && at.get('all') === this.#ownerRole)
      .length;
  }

  mayEnter(person: string, code: string): boolean {
    if (this.people.get(person)?.out) return false;
    return this.places.some((place) => this.codesOf(person, place).has(code));
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

  /** What somebody holds already stays with them without being given. */
  mayGive(actor: string, wishes: readonly Wish[], held: ReadonlyMap<string, string> = new Map()): boolean {
    const places = wishes.map(({ place }) => place);
    if (new Set(places).size !== places.length) return false;
    for (const { place, role } of wishes) {
      if (held.get(place) === role) continue;
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

  /** Whom and what a step of a program means here. */
  actOf(doing: Step): Act {
    const persons = [...this.people.keys()];
    const roles = [...this.roles.keys()];
    const actor = pick(persons, doing.actor);
    const wishesOf = (raw: { place: number; role: number }[]): Wish[] =>
      raw.map(({ place, role }) => ({ place: pick(this.places, place), role: pick(roles, role) }));
    switch (doing.kind) {
      case 'assign':
        return { ...doing, actor, target: pick(persons, doing.target), wishes: wishesOf(doing.wishes) };
      case 'hire':
        return { ...doing, actor, id: newId(), wishes: wishesOf(doing.wishes) };
      case 'disable':
      case 'enable':
        return { ...doing, actor, target: pick(persons, doing.target) };
      case 'shape': {
        const { kind, level, codes, role } = doing;
        return role === undefined
          ? { kind, actor, id: newId(), isNew: true, level, codes }
          : { kind, actor, id: pick(roles, role), isNew: false, level, codes };
      }
      case 'drop':
        return { kind: 'drop', actor, id: pick(roles, doing.role) };
    }
  }

  /** Whether the act may be done, once the edge has let the actor in. */
  allows(act: Act): boolean {
    const { actor } = act;
    switch (act.kind) {
      case 'assign':
        return (
          this.isBelow(act.target, actor) && this.mayGive(actor, act.wishes, this.people.get(act.target)?.at)
        );
      case 'hire':
        return this.mayGive(actor, act.wishes);
      case 'disable':
      case 'enable':
        return (
          this.isBelow(act.target, actor) && this.people.get(act.target)?.out === (act.kind === 'enable')
        );
      case 'shape':
        return this.mayShape(act);
      case 'drop':
        return this.mayDrop(actor, act.id);
    }
  }

  mayShape({ actor, id, isNew, level, codes }: Extract<Act, { kind: 'shape' }>): boolean {
    const rank = this.levelOf(actor, 'all');
    const mine = this.codesOf(actor, 'all');
    const known = isNew ? undefined : this.roles.get(id);
    const added = codes.filter((code) => !known?.codes.has(code));
    const isMine = [...(this.people.get(actor)?.at.values() ?? [])].includes(id);
    const open = isNew || (known && !known.ready && !known.deleted && known.level < rank && !isMine);
    return Boolean(open) && level < rank && added.every((code) => mine.has(code));
  }

  mayDrop(actor: string, id: string): boolean {
    const role = this.roles.get(id);
    const used = [...this.people.values()].some(({ at }) => [...at.values()].includes(id));
    return (
      role !== undefined && !role.ready && !role.deleted && role.level < this.levelOf(actor, 'all') && !used
    );
  }

  /** Does the act. */
  apply(act: Act): void {
    switch (act.kind) {
      case 'assign': {
        const person = this.people.get(act.target);
        if (person) person.at = placesOf(act.wishes);
        return;
      }
      case 'hire':
        this.people.set(act.id, { out: false, at: placesOf(act.wishes) });
        return;
      case 'disable':
      case 'enable': {
        const person = this.people.get(act.target);
        if (person) person.out = act.kind === 'disable';
        return;
      }
      case 'shape':
        this.roles.set(act.id, {
          level: act.level,
          codes: new Set(act.codes),
          ready: false,
          deleted: false,
        });
        return;
      case 'drop': {
        const role = this.roles.get(act.id);
        if (role) role.deleted = true;
      }
    }
  }
}

const placesOf = (wishes: readonly Wish[]): Map<string, string> =>
  new Map(wishes.map(({ place, role }) => [place, role]));

import type { NewRole, PermissionCategory, Role, Session } from '@fastops/device';
import { levelAt } from '../me.ts';

/** What of a role is edited. */
export interface RoleValues {
  name: string;
  description: string;
  level: number;
  /** Codes in order, so that the same ticks are the same values. */
  permissions: string[];
}

type Me = Pick<Session, 'assignments' | 'everywhere'>;

/** The highest level this person may give: under their own. */
export const highestLevel = (me: Me): number => Math.max(1, Math.min(99, levelAt(me, null) - 1));

/** A role as the form shows it. */
export const valuesOf = (role: Role): RoleValues => ({
  name: role.name,
  description: role.description ?? '',
  level: role.level,
  permissions: role.permissions.toSorted(),
});

/** What a new role begins with: nothing, or what of another role this person may give on. */
export function newValues(me: Me, from: Role | undefined, name: string): RoleValues {
  const level = Math.min(from?.level ?? 20, highestLevel(me));
  const held = new Set(me.everywhere);
  const permissions = (from?.permissions ?? []).filter((code) => held.has(code)).toSorted();
  return { name, description: '', level, permissions };
}

/** The form's values as the server takes them. */
export function bodyOf({ name, description, level, permissions }: RoleValues): Omit<NewRole, 'id'> {
  const about = description.trim();
  return { name: name.trim(), ...(about ? { description: about } : {}), level, permissions };
}

/** Why this person may not change a role; undefined where they may. */
export function refusalToEdit(me: Me, role: Role): 'ready' | 'notAllowed' | 'held' | 'outranked' | undefined {
  if (role.key !== null) return 'ready';
  if (!me.everywhere.includes('identity.manage_roles')) return 'notAllowed';
  if (me.assignments.some((held) => held.role.id === role.id)) return 'held';
  return role.mayEdit ? undefined : 'outranked';
}

/** With one permission more or less. */
export function toggled(permissions: readonly string[], code: string): string[] {
  return permissions.includes(code)
    ? permissions.filter((other) => other !== code)
    : [...permissions, code].toSorted();
}

/** What one list has and the other has not. */
export const missingIn = (one: readonly string[], other: readonly string[]): string[] =>
  one.filter((code) => !other.includes(code));

/** Letters without accents and case, as people type them. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The permissions whose words hold what was typed, by category; a category without any is left out. */
export function matching(
  categories: readonly PermissionCategory[],
  text: string,
  language: 'es' | 'en',
): PermissionCategory[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return categories
    .map((category) => ({
      ...category,
      permissions: category.permissions.filter((permission) => {
        const hay = plain(`${category[language]} ${permission[language]}`);
        return words.every((word) => hay.includes(word));
      }),
    }))
    .filter(({ permissions }) => permissions.length > 0);
}

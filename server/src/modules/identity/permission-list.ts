import type { Permission, PermissionCategory } from '../../kernel/module.ts';

/** Everything the modules declare about permissions, gathered once at start. */
export interface PermissionList {
  readonly categories: readonly PermissionCategory[];
  readonly permissions: readonly Permission[];
  /** Ready role → what it may do; the owner may do everything. */
  readonly ready: ReadonlyMap<string, ReadonlySet<string>>;
  /** Codes that count only when held for the company as a whole. */
  readonly companyWide: ReadonlySet<string>;
}

/** What a module declares, as far as permissions are concerned. */
interface Declares {
  readonly categories?: readonly PermissionCategory[];
  readonly permissions?: readonly Permission[];
}

/**
 * An empty list and how to fill it: identity is built with the list, and is itself one of the modules it is filled from.
 *
 * `fill` throws an Error when a code is declared twice or names a category nobody declares: such a program must not start.
 */
export function permissionList(): { list: PermissionList; fill: (modules: readonly Declares[]) => void } {
  const categories: PermissionCategory[] = [];
  const permissions: Permission[] = [];
  const ready = new Map<string, Set<string>>([['owner', new Set()]]);
  const companyWide = new Set<string>();

  function add(permission: Permission): void {
    const { code, category, reach, roles } = permission;
    if (permissions.some((other) => other.code === code))
      throw new Error(`the permission ${code} is declared twice`);
    if (!categories.some((known) => known.code === category))
      throw new Error(`${code} names the unknown category ${category}`);
    permissions.push(permission);
    if (reach === 'company') companyWide.add(code);
    for (const role of new Set(['owner', ...roles])) {
      const held = ready.get(role) ?? new Set();
      held.add(code);
      ready.set(role, held);
    }
  }

  return {
    list: { categories, permissions, ready, companyWide },
    fill(modules) {
      for (const module of modules) {
        categories.push(...(module.categories ?? []));
        for (const permission of module.permissions ?? []) add(permission);
      }
    },
  };
}

import { run } from '../../../kernel/sql.ts';
import type { OutsideTx } from '../../../kernel/tx.ts';
import type { PermissionList } from '../permission-list.ts';

/** Tells the database what this release declares, so that whoever reads it knows what a code means. */
export async function writePermissions(tx: OutsideTx, list: PermissionList): Promise<void> {
  const categories = list.categories.map((category, position) => ({ ...category, position }));
  const permissions = list.permissions.map(({ roles: _, ...permission }, position) => ({
    ...permission,
    position,
  }));
  await run(tx, { name: 'identity.sync_permissions', text: 'select identity.sync_permissions($1, $2)' }, [
    JSON.stringify(categories),
    JSON.stringify(permissions),
  ]);
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '../kernel/migrate.ts';

/** Modules with tables, lowest level first: a file may refer to tables of those before it. */
const WITH_TABLES = ['identity', 'printing', 'catalog', 'customers', 'orders', 'payments'] as const;

/** All migrations of the program in the order in which an empty database takes them. */
export function migrationSources(): MigrationSource[] {
  const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const sources = [
    { module: 'kernel', folder: folder('../kernel/migrations') },
    ...WITH_TABLES.map((module) => ({ module, folder: folder(`../modules/${module}/migrations`) })),
  ];
  for (const source of sources)
    if (!existsSync(source.folder)) throw new Error(`no migrations in ${source.folder}`);
  return sources;
}

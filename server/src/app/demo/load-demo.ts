import type { Database } from '../../kernel/tenant.ts';
import { findDemoLogins } from '../../modules/identity/index.ts';
import { loadCompany } from './demo-company.ts';
import { cafeLaEsquina, laFogata } from './la-fogata.ts';

/** Loads the demo once: nothing happens on an installation that has demo log-ins already. Returns whether it loaded. */
export async function loadDemo(database: Database): Promise<boolean> {
  const logins = await database.outsideTenants(findDemoLogins);
  if (logins.length > 0) return false;
  await loadCompany(database, laFogata);
  await loadCompany(database, cafeLaEsquina);
  return true;
}

import { tenantTables } from '../../server/src/app/testing/catalogue.ts';
import { type Operation, readOperations } from '../../server/src/app/testing/contract.ts';
import { hashPassword } from '../../server/src/app/testing/passwords.ts';
import type { TestSession } from '../../server/src/app/testing/test-app.ts';
import { openTwoCompanies, type Place, type Requester } from '../../server/src/app/testing/two-companies.ts';
import { type Owner, openOwner } from '../../server/src/kernel/testing/owner.ts';
import type { Credential } from './authz-credentials.ts';
import type { Maker } from './authz-fresh.ts';
import {
  expired,
  hire,
  must,
  openPlatform,
  PASSWORD,
  type PlatformPeople,
  requesterAt,
  shapeRole,
} from './people.ts';
import { freePort, startProduct } from './product.ts';
import type { Run } from './run.ts';
import { openServer } from './server.ts';

/** A running product with two companies in it, and everybody who asks something of it. */
export interface World {
  app: Requester;
  owner: Owner;
  ownerUrl: string;
  operations: Operation[];
  fogata: TestSession;
  esquina: TestSession;
  chapinero: Place;
  usaquen: Place;
  /** The session each credential stands for at an operation of a company. */
  people: Readonly<Record<Exclude<Credential, 'none' | 'suspended company'>, TestSession>>;
  /** Hires one more for the other branch: the first one has logged out of it when the right requests come. */
  hireElsewhere: () => Promise<TestSession>;
  platform: PlatformPeople;
  /** Permissions that count only for the company as a whole. */
  companyWide: ReadonlySet<string>;
  /** Ids of the company that must not stand in a stranger's answer. */
  marks: { company: ReadonlySet<string>; chapinero: ReadonlySet<string> };
  maker: Maker;
  /** Lets what follows from requests be done, too: what some operations are about comes to be only so. */
  startWork: () => Promise<unknown>;
}

/** Starts the product and hires everybody. */
export async function openWorld(run: Run): Promise<World> {
  const server = await openServer(run.stack);
  const database = await server.createDatabase();
  const port = await freePort();
  const plan = { database, port, folder: run.folder };
  await startProduct({ ...plan, roles: 'api', prepare: true }, run.stack);
  const app = requesterAt(`http://127.0.0.1:${port}`);
  const owner = await openOwner(database.ownerUrl);
  run.stack.defer(() => owner.close());
  const two = await openTwoCompanies(app, owner);
  const { fogata, esquina, chapinero, usaquen } = two;
  const platform = await openPlatform(app, owner, await hashPassword(PASSWORD));
  const { all, companyWide } = await permissionsOf(app, fogata);
  const roleOf = (level: number, held: readonly string[]) =>
    shapeRole(app, fogata, { level, permissions: held });
  const [nothing, low, high] = [await roleOf(1, []), await roleOf(1, all), await roleOf(90, all)];
  const revoked = await hire(app, fogata, { branchId: null, roleId: high });
  await must(app, 'DELETE', `/v1/members/${revoked.memberId}/sessions`, { session: fogata });
  const { roles } = await must(app, 'GET', '/v1/roles', { session: fogata });
  const waiter = Object.values(roles ?? {}).find(({ key }) => String(key) === 'waiter');
  return {
    startWork: () => startProduct({ ...plan, roles: 'worker' }, run.stack),
    app,
    owner,
    ownerUrl: database.ownerUrl,
    operations: await readOperations(app),
    fogata,
    esquina,
    chapinero,
    usaquen,
    people: {
      malformed: { ...fogata, token: 'not.a.token' },
      expired: expired(fogata),
      revoked: revoked.session,
      'refresh as access': { ...fogata, token: await refreshToken(app) },
      'other company': esquina,
      'no permission': (await hire(app, fogata, { branchId: null, roleId: nothing })).session,
      'lower level': (await hire(app, fogata, { branchId: null, roleId: low })).session,
      'other branch': (await hire(app, fogata, { branchId: usaquen.branchId, roleId: high })).session,
      right: fogata,
    },
    hireElsewhere: async () =>
      (await hire(app, fogata, { branchId: usaquen.branchId, roleId: high })).session,
    platform,
    companyWide,
    marks: {
      company: await marksOf(owner, fogata.companyId),
      chapinero: await marksOf(owner, fogata.companyId, chapinero.branchId),
    },
    maker: {
      app,
      owner: fogata,
      platform: platform.right,
      branchId: chapinero.branchId,
      waiterRole: String(waiter?.id),
    },
  };
}

/** Codes of all permissions, and of those that count only for the company as a whole. */
async function permissionsOf(
  app: Requester,
  session: TestSession,
): Promise<{ all: string[]; companyWide: ReadonlySet<string> }> {
  const { categories } = await must(app, 'GET', '/v1/permissions', { session });
  const permissions = Object.values(categories ?? {}).flatMap((one) => Object.values(one.permissions ?? {}));
  const codes = (wanted: typeof permissions) => wanted.map(({ code }) => String(code));
  const wide = permissions.filter(({ reach }) => String(reach) === 'company');
  return { all: codes(permissions), companyWide: new Set(codes(wide)) };
}

/** A refresh token of a program: the demo's owner logs in as one. */
async function refreshToken(app: Requester): Promise<string> {
  const { refreshToken: token } = await must(app, 'POST', '/v1/auth/login', {
    body: { email: 'duena@lafogata.example', password: 'fogata-demo', client: 'api' },
  });
  return String(token);
}

/** Ids and telling names of a company's rows, or of those of one of its branches. */
async function marksOf(owner: Owner, companyId: string, branchId?: string): Promise<ReadonlySet<string>> {
  const found = new Set([branchId ?? companyId]);
  for (const { name, columns } of await tenantTables(owner)) {
    if (!columns.includes('id') || (branchId !== undefined && !columns.includes('branch_id'))) continue;
    const rows = await owner.rows<{ id: string }>(
      `select id from ${name} where company_id = $1 ${branchId === undefined ? '' : 'and branch_id = $2'}`,
      branchId === undefined ? [companyId] : [companyId, branchId],
    );
    for (const { id } of rows) found.add(id);
  }
  return found;
}

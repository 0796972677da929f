import { randomUUIDv7 } from 'node:crypto';
import { companyDigest, tenantTables } from '../server/src/app/testing/catalogue.ts';
import { exampleRequest, type Operation, readOperations } from '../server/src/app/testing/contract.ts';
import { hashPassword } from '../server/src/app/testing/passwords.ts';
import type { Answer, TestSession } from '../server/src/app/testing/test-app.ts';
import { openTwoCompanies, type Place, type Requester } from '../server/src/app/testing/two-companies.ts';
import { WORDS } from '../server/src/app/testing/words.ts';
import { type Owner, openOwner } from '../server/src/kernel/testing/owner.ts';
import { FRESH, type Fresh, type Maker } from './rig/authz-fresh.ts';
import {
  expired,
  hire,
  must,
  openPlatform,
  PASSWORD,
  type PlatformPeople,
  requesterAt,
  shapeRole,
} from './rig/authz-people.ts';
import { freePort, startProduct } from './rig/product.ts';
import type { Run } from './rig/run.ts';
import { openServer } from './rig/server.ts';

// The authorization matrix of reliability.md §4.3 (T01): every operation of the contract × every credential, asked of a
// running product over HTTP. The wrong ones first; nothing of the company may have changed after them.

/** What the drill ends with. */
export interface AuthzFigures {
  operations: number;
  cells: number;
  wrong: number;
}

const CREDENTIALS = [
  'none',
  'malformed',
  'expired',
  'revoked',
  'refresh as access',
  'other company',
  'no permission',
  'lower level',
  'other branch',
  'suspended company',
  'right',
] as const;
type Credential = (typeof CREDENTIALS)[number];

/** Operations that touch somebody, or a role: only from above. */
const RANKED = new Set([
  'inviteMember',
  'sendPasswordReset',
  'listMemberSessions',
  'endMemberSessions',
  'createMember',
  'renameMember',
  'assignRoles',
  'disableMember',
  'enableMember',
  'createRole',
  'updateRole',
  'deleteRole',
  'setMemberPin',
]);

/** What public operations answer to a request that is well formed and about nothing: written by hand, one by one. */
const PUBLIC: Readonly<Record<string, number>> = {
  listDemoLogins: 200,
  logInToDemo: 404,
  logIn: 401,
  renewAccess: 401,
  logOut: 204,
  readLink: 404,
  acceptInvitation: 404,
  askForPasswordReset: 204,
  resetPassword: 404,
  enterAsSupport: 404,
  readSetup: 200,
  readSetupLink: 404,
  setUpCompany: 404,
  signUp: 404,
  logInToPlatform: 401,
  acceptPlatformInvitation: 404,
  renewPlatformAccess: 401,
  logOutOfPlatform: 204,
  readDevice: 404,
  enrollDevice: 404,
  logInByPin: 404,
};

interface World {
  app: Requester;
  owner: Owner;
  operations: Operation[];
  fogata: TestSession;
  esquina: TestSession;
  chapinero: Place;
  usaquen: Place;
  /** The session each credential stands for at an operation of a company. */
  people: Readonly<Record<Exclude<Credential, 'none' | 'suspended company'>, TestSession>>;
  platform: PlatformPeople;
  /** Permissions that count only for the company as a whole. */
  companyWide: ReadonlySet<string>;
  /** Ids of the company that must not stand in a stranger's answer. */
  marks: { company: ReadonlySet<string>; chapinero: ReadonlySet<string> };
  maker: Maker;
}

interface Cell {
  operation: string;
  credential: Credential;
  wrong: string | undefined;
}

/** Runs the matrix; `sound` is false when any cell ended as it must not. */
export async function authzDrill(run: Run): Promise<{ figures: AuthzFigures; sound: boolean }> {
  const world = await openWorld(run);
  const cells: Cell[] = [];
  const before = await companyDigest(world.owner, world.fogata.companyId, CHANGING);
  for (const operation of world.operations)
    for (const credential of CREDENTIALS)
      if (isNegative(operation, credential)) cells.push(await tryCell(world, operation, credential));
  const changed = difference(before, await companyDigest(world.owner, world.fogata.companyId, CHANGING));
  for (const operation of world.operations)
    for (const credential of CREDENTIALS)
      if (!isNegative(operation, credential) && credential !== 'suspended company')
        cells.push(await tryCell(world, operation, credential));
  await suspend(world);
  for (const operation of world.operations) cells.push(await tryCell(world, operation, 'suspended company'));

  const wrong = cells.filter((cell) => cell.wrong !== undefined);
  for (const cell of wrong) process.stdout.write(`${cell.operation} × ${cell.credential}: ${cell.wrong}\n`);
  for (const table of changed) process.stdout.write(`${table} changed under wrong credentials\n`);
  const figures = {
    operations: world.operations.length,
    cells: cells.length,
    wrong: wrong.length + changed.length,
  };
  return { figures, sound: figures.wrong === 0 };
}

/** Written by whoever is let in, and by the work beside the requests. */
const CHANGING = [
  'identity.sessions',
  'identity.refresh_tokens',
  'identity.access_changes',
  'kernel.deliveries',
  'kernel.idempotency_keys',
];

async function openWorld(run: Run): Promise<World> {
  const server = await openServer(run.stack);
  const database = await server.createDatabase();
  const port = await freePort();
  await startProduct({ roles: 'api', database, port, folder: run.folder, prepare: true }, run.stack);
  const app = requesterAt(`http://127.0.0.1:${port}`);
  const owner = await openOwner(database.ownerUrl);
  run.stack.defer(() => owner.close());
  const two = await openTwoCompanies(app, owner);
  const { fogata, esquina, chapinero, usaquen } = two;
  const platform = await openPlatform(app, owner, await hashPassword(PASSWORD));
  const { categories } = await must(app, 'GET', '/v1/permissions', { session: fogata });
  const permissions = Object.values(categories ?? {}).flatMap((one) => Object.values(one.permissions ?? {}));
  const all = permissions.map(({ code }) => String(code));
  const companyWide = new Set(
    permissions.filter((one) => String(one.reach) === 'company').map((one) => String(one.code)),
  );
  const roleOf = (level: number, held: readonly string[]) =>
    shapeRole(app, fogata, { level, permissions: held });
  const [nothing, low, high] = [await roleOf(1, []), await roleOf(1, all), await roleOf(90, all)];
  const revoked = await hire(app, fogata, { branchId: null, roleId: high });
  await must(app, 'DELETE', `/v1/members/${revoked.memberId}/sessions`, { session: fogata });
  const { roles } = await must(app, 'GET', '/v1/roles', { session: fogata });
  const waiter = Object.values(roles ?? {}).find(({ key }) => String(key) === 'waiter');
  return {
    app,
    owner,
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

/** Whether nobody may get anything done: these come first, and nothing may have changed after them. */
function isNegative(operation: Operation, credential: Credential): boolean {
  if (credential === 'right' || credential === 'suspended company') return false;
  if (operation.scope === 'public' || operation.scope === 'platform') return true;
  if (['none', 'malformed', 'expired', 'revoked', 'refresh as access', 'other company'].includes(credential))
    return true;
  if (operation.scope === 'self') return false;
  return credential !== 'lower level' || RANKED.has(operation.id);
}

async function tryCell(world: World, operation: Operation, credential: Credential): Promise<Cell> {
  const wrong =
    operation.scope === 'public'
      ? await tryPublic(world, operation, credential)
      : operation.scope === 'platform'
        ? await tryPlatform(world, operation, credential)
        : await tryCompany(world, operation, credential);
  return { operation: operation.id, credential, wrong };
}

interface Asked extends Answer {
  text: string;
}

async function ask(
  world: World,
  operation: Operation,
  session: TestSession | undefined,
  fresh: Fresh = {},
): Promise<Asked> {
  const place = { ...world.chapinero, ...fresh.ids };
  const words = { ...WORDS, ...fresh.words };
  const { url, body, headers } = exampleRequest(operation, place, { words });
  const answer = await world.app.request(operation.method, url, {
    ...((fresh.session ?? session) ? { session: (fresh.session ?? session) as TestSession } : {}),
    ...(body === undefined ? {} : { body: fresh.body ?? body }),
    headers,
  });
  return { ...answer, text: JSON.stringify(answer.body) };
}

const told = ({ status, text }: Asked) => `${status} ${text.slice(0, 200)}`;
const expectStatus = (answer: Asked, wanted: readonly number[]) =>
  wanted.includes(answer.status) ? undefined : `${told(answer)} instead of ${wanted.join(' or ')}`;
const UNAUTHENTICATED: readonly Credential[] = [
  'none',
  'malformed',
  'expired',
  'revoked',
  'refresh as access',
];

/** A public operation answers everybody alike: a credential neither opens nor closes anything. */
async function tryPublic(
  world: World,
  operation: Operation,
  credential: Credential,
): Promise<string | undefined> {
  const wanted = PUBLIC[operation.id];
  if (wanted === undefined) return 'is public and not written down as such';
  const session =
    credential === 'none' || credential === 'suspended company' ? undefined : world.people[credential];
  // A name of its own each time, so that slowing guesses down does not hide the answer.
  const words = { email: `${randomUUIDv7()}@example.com`, ...(credential === 'suspended company' ? {} : {}) };
  return expectStatus(await ask(world, operation, session, { words }), [wanted]);
}

async function tryPlatform(
  world: World,
  operation: Operation,
  credential: Credential,
): Promise<string | undefined> {
  const { platform, people, esquina } = world;
  if (credential === 'right') {
    const fresh = await FRESH[operation.id]?.(world.maker);
    return expectStatus(await ask(world, operation, platform.right, fresh), [200, 201, 204]);
  }
  const tokens: Partial<Record<Credential, TestSession>> = {
    malformed: people.malformed,
    expired: platform.expired,
    revoked: platform.revoked,
    'refresh as access': platform.refresh,
  };
  if (UNAUTHENTICATED.includes(credential))
    return expectStatus(await ask(world, operation, tokens[credential]), [401]);
  const member = credential === 'suspended company' ? esquina : people[credential as keyof typeof people];
  return expectStatus(await ask(world, operation, member), [403]);
}

async function tryCompany(
  world: World,
  operation: Operation,
  credential: Credential,
): Promise<string | undefined> {
  const { people, esquina } = world;
  switch (credential) {
    case 'none':
      return expectStatus(await ask(world, operation, undefined), [401]);
    case 'malformed':
    case 'expired':
    case 'revoked':
    case 'refresh as access':
      return expectStatus(await ask(world, operation, people[credential]), [401]);
    case 'suspended company': {
      const answer = await ask(world, operation, esquina);
      return operation.allowSuspended
        ? answer.status === 402 || answer.status >= 500
          ? told(answer)
          : undefined
        : expectStatus(answer, [402]);
    }
    case 'other company':
      return tryStranger(world, operation);
    case 'no permission':
      return operation.permission === null
        ? trySelf(world, operation, people[credential])
        : expectStatus(await ask(world, operation, people[credential]), [403]);
    case 'lower level':
      if (RANKED.has(operation.id))
        return expectStatus(await ask(world, operation, people[credential]), [403]);
      return tryRight(world, operation, people[credential]);
    case 'other branch':
      return tryOtherBranch(world, operation);
    case 'right':
      return tryRight(world, operation, people.right);
  }
}

/** Operations that name things of the company in their body alone. */
const IDS_IN_BODY = new Set(['createOrder', 'createMember', 'createDevice', 'approveAct', 'createApiKey']);

const withIds = (operation: Operation) =>
  operation.pathNames.some((name) => name.endsWith('Id')) || IDS_IN_BODY.has(operation.id);

/** Another company's owner: a foreign id answers like one that does not exist, and no answer tells of the company. */
async function tryStranger(world: World, operation: Operation): Promise<string | undefined> {
  if (operation.scope === 'self' && !withIds(operation)) return trySelf(world, operation, world.esquina);
  const answer = await ask(world, operation, world.esquina);
  const seen = [...world.marks.company].find(
    (mark) => answer.text.includes(mark) && !Object.values(world.chapinero).includes(mark),
  );
  if (seen !== undefined) return `tells ${seen} of another company`;
  if (!withIds(operation))
    return answer.status < 300 || [404, 422].includes(answer.status) ? undefined : told(answer);
  if (answer.status !== 404) return `${told(answer)} instead of 404`;
  const random = Object.fromEntries(Object.keys(world.chapinero).map((name) => [name, randomUUIDv7()]));
  const missing = await ask(world, operation, world.esquina, { ids: random });
  const [one, other] = [comparable(answer, world.chapinero), comparable(missing, random)];
  return one === other ? undefined : `differs from a missing one: ${one} / ${other}`;
}

/** An answer without what differs between any two requests. */
function comparable(answer: Asked, ids: object): string {
  let text = `${answer.status} ${answer.text}`;
  for (const id of Object.values(ids) as string[]) text = text.replaceAll(id, '<id>');
  return text.replace(/"requestId":"[^"]*"/g, '');
}

async function tryOtherBranch(world: World, operation: Operation): Promise<string | undefined> {
  const session = world.people['other branch'];
  if (operation.scope === 'self') return trySelf(world, operation, session);
  const { permission } = operation;
  if (permission !== null && world.companyWide.has(permission))
    return expectStatus(await ask(world, operation, session), [403]);
  const answer = await ask(world, operation, session);
  if (operation.scope === 'branch') return expectStatus(answer, [404]);
  const seen = [...world.marks.chapinero].find((mark) => answer.text.includes(mark));
  if (seen !== undefined && answer.status < 300) return `tells ${seen} of another branch`;
  // What belongs to the company as a whole may be read in any branch; a person of another one is not touched.
  return expectStatus(answer, operation.method === 'GET' ? [200, 403, 404] : [403, 404]);
}

/** Somebody about themselves: whoever is logged in is let in. */
async function trySelf(
  world: World,
  operation: Operation,
  session: TestSession,
): Promise<string | undefined> {
  const answer = await ask(world, operation, session);
  return answer.status < 500 && answer.status !== 401 && answer.status !== 402 ? undefined : told(answer);
}

async function tryRight(
  world: World,
  operation: Operation,
  session: TestSession,
): Promise<string | undefined> {
  const fresh = await FRESH[operation.id]?.(world.maker);
  // Who may less has things of their own: a fresh person is the one who asks about themselves.
  return expectStatus(await ask(world, operation, session, fresh), [200, 201, 204]);
}

async function suspend({ app, platform, esquina }: World): Promise<void> {
  await must(app, 'POST', `/v1/platform/companies/${esquina.companyId}/suspend`, {
    session: platform.right,
    body: { reason: 'falta de pago' },
  });
}

function difference(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return Object.keys(before).filter((table) => before[table] !== after[table]);
}

// size: the public routes and what is tried of every other one, in one place.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { companyDigest, tenantTables } from './testing/catalogue.ts';
import { exampleRequest, idPositions, type Operation, readOperations } from './testing/contract.ts';
import type { Answer, RequestOptions, TestSession } from './testing/test-app.ts';
import { buildTwoCompanies, type Place, type TwoCompanies } from './testing/two-companies.ts';
import { WORDS } from './testing/words.ts';

// Every operation of the contract with another company's or branch's id in every position (T02, T05). A new route is
// covered the day it appears, or fails for want of an example. Every credential is tried by `npm run drill -- authz`.

let world: TwoCompanies;
let operations: Operation[];
/** Somebody who may do everything in Chapinero and stands nowhere else. */
let leader: TestSession;
let before: Record<string, string>;

beforeAll(async () => {
  world = await buildTwoCompanies();
  const { app, owner } = world;
  operations = (await readOperations(app)).filter(
    ({ scope }) => scope === 'self' || scope === 'company' || scope === 'branch',
  );
  leader = await openLeader();
  before = await companyDigest(owner, world.fogata.companyId);
});
afterAll(() => world.close());

/** A role of one's own with every permission, held in Chapinero alone, by somebody who accepted an invitation. */
async function openLeader(): Promise<TestSession> {
  const { app, fogata, chapinero } = world;
  const ask = async (method: 'GET' | 'POST', url: string, body?: unknown) => {
    const headers = { 'idempotency-key': newId() };
    const session = url.startsWith('/v1/auth') ? {} : { session: fogata };
    const answer = await app.request(method, url, { ...session, headers, ...(body ? { body } : {}) });
    if (answer.status >= 300) throw new Error(`${url} was refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { categories } = await ask('GET', '/v1/permissions');
  const permissions = Object.values(categories ?? {}).flatMap((one) =>
    Object.values(one.permissions ?? {}).map(({ code }) => String(code)),
  );
  const [roleId, id] = [newId(), newId()];
  await ask('POST', '/v1/roles', { id: roleId, name: 'Encargado de sede', level: 90, permissions });
  const assignments = [{ branchId: chapinero.branchId, roleId }];
  await ask('POST', '/v1/members', { id, name: 'Encargada', email: 'encargada@example.com', assignments });
  const { url } = await ask('POST', `/v1/members/${id}/invitation`, {});
  const token = String(url).split('#')[1];
  const body = await ask('POST', '/v1/auth/links/accept-invitation', { token, password: WORDS.password });
  return {
    token: String(body.accessToken),
    companyId: fogata.companyId,
    memberId: id,
    branchId: chapinero.branchId,
  };
}

type Session = RequestOptions['session'];

async function ask(
  operation: Operation,
  place: Place,
  session: Session,
  options: Parameters<typeof exampleRequest>[2] & { headers?: Record<string, string> } = {},
): Promise<Answer & { text: string }> {
  const { url, body, headers } = exampleRequest(operation, place, { words: WORDS, ...options });
  const answer = await world.app.request(operation.method, url, {
    ...(session ? { session } : {}),
    ...(body === undefined ? {} : { body }),
    headers: { ...headers, ...options.headers },
  });
  return { ...answer, text: JSON.stringify(answer.body) };
}

/** The answer without what differs between any two requests: the request's id, the moment, and the id that was sent. */
function comparable(answer: Answer, sent: string): string {
  return (
    JSON.stringify([answer.status, answer.body])
      .replaceAll(sent, '<sent>')
      .replace(/"(requestId|asOf)":"[^"]*"/g, '"$1":""')
      // The id of a command is its maker's, a new one each time.
      .replace(/"outcomes":\[\{"id":"[^"]*"/g, '"outcomes":[{"id":""')
  );
}

/** Every id and telling name of a company's rows, or the ids of one branch's: none may stand in a stranger's answer. */
async function marks(companyId: string, branchId?: string): Promise<Set<string>> {
  const found = new Set([branchId ?? companyId]);
  const where = branchId === undefined ? 'company_id = $1' : 'company_id = $1 and branch_id = $2';
  const values = branchId === undefined ? [companyId] : [companyId, branchId];
  for (const { name, columns } of await tenantTables(world.owner)) {
    const told = columns.filter((column) => column === 'id' || (column === 'name' && branchId === undefined));
    if (told.length === 0 || (branchId !== undefined && !columns.includes('branch_id'))) continue;
    const rows = await world.owner.rows<Record<string, string>>(
      `select ${told.join(', ')} from ${name} where ${where}`,
      values,
    );
    for (const row of rows) for (const value of Object.values(row)) if (value.length > 5) found.add(value);
  }
  return found;
}

function expectNoMarks(
  answer: { text: string },
  telling: ReadonlySet<string>,
  sent: string,
  what: string,
): void {
  const told = [...telling].filter((mark) => mark !== sent && answer.text.includes(mark));
  expect(told, `${what} tells of somebody else`).toEqual([]);
}

/** Where a stranger's id is not what the answer is about: a wrong PIN, a line that was never sent, one of many commands. */
const OTHERWISE: Readonly<Record<string, number>> = {
  'approveAct body.memberId': 401,
  'voidLine body.approvalId': 409,
};

/** Each command has an outcome of its own; commands.test.ts tries a stranger's ids in every one of them. */
const statusOtherwise = (operation: Operation, at: string): number | undefined =>
  at.startsWith('body.commands.0.') ? 200 : OTHERWISE[`${operation.id} ${at}`];

/** Puts a stranger's id at each position of a request that is otherwise the caller's own. */
async function swapEveryId(
  caller: { session: TestSession; place: Place },
  operation: Operation,
  stranger: Place,
  telling: ReadonlySet<string>,
): Promise<number> {
  let swapped = 0;
  for (const { at, name } of idPositions(operation, stranger, WORDS)) {
    if (name === 'id') continue;
    const foreign = stranger[name as keyof Place];
    if (foreign === caller.place[name as keyof Place]) continue;
    const what = `${operation.id} with a foreign ${at}`;
    const answer = await ask(operation, caller.place, caller.session, { swap: { at, value: foreign } });
    expectNoMarks(answer, telling, foreign, what);
    swapped += 1;
    const otherwise = statusOtherwise(operation, at);
    if (at.startsWith('path.')) expect(answer.status, what).toBe(404);
    else if (otherwise !== undefined) expect(answer.status, what).toBe(otherwise);
    else if (at.startsWith('body.')) expect([404, 422], what).toContain(answer.status);
    else expect([200, 404], what).toContain(answer.status);
    const random = newId();
    const missing = await ask(operation, caller.place, caller.session, { swap: { at, value: random } });
    expect(comparable(answer, foreign), `${what} differs from a missing one`).toBe(
      comparable(missing, random),
    );
  }
  return swapped;
}

/** Makes a new thing under an id that a stranger's order has: it is its maker's to choose, and tells nothing. */
async function takeForeignId(
  caller: { session: TestSession; place: Place },
  operation: Operation,
  telling: ReadonlySet<string>,
): Promise<void> {
  const value = world.usaquen.orderId;
  for (const { at } of idPositions(operation, caller.place, WORDS).filter(({ name }) => name === 'id')) {
    const answer = await ask(operation, caller.place, caller.session, { swap: { at, value } });
    expectNoMarks(answer, telling, value, `${operation.id} with a foreign ${at}`);
  }
}

test('the contract names every route, and every route is in the contract', async () => {
  const paths: string[] = [];
  const parents: string[] = [];
  for (const line of world.app.system.http.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', segment = '', methods = ''] =
      /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4;
    parents[depth] = `${depth === 0 ? '' : (parents[depth - 1] ?? '')}${segment}`;
    for (const method of methods.split(', '))
      if (method !== '' && method !== 'HEAD') paths.push(`${method} ${parents[depth]}`);
  }
  const contract = (await readOperations(world.app)).map(
    ({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
  );
  const shown = /^GET (\/docs|\/pos|\/kds|\/admin|\/platform|\/setup|\/join|\/reset|\/login)(\/.*|\*)?$/;
  expect(paths.filter((path) => !shown.test(path)).sort()).toEqual(
    [
      ...contract,
      'GET /',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /openapi.json',
      'GET /printer',
    ].sort(),
  );
  expect(contract.length).toBeGreaterThan(15);
});

test('only the routes before a log-in, and those of programs with a secret of their own, are public', async () => {
  const open = (await readOperations(world.app)).filter((operation) => operation.scope === 'public');
  expect(open.map((operation) => operation.id).sort()).toEqual([
    'acceptInvitation',
    'acceptPlatformInvitation',
    'askForPasswordReset',
    'claimPages',
    'confirmCloudPage',
    'enrollDevice',
    'enrollPrintAgent',
    'enterAsSupport',
    'extendLeases',
    'fetchCloudPage',
    'listDemoLogins',
    'logIn',
    'logInByPin',
    'logInToDemo',
    'logInToPlatform',
    'logOut',
    'logOutOfPlatform',
    'pollCloudPrinter',
    'readDevice',
    'readLink',
    'readPicture',
    'readSetup',
    'readSetupLink',
    'renewAccess',
    'renewPlatformAccess',
    'reportAnswers',
    'reportFoundPrinters',
    'reportOutcomes',
    'resetPassword',
    'setUpCompany',
    'signUp',
  ]);
});

test('without a token, or with one that is not one: 401', async () => {
  const { token } = world.fogata;
  const middle = token.lastIndexOf('.') + 10;
  const bent = token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1);
  const values = [
    '',
    'Bearer ',
    'Bearer x',
    `Basic ${token}`,
    `Bearer ${bent}`,
    token,
    `Bearer Bearer ${token}`,
  ];
  for (const operation of operations) {
    for (const authorization of values) {
      const headers: Record<string, string> = authorization === '' ? {} : { authorization };
      const answer = await ask(operation, world.chapinero, undefined, { headers });
      expect(answer.status, `${operation.id} as "${authorization.slice(0, 9)}"`).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    if (operation.method !== 'GET') continue;
    const { url } = exampleRequest(operation, world.chapinero, { words: WORDS });
    expect((await world.app.system.http.inject({ method: 'HEAD', url })).statusCode, `HEAD ${url}`).toBe(401);
  }
});

test('another company: every id of ours answers like one that does not exist', async () => {
  const theirs = await marks(world.esquina.companyId);
  const ours = (await marks(world.fogata.companyId)).difference(theirs);
  expect(ours.size).toBeGreaterThan(60);
  const caller = { session: world.esquina, place: world.manizales };
  let swapped = 0;
  for (const operation of operations) swapped += await swapEveryId(caller, operation, world.chapinero, ours);
  // Afterwards: these are made, and take their names.
  for (const operation of operations) await takeForeignId(caller, operation, ours);
  expect(swapped).toBeGreaterThan(50);
});

test('another company: a key we used replays nothing', async () => {
  const operation = operations.find((one) => one.id === 'createOrder');
  if (!operation) throw new Error('there is no createOrder any more');
  const [used] = await world.owner.rows<{ key: string }>(
    'select key from kernel.idempotency_keys where company_id = $1 limit 1',
    [world.fogata.companyId],
  );
  const headers = { 'idempotency-key': used?.key ?? '' };
  const answer = await ask(operation, world.manizales, world.esquina, { headers });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.headers['idempotent-replay']).toBeUndefined();
  expect(answer.body.branchId).toBe(world.manizales.branchId);
});

test('another branch of the same company: 404 for who stands elsewhere', async () => {
  const elsewhere = await marks(world.fogata.companyId, world.usaquen.branchId);
  expect(elsewhere.size).toBeGreaterThan(15);
  let swapped = 0;
  for (const operation of operations.filter(({ scope }) => scope === 'branch')) {
    const caller = { session: leader, place: world.chapinero };
    swapped += await swapEveryId(caller, operation, world.usaquen, elsewhere);
    if (operation.method !== 'GET') continue;
    const own = await ask(operation, world.chapinero, leader, { queryIds: true });
    expect(own.status, `${operation.id} at home`).toBe(200);
    expectNoMarks(own, elsewhere, '', operation.id);
  }
  expect(swapped).toBeGreaterThan(20);
});

test('after all of that no row of the company has changed', async () => {
  expect(await companyDigest(world.owner, world.fogata.companyId)).toEqual(before);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { companyDigest } from './testing/catalogue.ts';
import {
  exampleRequest,
  fits,
  type Operation,
  propertiesOf,
  readOperations,
  withValue,
} from './testing/contract.ts';
import { platformAdmin, type TestAdmin } from './testing/platform.ts';
import { expectProblem } from './testing/problem.ts';
import { type Answer, DEMO_PASSWORD, type RequestOptions } from './testing/test-app.ts';
import { buildTwoCompanies, type TwoCompanies } from './testing/two-companies.ts';
import { WORDS as COMMON_WORDS } from './testing/words.ts';

// Hostile and broken input (threat H05, T08): on every write of the contract, in every property. Each is refused as
// problem+json, tells nothing of the inside, and leaves no row behind.

let world: TwoCompanies;
let admin: TestAdmin;
let writes: Operation[];
let before: Record<string, string>[];

beforeAll(async () => {
  world = await buildTwoCompanies();
  admin = await platformAdmin(world.app);
  writes = (await readOperations(world.app)).filter(
    ({ id, body }) => body !== undefined && !MACHINES.has(id),
  );
  before = await digests();
});
afterAll(() => world.close());

const WORDS = {
  ...COMMON_WORDS,
  email: 'duena@lafogata.example',
  password: DEMO_PASSWORD,
  key: 'fogata-duena',
};
/** What machines send that nobody here made: it is read for what is known of it (cloudprnt-addresses.test.ts). */
const MACHINES = new Set(['pollCloudPrinter']);
const INVALID = 'kernel.invalid_input';

async function digests(): Promise<Record<string, string>[]> {
  return [
    await companyDigest(world.owner, world.fogata.companyId),
    await companyDigest(world.owner, world.esquina.companyId),
  ];
}

/** Sends a body to an operation whose address and credentials are right. */
function ask(operation: Operation, sent: Pick<RequestOptions, 'body' | 'raw' | 'headers'>): Promise<Answer> {
  const { url, headers } = exampleRequest(operation, world.chapinero, { words: WORDS });
  const session = operation.scope === 'platform' ? admin : world.fogata;
  return world.app.request(operation.method, url, {
    ...(operation.scope === 'public' ? {} : { session }),
    ...sent,
    headers: { ...headers, ...sent.headers },
  });
}

function goodBody(operation: Operation): unknown {
  return exampleRequest(operation, world.chapinero, { words: WORDS }).body;
}

test('what is not JSON, not an object or not sent as JSON', async () => {
  const deep = '['.repeat(60_000);
  for (const operation of writes) {
    for (const raw of ['', '{', '[', '{"a":1,}', "{'a':1}", 'undefined', '{"a":NaN}', '\0', deep]) {
      const what = `${operation.id} with ${raw.slice(0, 20)}`;
      expectProblem(await ask(operation, { raw }), 400, 'kernel.malformed_json', what);
    }
    for (const raw of [
      'null',
      '[]',
      '[{}]',
      '"x"',
      '5',
      'true',
      `${deep}${']'.repeat(4_000)}`.slice(-8_000),
    ]) {
      if (!raw.startsWith('[['))
        expectProblem(await ask(operation, { raw }), 400, INVALID, `${operation.id} ${raw}`);
    }
    const types = [
      'text/plain',
      'text/plain; charset=utf-8',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'json',
    ];
    for (const type of types) {
      const sent = { raw: JSON.stringify(goodBody(operation)), headers: { 'content-type': type } };
      expectProblem(await ask(operation, sent), 415, 'kernel.content_type', `${operation.id} as ${type}`);
    }
    const large = JSON.stringify({ x: 'x'.repeat(64 * 1024) });
    expectProblem(
      await ask(operation, { raw: large }),
      413,
      'kernel.body_too_large',
      `${operation.id} too large`,
    );
  }
});

test('lists in lists in lists, as deep as a body can be', async () => {
  const deep = `${'['.repeat(32_000)}${']'.repeat(32_000)}`;
  for (const operation of writes) {
    expectProblem(await ask(operation, { raw: deep }), 400, INVALID, operation.id);
    for (const { way } of propertiesOf(operation.body ?? {}).filter((one) => one.way.length > 0)) {
      const raw = JSON.stringify(withValue(goodBody(operation), way, '@deep@')).replace(
        '"@deep@"',
        deep.slice(1_000, -1_000),
      );
      expectProblem(await ask(operation, { raw }), 400, INVALID, `${operation.id} ${way.join('.')}`);
    }
  }
});

// What a caller would like to decide itself: whose it is, what it costs, how far it is.
const COVETED =
  `company_id companyId branch_id role permissions memberId waiter total totalMinor taxMinor price priceMinor unitPriceMinor
  discount status state version number turn businessDate is_paid createdAt created_at openedAt sentQuantity constructor
  prototype __proto__ toString hasOwnProperty`.split(/\s+/);

test('a property nobody asked for, in every object of every body', async () => {
  let asked = 0;
  for (const operation of writes) {
    for (const { way, schema } of propertiesOf(operation.body ?? {})) {
      if (schema.type !== 'object') continue;
      for (const key of COVETED.filter((name) => !Object.hasOwn(schema.properties ?? {}, name))) {
        // As text: some of these names mean something to an object literal.
        const body = JSON.stringify(withValue(goodBody(operation), [...way, '@key@'], 1));
        const answer = await ask(operation, { raw: body.replace('@key@', key) });
        expectProblem(
          answer,
          400,
          [INVALID, 'kernel.malformed_json'],
          `${operation.id} ${way.join('.')}.${key}`,
        );
        asked += 1;
      }
    }
  }
  expect(asked).toBeGreaterThan(200);
});

const STRANGE = [
  ...[null, true, false, [7], [], {}, '5', '', 1e308, -1, 0, 1.5, Number.MAX_SAFE_INTEGER + 1, '\0'],
  'x'.repeat(5_000),
];

test('another type in every property, coerced nowhere', async () => {
  let asked = 0;
  for (const operation of writes) {
    for (const { way, schema } of propertiesOf(operation.body ?? {}).filter((one) => one.way.length > 0)) {
      for (const value of STRANGE.filter((one) => !fits(schema, one))) {
        const answer = await ask(operation, { body: withValue(goodBody(operation), way, value) });
        const what = `${operation.id} ${way.join('.')} = ${JSON.stringify(value).slice(0, 40)}`;
        expectProblem(answer, 400, INVALID, what);
        asked += 1;
      }
    }
    for (const name of operation.body?.required ?? []) {
      const { [name]: _, ...rest } = goodBody(operation) as Record<string, unknown>;
      expectProblem(await ask(operation, { body: rest }), 400, INVALID, `${operation.id} without ${name}`);
    }
  }
  expect(asked).toBeGreaterThan(120);
});

test('text that no database can keep, wherever text may stand', async () => {
  let asked = 0;
  for (const operation of writes) {
    for (const { way, schema } of propertiesOf(operation.body ?? {})) {
      if (schema.type !== 'string' || schema.pattern !== undefined) continue;
      for (const unstorable of ['\\u0000', '\\ud800', '\\udc00\\ud800']) {
        const body = JSON.stringify(withValue(goodBody(operation), way, 'abc@text@'));
        const answer = await ask(operation, { raw: body.replace('@text@', unstorable) });
        expectProblem(answer, 400, INVALID, `${operation.id} ${way.join('.')} with ${unstorable}`);
        asked += 1;
      }
    }
  }
  expect(asked).toBeGreaterThan(8);
});

test('pages and addresses that are none', async () => {
  const { branchId } = world.chapinero;
  const cases: [url: string, status: number, code: string][] = [
    [`/v1/branches/${branchId}/orders?limit=0`, 400, INVALID],
    [`/v1/branches/${branchId}/orders?limit=201`, 400, INVALID],
    [`/v1/branches/${branchId}/orders?limit=many`, 400, INVALID],
    [`/v1/branches/${branchId}/orders?limit=5&limit=6`, 400, INVALID],
    [`/v1/branches/${branchId}/orders?company_id=${newId()}`, 400, INVALID],
    [`/v1/branches/${branchId}/orders?after=%00`, 400, INVALID],
    [`/v1/branches/${branchId}/orders?after=-1`, 400, INVALID],
    [`/v1/branches/${branchId}/orders?after=1%20or%201=1`, 400, INVALID],
    [`/v1/branches/${branchId}/tickets?stationId=1'--`, 400, INVALID],
    [`/v1/branches/${branchId.toUpperCase()}/orders`, 400, INVALID],
    ['/v1/orders/..%2f..%2fetc', 400, INVALID],
    ['/v1/orders/%00', 400, INVALID],
    ['/v1/orders/', 400, INVALID],
    ['/v1/orders/%zz', 400, INVALID],
    [`/v1/orders/${'x'.repeat(5_000)}`, 400, INVALID],
    ['/v1/nothing', 404, 'kernel.not_found'],
  ];
  for (const [url, status, code] of cases) {
    expectProblem(await world.app.request('GET', url, { session: world.fogata }), status, code, url);
  }
});

test('nothing of all that was stored, and what is right still is taken', async () => {
  expect(await digests()).toEqual(before);
  const taken: string[] = [];
  const rank = ({ scope }: Operation) => (scope === 'platform' ? 1 : 0);
  // The platform last: it closes companies. The others end the sessions of whom they are about.
  for (const operation of writes.toSorted((a, b) => rank(a) - rank(b))) {
    if (operation.scope !== 'platform') world.fogata = await world.app.logIn('fogata-duena');
    const answer = await ask(operation, { body: goodBody(operation) });
    // Whether it may be done now is for the rules of each to say; that it was understood is said here.
    expect(answer.body.code, operation.id).not.toBe(INVALID);
    expect(answer.status, operation.id).toBeLessThan(500);
    if (answer.status < 300) taken.push(operation.id);
  }
  expect(taken).toEqual(expect.arrayContaining(['logIn', 'createOrder', 'createRole', 'createBranch']));
});

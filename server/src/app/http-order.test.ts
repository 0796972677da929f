import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { expectProblem } from './testing/problem.ts';
import { type Answer, buildTestApp, orderBody, type TestApp, type TestSession } from './testing/test-app.ts';

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let cook: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  cook = await app.logIn('fogata-cocina');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const setState = (session: TestSession, state: string) =>
  owner.rows(
    `update identity.companies set state = $2, trial_ends_at = now() + interval '1 day' where company_id = $1`,
    [session.companyId, state],
  );

test('one request with every fault at once is told of them one by one, in the order of the house', async () => {
  const draft = await orderBody(app, waitress, [['Tinto', 1]]);
  const headers = { 'idempotency-key': newId() };
  const post = (
    session: { token: string } | undefined,
    sent: { raw?: string; body?: unknown; headers?: object },
  ) =>
    app.request('POST', '/v1/orders', { ...(session ? { session } : {}), ...sent } as Parameters<
      TestApp['request']
    >[2]);
  const suspended = await app.logIn('esquina-mesera');
  await setState(suspended, 'suspended');

  // Everything below is wrong in each request; what is mended moves the answer one step on.
  expectProblem(await post(undefined, { raw: '{' }), 401, 'identity.token_required');
  expectProblem(await post({ token: 'x.y.z' }, { raw: '{' }), 401, 'identity.token_refused');
  expectProblem(await post(suspended, { raw: '{' }), 402, 'identity.company_suspended');
  expectProblem(await post(cook, { raw: '{' }), 403, 'kernel.forbidden');
  expectProblem(await post(waitress, { raw: '{' }), 400, 'kernel.malformed_json');
  // The branch stands in the body, so the body's form comes first.
  const foreign = {
    ...draft.body,
    branchId: newId(),
    lines: [{ ...draft.body.lines[0], productId: newId() }],
  };
  expectProblem(
    await post(waitress, { body: { ...foreign, extra: 1 }, headers }),
    400,
    'kernel.invalid_input',
  );
  expectProblem(await post(waitress, { body: foreign }), 400, 'kernel.idempotency_key_required');
  expectProblem(await post(waitress, { body: foreign, headers }), 404, 'kernel.not_found');
  const unknownProduct = { ...foreign, branchId: waitress.branchId };
  expectProblem(await post(waitress, { body: unknownProduct, headers }), 422, 'catalog.product_unavailable');
  const empty = { ...draft.body, lines: [] };
  expectProblem(await post(waitress, { body: empty, headers }), 409, 'orders.nothing_to_send');
  expect((await post(waitress, { body: draft.body, headers })).status).toBe(201);
});

test.each([
  ['suspended', 402],
  ['closed', 402],
  ['past_due', 200],
  ['trial', 200],
])(
  'a company that is %s: %s for its work, and its people still learn who they are',
  async (state, status) => {
    const session = await app.logIn('fogata-cajero');
    await setState(session, state);
    try {
      // Logged in anew: what is known of a session may be a second old.
      const { body } = await app.request<{ accessToken: string }>('POST', '/v1/auth/login', {
        body: { email: 'cajero@lafogata.example', password: 'fogata-demo' },
      });
      const fresh = { token: body.accessToken };
      expect((await app.request('GET', '/v1/catalog', { session: fresh })).status).toBe(status);
      expect(await app.request('GET', '/v1/me', { session: fresh })).toMatchObject({
        status: 200,
        body: { company: { name: 'La Fogata' } },
      });
    } finally {
      await setState(session, 'active');
    }
  },
);

test.each([
  ['GET', '/v1/nothing'],
  ['GET', '/v2/catalog'],
  ['PUT', '/v1/orders'],
  ['DELETE', '/v1/me'],
  ['PATCH', '/health/live'],
  ['POST', '/v1/catalog'],
  ['GET', '/v1/auth/login'],
  ['POST', '/openapi.json'],
] as const)('%s %s: there is nothing, with a token and without', async (method, url) => {
  expectProblem(await app.request(method, url), 404, 'kernel.not_found');
  expectProblem(await app.request(method, url, { session: waitress, raw: '{' }), 404, 'kernel.not_found');
});

test('an object that names a property twice is refused: nobody knows which one was meant', async () => {
  const { body, headers } = await orderBody(app, waitress, [['Tinto', 1]]);
  const json = JSON.stringify(body);
  const send = (raw: string) => app.request('POST', '/v1/orders', { session: waitress, raw, headers });
  const twice = [
    json.replace('"send":true', '"send":true,"send":false'),
    json.replace('"send":true', '"send":true,"send":true'),
    // The same name in other letters, and inside a line.
    json.replace('"send":true', '"send":true,"\\u0073end":false'),
    json.replace('"quantity":1', '"quantity":1,"quantity":9'),
  ];
  for (const raw of twice) expectProblem(await send(raw), 400, 'kernel.invalid_input', raw);
  const [row] = await owner.rows('select count(*) as count from orders.orders where id = $1', [body.id]);
  expect(row).toEqual({ count: 0 });
  // One name in two objects is no repetition, nor is a name that stands in a text.
  const note = '"note":"{\\"send\\":1,\\"send\\":2} \\\\"';
  const [line] = body.lines;
  const good = json
    .replace('"quantity":1', `"quantity":1,${note}`)
    .replace('"lines":[', `"lines":[${JSON.stringify({ ...line, id: newId() })},`);
  expect(await send(good)).toMatchObject({
    status: 201,
    body: { lines: [{}, { note: '{"send":1,"send":2} \\' }] },
  });
});

const foreign = (origin: string, headers: Record<string, string> = {}) =>
  app.request('POST', '/v1/auth/demo', { body: { key: 'fogata-mesera' }, headers: { ...headers, origin } });

test('a page of another site cannot post, ours and a program without a page can', async () => {
  const own = { host: 'pos.example.com' };
  for (const origin of [
    'https://evil.example',
    'null',
    'http://pos.example.com:81',
    'https://pos.example.com',
    'x',
  ])
    expectProblem(await foreign(origin, own), 403, 'kernel.foreign_origin', origin);
  // What a proxy nobody named says about the host changes nothing.
  const forwarded = { ...own, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  expectProblem(await foreign('https://evil.example', forwarded), 403, 'kernel.foreign_origin');
  expect((await foreign('http://pos.example.com', own)).status).toBe(200);
  expect((await app.request('POST', '/v1/auth/demo', { body: { key: 'fogata-mesera' } })).status).toBe(200);
  const read = { session: waitress, headers: { origin: 'https://evil.example' } };
  const answer = await app.request('GET', '/v1/catalog', read);
  expect(answer.status).toBe(200);
  // Reading is not refused, but no other site’s page is given the answer.
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});

test('with a published address only that one may post, wherever the request came in', async () => {
  const published = await buildTestApp({ beside: app, env: { PUBLIC_URL: 'https://pos.example.com/' } });
  const post = (origin: string) =>
    published.request('POST', '/v1/auth/demo', {
      body: { key: 'fogata-mesera' },
      headers: { origin, host: 'internal:3000' },
    });
  expect((await post('https://pos.example.com')).status).toBe(200);
  expectProblem(await post('http://internal:3000'), 403, 'kernel.foreign_origin');
  await published.close();
});

test('each answer has a request id of ours, in the header and in the refusal', async () => {
  const given = { 'x-request-id': 'from-outside', 'request-id': 'from-outside' };
  const answers: Answer[] = [
    await app.request('GET', '/v1/catalog', { session: waitress, headers: given }),
    await app.request('GET', '/v1/catalog', { headers: given }),
    await app.request('GET', '/v1/nothing', { headers: given }),
    await app.request('POST', '/v1/auth/login', { raw: '{', headers: given }),
    await app.request('GET', '/health/live', { headers: given }),
  ];
  const ids = answers.map((answer) => String(answer.headers['x-request-id']));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a fault of our own is a 500 that tells nothing of the inside', async () => {
  const { body, headers } = await orderBody(app, waitress, [['Tinto', 1]]);
  await owner.rows('revoke select on catalog.products, catalog.versions from fastops_app');
  try {
    const answers = [
      await app.request('GET', '/v1/catalog', { session: waitress }),
      await app.request('POST', '/v1/orders', { session: waitress, body, headers }),
    ];
    for (const answer of answers) {
      expectProblem(answer, 500, 'kernel.internal');
      expect(JSON.stringify(answer.body)).not.toMatch(/permission|denied|catalog|products/);
      expect(answer.body.details).toBeUndefined();
    }
  } finally {
    await owner.rows('grant select on catalog.products, catalog.versions to fastops_app');
  }
  // Nothing of the failed order was kept, its key included.
  expect((await app.request('POST', '/v1/orders', { session: waitress, body, headers })).status).toBe(201);
});

test('what a route declares of itself stands in the contract', async () => {
  const { body: document } = await app.request<{
    paths: Record<string, Record<string, Record<string, unknown>>>;
  }>('GET', '/openapi.json');
  const declared = app.system.modules.flatMap((module) => module.routes ?? []);
  expect(declared.length).toBeGreaterThan(15);
  for (const route of declared) {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    expect(operation, `${route.method} ${route.path}`).toMatchObject({
      operationId: route.operation,
      'x-permission': route.permission,
      'x-scope': route.scope,
      'x-allow-suspended': route.allowSuspended === true,
      security: route.scope === 'public' ? [] : [{ bearer: [] }],
    });
  }
  const known = app.system.modules.flatMap((module) => module.permissions ?? []).map(({ code }) => code);
  // Who keeps the installation has one right, which no role holds.
  for (const { permission, scope } of declared)
    if (permission !== null && scope !== 'platform') expect(known).toContain(permission);
});

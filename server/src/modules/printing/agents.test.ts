import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addAgent, addAgentPrinter, enrollAgain, queuePage } from '../../app/testing/print-agent.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// How print agents are let in and out, and what the office does with them.

let app: TestApp;
let owner: Owner;
let office: TestSession;
let branchId: string;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  office = await app.logIn('fogata-duena');
  branchId = office.branchId;
});
afterEach(async () => {
  await owner.rows('delete from printing.jobs');
  await owner.rows('delete from identity.attempts');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const enroll = (code: string) => app.request('POST', '/v1/print-agents/enroll', { body: { code } });
const ask = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown, session = office) =>
  app.request(method, url, {
    session,
    headers: { 'idempotency-key': newId() },
    ...(body === undefined ? {} : { body }),
  });
async function listed(agentId: string) {
  const { body } = await ask('GET', `/v1/branches/${branchId}/print-agents`);
  return Object.values(body.agents ?? {}).find(({ id }) => String(id) === agentId);
}
async function pending(): Promise<string> {
  const id = newId();
  expect((await ask('POST', `/v1/branches/${branchId}/print-agents`, { id, name: 'Agente' })).status).toBe(
    201,
  );
  return id;
}
async function codeFor(agentId: string): Promise<string> {
  const { status, body } = await ask('POST', `/v1/print-agents/${agentId}/code`, {});
  expect(status).toBe(200);
  return String(body.code);
}

test('a code makes a program the agent once, however it is typed; a later code ends it', async () => {
  const id = await pending();
  expect(await listed(id)).toMatchObject({ state: 'pending', version: null });
  const [first, code] = [await codeFor(id), await codeFor(id)];
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
  expect((await enroll(first)).body.code).toBe('printing.agent_code_unknown');
  const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
  const { status, body } = await enroll(typed);
  expect({ status, body }).toMatchObject({ status: 200, body: { agentId: id, name: 'Agente' } });
  expect((await enroll(code)).status).toBe(404);
  expect(await listed(id)).toMatchObject({ state: 'online' });

  const again = await enrollAgain(app, office, id);
  const claim = (token: string) =>
    app.request('POST', '/v1/print-agent/claims', {
      session: { token },
      body: { version: '1', waitSeconds: 0, holds: [] },
    });
  expect((await claim(String(body.secret))).body.code).toBe('printing.agent_refused');
  expect((await claim(again.secret)).status).toBe(200);
  expect(await listed(id)).toMatchObject({ version: '1' });
});

test('a code is over after fifteen minutes, and guesses are slowed', async () => {
  const id = await pending();
  const code = await codeFor(id);
  await owner.rows(`update printing.agents set code_expires_at = now() where id = $1`, [id]);
  expect((await enroll(code)).status).toBe(404);
  const statuses: number[] = [];
  for (let guess = 0; guess < 25; guess += 1) statuses.push((await enroll('ABCDEFGH')).status);
  expect(statuses.at(0)).toBe(404);
  expect(statuses.at(-1)).toBe(429);
});

test('an agent that is revoked gets nothing more, also while it waits', async () => {
  const agent = await addAgent(app, office, branchId);
  const waiting = agent.claim([], 25);
  await expect.poll(() => app.system.http.server.listening || waiting !== undefined).toBe(true);
  expect((await ask('POST', `/v1/print-agents/${agent.agentId}/revoke`, {})).body.state).toBe('revoked');
  expect((await waiting).body.pages).toEqual([]);
  expect((await agent.claim()).status).toBe(401);
  for (const what of ['leases', 'outcomes', 'answers', 'found'])
    expect((await agent.post(what, BODIES[what])).status, what).toBe(401);
  expect((await ask('POST', `/v1/print-agents/${agent.agentId}/revoke`, {})).status).toBe(409);
  expect((await ask('POST', `/v1/print-agents/${agent.agentId}/code`, {})).status).toBe(409);
  expect((await ask('POST', `/v1/print-agents/${agent.agentId}/scan`, {})).status).toBe(409);
});

const BODIES: Record<string, object> = {
  leases: { holds: [] },
  outcomes: { outcomes: [{ jobId: newId(), attempt: 1, outcome: { kind: 'confirmed' } }] },
  answers: { answers: [{ printerId: newId(), outcome: { kind: 'confirmed' } }] },
  found: { printers: [] },
};

test('the office names agents, and what it does is in the book', async () => {
  const id = await pending();
  expect((await ask('PATCH', `/v1/print-agents/${id}`, { name: 'Cocina' })).body.name).toBe('Cocina');
  await codeFor(id);
  await ask('POST', `/v1/print-agents/${id}/revoke`, {});
  const acts = await owner.rows<{ action: string }>(
    'select action from identity.audit_log where object_id = $1 order by seq',
    [id],
  );
  expect(acts.map(({ action }) => action)).toEqual([
    'printing.agent_created',
    'printing.agent_renamed',
    'printing.agent_code_issued',
    'printing.agent_revoked',
  ]);
  const waiter = await app.logIn('fogata-mesera');
  expect((await ask('GET', `/v1/branches/${branchId}/print-agents`, undefined, waiter)).status).toBe(403);
});

test('what an agent finds becomes a printer of its branch', async () => {
  const agent = await addAgent(app, office, branchId);
  const waiting = agent.claim([], 25);
  const { body: asked } = await ask('POST', `/v1/print-agents/${agent.agentId}/scan`, {});
  expect(asked.scanning).toBe(true);
  const orders = await waiting;
  expect(orders.body.scan).toBe(true);
  expect((await agent.claim()).body.scan).toBe(false);
  const printers = [
    { host: '192.168.1.50', port: 9_100, device: null, answers: true },
    { host: null, port: null, device: '/dev/usb/lp0', answers: false },
  ];
  expect((await agent.post('found', { printers })).status).toBe(204);
  const { body } = await ask('GET', `/v1/print-agents/${agent.agentId}/found`);
  expect(body.printers).toEqual(printers);
  expect(body.foundAt).not.toBeNull();

  const network = await addAgentPrinter(app, office, agent.agentId);
  const usb = await addAgentPrinter(app, office, agent.agentId, { device: '/dev/usb/lp0' });
  const { body: known } = await agent.claim();
  expect(known.printers).toMatchObject([
    { id: network, host: '192.168.1.50', port: 9_100, device: null, confirms: 'process_id' },
    { id: usb, host: null, device: '/dev/usb/lp0' },
  ]);
  const { body: shown } = await ask('GET', `/v1/branches/${branchId}/printers`);
  const added = Object.values(shown.printers ?? {}).find(({ id }) => String(id) === network);
  expect(added).toMatchObject({ driver: 'agent', agentId: agent.agentId });
  const refused = async (agentId: string) => {
    const body = {
      id: newId(),
      branchId,
      name: newId(),
      driver: 'agent',
      agentId,
      host: '10.0.0.9',
      port: 9_100,
      columns: 48,
    };
    const answer = await ask('POST', '/v1/printers', body);
    return [answer.status, answer.body.code];
  };
  expect(await refused(newId())).toEqual([404, 'printing.agent_unknown']);
  await ask('POST', `/v1/print-agents/${agent.agentId}/revoke`, {});
  expect(await refused(agent.agentId)).toEqual([409, 'printing.agent_revoked']);
});

test('an agent of another branch or company sees nothing of ours', async () => {
  const agent = await addAgent(app, office, branchId);
  const printerId = await addAgentPrinter(app, office, agent.agentId);
  const at = { companyId: office.companyId, branchId, printerId };
  await queuePage(app, at, 'T01');
  const esquina = await app.logIn('esquina-duena');
  const { body: me } = await ask('GET', '/v1/me');
  const elsewhere = Object.values(me.branches ?? {})
    .map(({ id }) => String(id))
    .find((id) => id !== branchId);
  const strangers = [
    await addAgent(app, esquina, esquina.branchId),
    await addAgent(app, office, elsewhere ?? ''),
  ];
  for (const stranger of strangers)
    expect((await stranger.claim()).body).toMatchObject({ pages: [], printers: [] });
  const [page] = (await agent.claim()).body.pages;
  if (!page) throw new Error('the agent got no page');
  for (const stranger of strangers) {
    expect((await stranger.report(page, { kind: 'confirmed' })).status).toBe(204);
    const { body } = await stranger.post('leases', { holds: [{ jobId: page.jobId, attempt: 1 }] });
    expect(body.lost).toEqual([page.jobId]);
    expect((await stranger.claim([{ jobId: page.jobId, attempt: 1 }])).body.pages).toEqual([]);
  }
  const [job] = await owner.rows<{ state: string }>('select state from printing.jobs where id = $1', [
    page.jobId,
  ]);
  expect(job?.state).toBe('sending');
  const other = strangers[1]?.agentId ?? '';
  await expect(
    owner.rows('update printing.printers set agent_id = $2 where id = $1', [printerId, other]),
  ).rejects.toMatchObject({ code: '23503' });
});

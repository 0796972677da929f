import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCloudLane, type CloudLane, issueUrl } from '../../app/testing/cloud-lane.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { FakeCloudPrinter } from '../../kernel/testing/fake-cloud-printer.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Who is let in at the address of a printer, and what it tells to whom.

let app: TestApp;
let owner: Owner;
let base: string;
let session: TestSession;
let lane: CloudLane;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  base = `http://127.0.0.1:${await app.system.listen({ host: '127.0.0.1', port: 0 })}`;
  session = await app.logIn('fogata-duena');
});
beforeEach(async () => {
  lane = await addCloudLane({ app, owner, base }, session);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const states = async () => (await lane.jobs()).map(({ state }) => state);
const allPrinted = async () => (await states()).every((state) => state === 'printed');
/** Asks until there is a page: a new printer is asked things first. */
async function offered(): Promise<string> {
  for (let asked = 0; asked < 3; asked += 1) {
    const { jobToken } = await lane.printer.poll();
    if (jobToken !== undefined) return jobToken;
  }
  throw new Error('no page was offered');
}

describe('an address', () => {
  const ask = (secret: string, init: RequestInit = {}) =>
    fetch(`${base}/v1/cloudprnt/${secret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"statusCode":"200%20OK"}',
      ...init,
    });
  const comparable = async (answer: Response) => {
    const body = (await answer.json()) as Record<string, unknown>;
    return [answer.status, { ...body, requestId: '' }];
  };

  test('that is wrong, was renewed or was revoked reads like one where there is nothing', async () => {
    const old = lane.secret;
    const renewed = await issueUrl(app, session, lane.printerId);
    const nothing = await comparable(await ask('x'));
    expect(nothing[0]).toBe(404);
    for (const secret of ['y'.repeat(43), old, `${renewed}x`, renewed.slice(1)])
      expect(await comparable(await ask(secret))).toEqual(nothing);
    expect((await ask(renewed)).status).toBe(200);
    const { status } = await app.request('DELETE', `/v1/printers/${lane.printerId}/poll-url`, { session });
    expect(status).toBe(204);
    expect(await comparable(await ask(renewed))).toEqual(nothing);
    const mac = 'mac=00:11:62:0a:0b:0c';
    for (const method of ['GET', 'DELETE']) {
      const sent = await fetch(`${base}/v1/cloudprnt/${renewed}?${mac}&code=OK`, { method });
      expect(await comparable(sent)).toEqual(nothing);
    }
  });

  test('belongs to the machine that asked first; another one is refused and noted', async () => {
    await lane.queue('T01');
    const token = await offered();
    const other = new FakeCloudPrinter(lane.printer.url, '00:11:62:FF-FF:FF');
    const stranger = new FakeCloudPrinter(lane.printer.url, '00-11-62-FF-FF-FF');
    // What is no address of a machine says nothing, and gets no page.
    expect((await other.poll()).status).toBe(200);
    expect(await other.fetch(token)).toBeUndefined();
    expect((await stranger.poll()).status).toBe(403);
    expect(await stranger.fetch(token)).toBeUndefined();
    expect(await stranger.confirm(token)).toBe(403);
    expect(await lane.jobs()).toMatchObject([{ state: 'queued', attempts: 0 }]);
    const { body } = await app.request('GET', `/v1/printers/${lane.printerId}/poll-url`, { session });
    expect(body.pollUrl).toMatchObject({
      mac: lane.printer.mac,
      strangerMac: '00:11:62:ff:ff:ff',
      pollSeconds: 1,
      mediaTypes: ['application/vnd.star.starprnt', 'text/plain'],
    });
    await lane.printer.turnUntil(allPrinted);
  });

  test('gives no page to a browser, a preview or whoever says not who they are', async () => {
    await lane.queue('T01');
    for (const method of ['GET', 'HEAD']) {
      const sent = await fetch(lane.printer.url, { method });
      expect(sent.status).toBe(404);
    }
    expect(await lane.jobs()).toMatchObject([{ attempts: 0 }]);
  });

  test('takes what machines say otherwise, and nothing that is no message', async () => {
    const say = (body: string, type = 'application/json') =>
      ask(lane.secret, { body, headers: { 'content-type': type } });
    const good = [
      '{}',
      '{"statusCode":null,"printerMAC":null,"clientAction":null}',
      '{"statusCode":"200%20OK","unknown":{"deep":[1]},"barcodeReader":[],"keyboard":"x"}',
      '{"statusCode":"%E0%A4%A","clientAction":[null,1,{"request":1},{"request":"Encodings","result":{}}]}',
      '{"statusCode":"200","clientAction":[{"request":"GetPollInterval","result":"-1"},{"request":"Encodings","result":";;;"}]}',
      '{"statusCode":7,"printerMAC":"not a mac","printingInProgress":"yes"}',
    ];
    for (const body of good) expect((await say(body)).status, body).toBe(200);
    for (const body of ['', '[]', '"x"', 'null', '{', '{"a":'.repeat(3000), '\xff'])
      expect((await say(body)).status, body.slice(0, 20)).toBe(400);
    expect((await say(`{"x":"${'x'.repeat(20_000)}"}`)).status).toBe(413);
    expect((await say('{}', 'text/plain')).status).toBe(415);
    const { body } = await app.request('GET', `/v1/printers/${lane.printerId}/poll-url`, { session });
    expect(body.pollUrl).toMatchObject({ mac: null, pollSeconds: null, mediaTypes: [] });
  });

  test('slows nobody down but who sends wrong secrets', async () => {
    const statuses: number[] = [];
    for (let tried = 0; tried < 80; tried += 1) statuses.push((await ask('z'.repeat(43))).status);
    expect(statuses.slice(0, 40).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(lane.secret)).status).toBe(200);
    await owner.rows('delete from identity.attempts');
  });

  test('of one company knows nothing of another’s pages', async () => {
    const esquina = await app.logIn('esquina-duena');
    const theirs = await addCloudLane({ app, owner, base }, esquina);
    await lane.queue('T01');
    await theirs.queue('T02');
    const ours = await offered();
    expect(await theirs.printer.fetch(ours)).toBeUndefined();
    expect(await theirs.printer.confirm(ours)).toBe(200);
    await theirs.printer.turnUntil(async () => (await theirs.jobs())[0]?.state === 'printed');
    expect(theirs.printer.papers.map(({ text }) => text.trim())).toEqual(['T02']);
    expect(await states()).toEqual(['queued']);
    const foreign = await app.request('POST', `/v1/printers/${theirs.printerId}/poll-url`, {
      session,
      body: {},
    });
    expect(foreign.status).toBe(404);
  });

  test('is for printers that ask, is audited, and is shown once', async () => {
    const [tcp] = await owner.rows<{ id: string }>(
      `select id from printing.printers where driver = 'virtual' and branch_id = $1 limit 1`,
      [session.branchId],
    );
    const url = `/v1/printers/${tcp?.id}/poll-url`;
    const refused = await app.request('POST', url, { session, body: {} });
    expect([refused.status, refused.body.code]).toEqual([409, 'printing.not_cloudprnt']);
    expect((await app.request('GET', url, { session })).body).toEqual({ pollUrl: null });
    const entries = await owner.rows<{ action: string; after: unknown }>(
      'select action, after from identity.audit_log where object_id = $1',
      [lane.printerId],
    );
    expect(entries).toEqual([{ action: 'printing.poll_url_issued', after: { renewed: false } }]);
    const [kept] = await owner.rows<{ row: string }>(
      'select u::text as row from printing.poll_urls u where printer_id = $1',
      [lane.printerId],
    );
    expect(kept?.row).not.toContain(lane.secret);
  });
});

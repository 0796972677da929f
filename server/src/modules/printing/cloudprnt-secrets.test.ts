import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addCloudLane } from '../../app/testing/cloud-lane.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// The secret of a poll address reaches neither the log nor an answer but its own (threat H25).

const written: string[] = [];
let app: TestApp;
let owner: Owner;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  app = await buildTestApp({ env: { LOG_LEVEL: 'trace' } });
  owner = await openOwner(app.db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await app.close();
  vi.restoreAllMocks();
});

test('whatever is asked with it, and whatever fails', async () => {
  const session = await app.logIn('fogata-duena');
  const { secret, printerId, queue } = await addCloudLane({ app, owner, base: '' }, session);
  await queue('T01');
  const told: string[] = [];
  const askAll = async () => {
    const statuses: number[] = [];
    const [url, stranger] = [`/v1/cloudprnt/${secret}`, 'mac=00:11:62:00:00:02'];
    const requests = [
      ['POST', url, { printerMAC: '00:11:62:00:00:01' }],
      ['POST', url, { printerMAC: '00:11:62:00:00:02' }],
      ['POST', `${url}x`, {}],
      ['POST', url, []],
      ['GET', `${url}?${stranger}`, undefined],
      ['GET', `${url}?mac=00:11:62:00:00:01`, undefined],
      ['DELETE', `${url}?mac=00:11:62:00:00:01&code=OK`, undefined],
      ['PUT', url, {}],
      ['GET', `/v1/printers/${printerId}/poll-url`, undefined],
    ] as const;
    for (const [method, address, body] of requests) {
      const answer = await app.request(method, address, { session, ...(body === undefined ? {} : { body }) });
      statuses.push(answer.status);
      told.push(JSON.stringify(answer.body) + JSON.stringify(answer.headers));
    }
    return statuses;
  };
  expect(await askAll()).toEqual([200, 403, 404, 400, 403, 200, 200, 404, 200]);
  await owner.rows('revoke execute on function printing.find_poll_url from fastops_app');
  expect((await askAll()).slice(0, 2)).toEqual([500, 500]);
  await owner.rows('grant execute on function printing.find_poll_url to fastops_app');
  await owner.rows('alter table printing.poll_urls add constraint never check (false) not valid');
  expect((await askAll()).slice(0, 1)).toEqual([500]);
  const bytes = Buffer.from(secret);
  const forms = [secret, bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')];
  const log = written.join('');
  expect(log).toContain('a request failed');
  for (const form of forms) {
    expect(log).not.toContain(form);
    expect(told.join('')).not.toContain(form);
  }
});

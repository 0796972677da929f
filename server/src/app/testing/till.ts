import { newId } from '../../kernel/ids.ts';
import { type Browser, openBrowser } from './browser.ts';
import type { Answer, TestApp } from './test-app.ts';

/** Who leads a branch, as far as its tills are concerned. */
export interface Leader {
  token: string;
  branchId: string;
}

/** A browser that became a till of a branch. */
export interface Till {
  deviceId: string;
  browser: Browser;
  /** Somebody comes in by PIN. */
  enter(memberId: string, pin: string): Promise<Answer>;
}

/** Adds a device to the leader's branch. */
export async function addDevice(app: TestApp, leader: Leader, name = 'Caja'): Promise<string> {
  const id = newId();
  const answer = await app.request('POST', '/v1/devices', {
    session: leader,
    body: { id, branchId: leader.branchId, name, kind: 'pos' },
    headers: { 'idempotency-key': newId() },
  });
  if (answer.status !== 201) throw new Error(`the device was refused: ${JSON.stringify(answer.body)}`);
  return id;
}

/** A fresh code of a device. */
export async function codeOf(app: TestApp, leader: Leader, deviceId: string): Promise<string> {
  const url = `/v1/devices/${deviceId}/code`;
  const { status, body } = await app.request('POST', url, { session: leader, body: {} });
  if (status !== 200) throw new Error(`the code was refused: ${JSON.stringify(body)}`);
  return String(body.code);
}

/** Adds a device and makes a browser of it. */
export async function openTill(app: TestApp, leader: Leader, browser = openBrowser(app)): Promise<Till> {
  const deviceId = await addDevice(app, leader);
  const enrolled = await browser.post('device/enroll', { code: await codeOf(app, leader, deviceId) });
  if (enrolled.status !== 200) throw new Error(`the code was refused: ${JSON.stringify(enrolled.body)}`);
  return { deviceId, browser, enter: (memberId, pin) => browser.post('pin', { memberId, pin }) };
}

/** Gives a member a PIN. */
export async function givePin(
  app: TestApp,
  leader: { token: string },
  memberId: string,
  pin: string,
): Promise<void> {
  const { status, body } = await app.request('PUT', `/v1/members/${memberId}/pin`, {
    session: leader,
    body: { pin },
  });
  if (status !== 204) throw new Error(`the PIN was refused: ${JSON.stringify(body)}`);
}

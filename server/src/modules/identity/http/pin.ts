import T, { type Static } from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Exchange, type Route, route } from '../../../kernel/route.ts';
import { Id, Nullable } from '../../../kernel/schemas.ts';
import type { Database } from '../../../kernel/tenant.ts';
import { announceAccessChange } from '../announce-access-change.ts';
import { attemptKey, placeOf } from '../attempt.ts';
import { checkPin } from '../check-pin.ts';
import { enrollDevice } from '../enroll-device.ts';
import { getTouchableMember } from '../get-touchable-member.ts';
import { hashPassword, passwordFits } from '../password.ts';
import { normalizeCode, PIN_PATTERN, refuseWeakPin } from '../pin.ts';
import { type DevicePlace, findDeviceFace, findDeviceOfCode, findDevicePlace } from '../queries/devices.ts';
import { countAttempt, findAccount, forgiveAttempts } from '../queries/log-ins.ts';
import { findMember } from '../queries/members.ts';
import {
  countMemberTry,
  countPinTry,
  findOwnPinHash,
  resetMemberTries,
  resetPinTries,
} from '../queries/pins.ts';
import { findRefresh, revokeSession } from '../queries/sessions.ts';
import { RoleName, Session } from '../schemas.ts';
import { secretHash } from '../session-secret.ts';
import { setPin } from '../set-pin.ts';
import { deviceSecret, enterSession, keepDeviceSecret, presentedRefresh, workOf } from './session-answer.ts';
import type { IdentityTools } from './tools.ts';

const Pin = T.String({ pattern: PIN_PATTERN, maxLength: 6 });
const DeviceFace = T.Object(
  {
    device: T.Object({
      id: Id,
      name: T.String(),
      kind: T.Enum(['pos', 'kitchen', 'cash']),
      branchId: Id,
      branchName: T.String(),
      companyName: T.String(),
    }),
    members: T.Array(T.Object({ id: Id, name: T.String(), role: RoleName }, { title: 'DevicePerson' })),
  },
  { title: 'DeviceFace' },
);

/**
 * The device this browser is.
 *
 * @throws Refusal `not_found` identity.device_unknown
 */
async function getPlace(database: Database, http: Exchange): Promise<DevicePlace> {
  const secret = deviceSecret(http);
  const place =
    secret === undefined
      ? undefined
      : await database.askOutside((tx) => findDevicePlace(tx, secretHash(secret)));
  if (!place) throw new Refusal('not_found', 'identity.device_unknown');
  return place;
}

async function faceOf(database: Database, place: DevicePlace): Promise<Static<typeof DeviceFace>> {
  const found = await database.askInTenant(place.companyId, (tx) => findDeviceFace(tx, place.deviceId));
  if (!found) throw new Refusal('not_found', 'identity.device_unknown');
  const { device, people } = found;
  return {
    device,
    members: people.map(({ id, name, roleKey, roleName }) => ({
      id,
      name,
      role: { key: roleKey, name: roleName },
    })),
  };
}

/** The routes of enrolled devices and of coming in by PIN. */
export function pinRoutes(tools: IdentityTools): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/auth/device',
      operation: 'readDevice',
      summary: 'Which device this browser is, and who comes in on it.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      answer: { status: 200, schema: DeviceFace },
      handle: async ({ database }, { http }) => faceOf(database, await getPlace(database, http)),
    }),
    enrollRoute(tools),
    pinRoute(tools),
    memberPinRoute(),
    ownPinRoute(),
  ];
}

function enrollRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/auth/device/enroll',
    operation: 'enrollDevice',
    summary: 'Become the device of a code; the browser keeps that by a cookie.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: T.Object({ code: T.String({ minLength: 8, maxLength: 20 }) }, { additionalProperties: false }),
    answer: { status: 200, schema: DeviceFace },
    handle: async ({ database, requestId }, { body, http }) => {
      const key = attemptKey('enroll', placeOf(http.ip));
      const wait = await database.askOutside((tx) =>
        countAttempt(tx, { key, limit: 20, minutes: 15, hard: true }),
      );
      if (wait > 0) throw new Refusal('too_many', 'identity.too_many_attempts', { retryAfterSeconds: wait });
      const codeHash = secretHash(normalizeCode(body.code));
      const place = await database.askOutside((tx) => findDeviceOfCode(tx, codeHash));
      if (!place) throw new Refusal('not_found', 'identity.code_unknown');
      const browser = { codeHash, secretHash: secretHash(keepDeviceSecret(http)) };
      await database.inTenant(place.companyId, (tx) => enrollDevice(workOf(tools, tx, requestId), browser));
      await database.askOutside((tx) => forgiveAttempts(tx, { clear: [], giveBack: [key] }));
      return faceOf(database, place);
    },
  });
}

function pinRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/auth/pin',
    operation: 'logInByPin',
    summary: 'Come in by PIN on an enrolled device; whoever was in there is let go.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: T.Object({ memberId: Id, pin: Pin }, { additionalProperties: false }),
    answer: { status: 200, schema: Session },
    handle: async ({ database, requestId }, { body, http }) => {
      const { companyId, deviceId } = await getPlace(database, http);
      const { tried, person } = await database.inTenant(companyId, async (tx) => {
        const counted = await countPinTry(tx, deviceId);
        if (counted?.tries === undefined) return { tried: counted, person: undefined };
        return { tried: counted, person: await countMemberTry(tx, body.memberId, counted.branchId) };
      });
      if (!tried) throw new Refusal('not_found', 'identity.device_unknown');
      await checkPin(tried, { person, pin: body.pin });
      const secret = presentedRefresh(http, {});
      const before =
        secret === undefined
          ? undefined
          : await database.askOutside((tx) => findRefresh(tx, secretHash(secret)));
      const answer = await enterSession(tools, database, http, {
        companyId,
        memberId: body.memberId,
        kind: 'pin',
        deviceId,
        pinHash: person?.pinHash,
        along: (tx) => Promise.all([resetPinTries(tx, deviceId), resetMemberTries(tx, body.memberId)]),
      });
      if (before)
        await database.inTenant(before.companyId, async (tx) => {
          const { memberId, sessionId } = before;
          await Promise.all([
            revokeSession(tx, { id: sessionId, memberId }, 'switched'),
            announceAccessChange(workOf(tools, tx, requestId), { memberId, sessionId }),
          ]);
        });
      return answer;
    },
  });
}

function memberPinRoute(): Route {
  return route({
    method: 'PUT',
    path: '/v1/members/{memberId}/pin',
    operation: 'setMemberPin',
    summary: 'Give a member a PIN, or take it away.',
    scope: 'company',
    permission: 'identity.manage_members',
    steps: true,
    params: T.Object({ memberId: Id }),
    body: T.Object({ pin: Nullable(Pin) }, { additionalProperties: false }),
    answer: { status: 204 },
    handle: async ({ step }, { params, body }) => {
      // Who may is asked before anything is hashed, and again in the transaction that does it.
      await step((ctx) => getTouchableMember(ctx, params));
      if (body.pin !== null) refuseWeakPin(body.pin);
      const pinHash = body.pin === null ? null : await hashPassword(body.pin);
      await step(async (ctx) => {
        const member = await getTouchableMember(ctx, params);
        await setPin(ctx, { member, pinHash });
      });
    },
  });
}

function ownPinRoute(): Route {
  return route({
    method: 'PUT',
    path: '/v1/me/pin',
    operation: 'setMyPin',
    summary: 'Set my PIN, or take it away; what I come in with now is asked for.',
    scope: 'self',
    permission: null,
    steps: true,
    body: T.Object(
      {
        current: T.String({
          minLength: 1,
          maxLength: 128,
          description: 'My password; my PIN where I have none.',
        }),
        pin: Nullable(Pin),
      },
      { additionalProperties: false },
    ),
    answer: { status: 204 },
    handle: async ({ step, actor }, { body }) => {
      const key = attemptKey('own pin', actor.memberId);
      const { wait, known } = await step(async ({ tx }) => {
        const counted = await countAttempt(tx, { key, limit: 5, minutes: 15 });
        const me = await findMember(tx, actor.memberId);
        const account = me?.accountId ? await findAccount(tx, me.accountId) : undefined;
        return { wait: counted, known: account?.passwordHash ?? (await findOwnPinHash(tx, actor.memberId)) };
      });
      if (wait > 0) throw new Refusal('too_many', 'identity.too_many_attempts', { retryAfterSeconds: wait });
      if (!(await passwordFits(known ?? undefined, body.current)))
        throw new Refusal('forbidden', 'identity.password_wrong');
      if (body.pin !== null) refuseWeakPin(body.pin);
      const pinHash = body.pin === null ? null : await hashPassword(body.pin);
      await step(async (ctx) => {
        const member = { id: actor.memberId, name: actor.memberName };
        await setPin(ctx, { member, pinHash, keepSessionId: actor.sessionId });
        await forgiveAttempts(ctx.tx, { clear: [key], giveBack: [] });
      });
    },
  });
}

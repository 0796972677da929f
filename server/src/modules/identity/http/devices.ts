import { randomBytes } from 'node:crypto';
import T, { type Static } from 'typebox';
import type { Actor, BranchContext } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, NoBody, Nullable } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { announceAccessChange } from '../announce-access-change.ts';
import { codeOf } from '../pin.ts';
import {
  type DeviceRow,
  endDeviceSessions,
  findDeviceBranch,
  findDevices,
  insertDevice,
  revokeDeviceRow,
  setDeviceCode,
} from '../queries/devices.ts';
import { permissionsAt } from '../rank.ts';
import { recordAudit } from '../record-audit.ts';
import { secretHash } from '../session-secret.ts';
import { unlockDevice } from '../unlock-device.ts';

const MANAGE_DEVICES = 'identity.manage_devices';
const Kind = T.Enum(['pos', 'kitchen', 'cash']);
const DeviceParams = T.Object({ deviceId: Id });
const Device = T.Object(
  {
    id: Id,
    branchId: Id,
    name: T.String(),
    kind: Kind,
    state: T.Enum(['pending', 'active', 'revoked']),
    locked: T.Boolean({ description: 'Too many wrong PINs: somebody who leads here unlocks it.' }),
    lastSeenAt: Nullable(Instant),
    enrolledBy: T.String(),
  },
  { title: 'Device' },
);
const Code = T.Object(
  { code: T.String({ description: 'Good once, for ten minutes.' }), expiresAt: Instant },
  { title: 'EnrollmentCode' },
);

const deviceAnswer = ({ codeExpiresAt: _, ...device }: DeviceRow): Static<typeof Device> => ({
  ...device,
  lastSeenAt: device.lastSeenAt?.toString() ?? null,
});

/** Branches whose devices the actor leads. */
const ledBranches = (actor: Actor) =>
  [...actor.branches.keys()].filter((branchId) => permissionsAt(actor, branchId).has(MANAGE_DEVICES));

/**
 * A device of the branch this route was let into.
 *
 * @throws Refusal `not_found` identity.device_unknown
 */
async function getDevice(ctx: BranchContext, deviceId: string): Promise<DeviceRow> {
  const [device] = await findDevices(ctx.tx, [ctx.branch.id], deviceId);
  if (!device) throw new Refusal('not_found', 'identity.device_unknown');
  return device;
}

/** Where a device stands, for the scope of a route. */
const branchOf = {
  lookedUp: (tx: Tx, { params }: { params: Static<typeof DeviceParams> }) =>
    findDeviceBranch(tx, params.deviceId),
};

async function newCode(ctx: BranchContext, deviceId: string): Promise<Static<typeof Code>> {
  const code = codeOf(randomBytes(8));
  const device = await setDeviceCode(ctx.tx, deviceId, secretHash(code));
  if (!device) throw new Refusal('conflict', 'identity.device_revoked');
  recordAudit(ctx, {
    action: 'identity.device_code_issued',
    objectType: 'device',
    objectId: deviceId,
    branchId: ctx.branch.id,
    after: { name: device.name },
  });
  return { code, expiresAt: device.at.toString() };
}

/** The routes by which devices are let in and out. */
export const deviceRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/devices',
    operation: 'listDevices',
    summary: 'Tills and screens of the branches I lead.',
    scope: 'company',
    permission: 'identity.manage_devices',
    answer: { status: 200, schema: T.Object({ devices: T.Array(Device) }, { title: 'Devices' }) },
    handle: async ({ tx, actor }) => ({
      devices: (await findDevices(tx, ledBranches(actor))).map(deviceAnswer),
    }),
  }),
  route({
    method: 'POST',
    path: '/v1/devices',
    operation: 'createDevice',
    summary: 'Add a device; the code that enrolls it is asked for afterwards.',
    scope: 'branch',
    permission: 'identity.manage_devices',
    branchOf: { named: ({ body }) => body.branchId },
    idempotent: true,
    body: T.Object(
      { id: Id, branchId: Id, name: T.String({ minLength: 1, maxLength: 60 }), kind: Kind },
      { title: 'NewDevice', additionalProperties: false },
    ),
    answer: { status: 201, schema: Device },
    handle: async (ctx, { body }) => {
      await insertDevice(ctx.tx, { ...body, memberId: ctx.actor.memberId });
      recordAudit(ctx, {
        action: 'identity.device_created',
        objectType: 'device',
        objectId: body.id,
        branchId: body.branchId,
        after: { name: body.name, kind: body.kind },
      });
      return deviceAnswer(await getDevice(ctx, body.id));
    },
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{deviceId}/code',
    operation: 'issueDeviceCode',
    summary: 'A code with which a browser becomes this device; earlier ones end.',
    scope: 'branch',
    permission: 'identity.manage_devices',
    branchOf,
    params: DeviceParams,
    body: NoBody,
    answer: { status: 200, schema: Code },
    handle: (ctx, { params }) => newCode(ctx, params.deviceId),
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{deviceId}/revoke',
    operation: 'revokeDevice',
    summary: 'Let a device in no more; whoever works on it is logged out.',
    scope: 'branch',
    permission: 'identity.manage_devices',
    branchOf,
    params: DeviceParams,
    body: NoBody,
    answer: { status: 200, schema: Device },
    handle: async (ctx, { params: { deviceId } }) => {
      if (!(await revokeDeviceRow(ctx.tx, deviceId)))
        throw new Refusal('conflict', 'identity.device_revoked');
      for (const { id, memberId } of await endDeviceSessions(ctx.tx, deviceId))
        await announceAccessChange(ctx, { memberId, sessionId: id });
      const device = await getDevice(ctx, deviceId);
      recordAudit(ctx, {
        action: 'identity.device_revoked',
        objectType: 'device',
        objectId: deviceId,
        branchId: ctx.branch.id,
        before: { name: device.name },
      });
      return deviceAnswer(device);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/devices/{deviceId}/unlock',
    operation: 'unlockDevice',
    summary: 'After too many wrong PINs: let people try again.',
    scope: 'branch',
    permission: 'identity.manage_devices',
    branchOf,
    params: DeviceParams,
    body: NoBody,
    answer: { status: 200, schema: Device },
    handle: async (ctx, { params: { deviceId } }) => {
      if (!(await unlockDevice(ctx, { deviceId, branchIds: [ctx.branch.id] })))
        throw new Refusal('conflict', 'identity.device_revoked');
      return deviceAnswer(await getDevice(ctx, deviceId));
    },
  }),
];

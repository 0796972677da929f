import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import { MOST_WRONG_PINS } from '../pin-try.ts';

/** What a device is for. */
export type DeviceKind = 'pos' | 'kitchen' | 'cash';

/** A device as the lists show it. */
export interface DeviceRow {
  id: string;
  branchId: string;
  name: string;
  kind: DeviceKind;
  state: 'pending' | 'active' | 'revoked';
  locked: boolean;
  lastSeenAt: Temporal.Instant | null;
  enrolledBy: string;
  codeExpiresAt: Temporal.Instant | null;
}

const FIND: Statement = {
  name: 'identity.find_devices',
  text: `select d.id, d.branch_id as "branchId", d.name, d.kind, d.state, d.pin_tries >= ${MOST_WRONG_PINS} as locked,
      d.last_seen_at as "lastSeenAt", m.name as "enrolledBy", d.code_expires_at as "codeExpiresAt"
    from identity.devices d
    join identity.members m on m.company_id = d.company_id and m.id = d.enrolled_by
    where d.company_id = $1 and d.branch_id = any ($2) and ($3::uuid is null or d.id = $3)
    order by d.state = 'revoked', d.created_at, d.id limit 500`,
};

/** Devices of these branches, the revoked ones last; all of them, or the one with this id. */
export function findDevices(tx: Tx, branchIds: readonly string[], id?: string): Promise<DeviceRow[]> {
  return run<DeviceRow>(tx, FIND, [tx.companyId, branchIds, id ?? null]);
}

/** The branch a device stands in; the route's scope is checked against it. */
export async function findDeviceBranch(tx: Tx, deviceId: string): Promise<string | undefined> {
  const [row] = await run<{ branchId: string }>(
    tx,
    {
      name: 'identity.find_device_branch',
      text: 'select branch_id as "branchId" from identity.devices where company_id = $1 and id = $2',
    },
    [tx.companyId, deviceId],
  );
  return row?.branchId;
}

/** Adds a device that waits for its code. */
export async function insertDevice(
  tx: Tx,
  device: { id: string; branchId: string; name: string; kind: DeviceKind; memberId: string },
): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.insert_device',
      text: `insert into identity.devices (company_id, id, branch_id, name, kind, enrolled_by)
        values ($1, $2, $3, $4, $5, $6)`,
    },
    [tx.companyId, device.id, device.branchId, device.name, device.kind, device.memberId],
  );
}

/** Gives a device a code for ten minutes, in place of any before. Returns when it ends; undefined for a revoked one. */
export async function setDeviceCode(
  tx: Tx,
  deviceId: string,
  codeHash: Buffer,
): Promise<{ name: string; at: Temporal.Instant } | undefined> {
  const [row] = await run<{ name: string; at: Temporal.Instant }>(
    tx,
    {
      name: 'identity.set_device_code',
      text: `update identity.devices set code_hash = $3, code_expires_at = now() + interval '10 minutes'
        where company_id = $1 and id = $2 and state <> 'revoked' returning name, code_expires_at as at`,
    },
    [tx.companyId, deviceId, codeHash],
  );
  return row;
}

/** Ends a device for good. Returns whether it was not ended before. */
export async function revokeDeviceRow(tx: Tx, deviceId: string): Promise<boolean> {
  const rows = await run(
    tx,
    {
      name: 'identity.revoke_device',
      text: `update identity.devices set state = 'revoked', secret_hash = null, code_hash = null, code_expires_at = null
        where company_id = $1 and id = $2 and state <> 'revoked' returning id`,
    },
    [tx.companyId, deviceId],
  );
  return rows.length === 1;
}

/** Ends every living session of a device. Returns whose. */
export async function endDeviceSessions(
  tx: Tx,
  deviceId: string,
): Promise<{ id: string; memberId: string }[]> {
  return run<{ id: string; memberId: string }>(
    tx,
    {
      name: 'identity.end_device_sessions',
      text: `update identity.sessions set revoked_at = now(), ended_reason = 'device_revoked'
        where company_id = $1 and device_id = $2 and revoked_at is null and expires_at > now()
        returning id, member_id as "memberId"`,
    },
    [tx.companyId, deviceId],
  );
}

/** Where a browser's secret belongs: all that may be known before a company is. */
export interface DevicePlace {
  companyId: string;
  deviceId: string;
}

/** The device of a browser's secret. */
export async function findDevicePlace(tx: OutsideTx, secretHash: Buffer): Promise<DevicePlace | undefined> {
  const [row] = await run<DevicePlace>(
    tx,
    {
      name: 'identity.find_device',
      text: `select company_id as "companyId", device_id as "deviceId" from identity.find_device($1)`,
    },
    [secretHash],
  );
  return row;
}

/** The device of a code that can still be used. */
export async function findDeviceOfCode(tx: OutsideTx, codeHash: Buffer): Promise<DevicePlace | undefined> {
  const [row] = await run<DevicePlace>(
    tx,
    {
      name: 'identity.find_device_of_code',
      text: `select company_id as "companyId", device_id as "deviceId" from identity.find_device_of_code($1)`,
    },
    [codeHash],
  );
  return row;
}

/** Uses a code up: whoever gets the device is the only one. */
export async function enrollDeviceRow(
  tx: Tx,
  enrollment: { codeHash: Buffer; secretHash: Buffer },
): Promise<{ id: string; branchId: string; name: string } | undefined> {
  const [row] = await run<{ id: string; branchId: string; name: string }>(
    tx,
    {
      name: 'identity.enroll_device',
      text: `update identity.devices
        set state = 'active', secret_hash = $3, code_hash = null, code_expires_at = null, pin_tries = 0,
          pin_blocked_until = null, last_seen_at = now()
        where company_id = $1 and code_hash = $2 and code_expires_at > now() and state <> 'revoked'
        returning id, branch_id as "branchId", name`,
    },
    [tx.companyId, enrollment.codeHash, enrollment.secretHash],
  );
  return row;
}

/** A device as its own screen shows it. */
export interface DeviceFace {
  id: string;
  name: string;
  kind: DeviceKind;
  branchId: string;
  branchName: string;
  companyName: string;
}

/** Somebody who can come in by PIN on a device. */
export interface DevicePerson {
  id: string;
  name: string;
  roleKey: string | null;
  roleName: string;
}

const FACE: Statement = {
  name: 'identity.find_device_face',
  text: `select d.id, d.name, d.kind, d.branch_id as "branchId", b.name as "branchName", c.name as "companyName"
    from identity.devices d
    join identity.branches b on b.company_id = d.company_id and b.id = d.branch_id
    join identity.companies c on c.company_id = d.company_id
    where d.company_id = $1 and d.id = $2 and d.state = 'active'`,
};

// Of two roles at the branch, the one in it and the one for the whole company, the higher is shown.
const PEOPLE: Statement = {
  name: 'identity.find_device_people',
  text: `select distinct on (m.name, m.id) m.id, m.name, r.ready_key as "roleKey", r.name as "roleName"
    from identity.members m
    join identity.member_roles mr on mr.company_id = m.company_id and mr.member_id = m.id
    join identity.roles r on r.company_id = mr.company_id and r.id = mr.role_id
    where m.company_id = $1 and m.kind = 'person' and m.state = 'active' and m.pin_hash is not null
      and (mr.branch_id is null or mr.branch_id = (select d.branch_id from identity.devices d
        where d.company_id = $1 and d.id = $2))
    order by m.name, m.id, r.level desc limit 200`,
};

/** The device, and who can come in on it. */
export async function findDeviceFace(
  tx: Tx,
  deviceId: string,
): Promise<{ device: DeviceFace; people: DevicePerson[] } | undefined> {
  const [[device], people] = await Promise.all([
    run<DeviceFace>(tx, FACE, [tx.companyId, deviceId]),
    run<DevicePerson>(tx, PEOPLE, [tx.companyId, deviceId]),
  ]);
  return device && { device, people };
}

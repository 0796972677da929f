import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';

/** How a session was opened. */
export type SessionKind = 'password' | 'pin' | 'demo' | 'support';

/** A session to be stored, with the first refresh token of its family. */
export interface NewSession {
  id: string;
  tokenId: string;
  memberId: string;
  kind: SessionKind;
  client: 'browser' | 'api';
  deviceId: string | null;
  userAgent: string | null;
  ip: string;
  secretHash: Buffer;
  /** Minutes until it ends, whatever happens. */
  minutes: number;
  /** Minutes until it ends when nobody uses it. */
  idleMinutes: number;
  support: { name: string; reason: string } | null;
  /** The PIN it is opened by, as it was stored when it was checked; null where it is opened otherwise. */
  pinHash: string | null;
}

const INSERT_SESSION: Statement = {
  name: 'identity.insert_session',
  // Device and PIN are held: one that is revoked, or changed, at the same moment either ends this session too, or lets none
  // begin.
  text: `with device as (
      select d.id from identity.devices d
      where d.company_id = $1 and d.id = $6 and d.state = 'active' for no key update
    ), pin as (
      select m.id from identity.members m
      where m.company_id = $1 and m.id = $3 and m.pin_hash = $15 for no key update
    ), opened as (
      insert into identity.sessions (company_id, id, member_id, kind, client, device_id, user_agent, ip, expires_at,
        support_name, support_reason)
      select $1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(mins => $9), $10, $11
      where ($6::uuid is null or exists (select 1 from device)) and ($15::text is null or exists (select 1 from pin))
      returning expires_at
    )
    insert into identity.refresh_tokens (company_id, id, session_id, secret_hash, expires_at)
    select $1, $12, $2, $13, least(expires_at, now() + make_interval(mins => $14)) from opened`,
};

/** Opens a session; its life is counted by the database's clock. None opens on a device that was revoked, or by a PIN that was changed. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { support } = session;
  await run(tx, INSERT_SESSION, [
    tx.companyId,
    session.id,
    session.memberId,
    session.kind,
    session.client,
    session.deviceId,
    session.userAgent,
    session.ip,
    session.minutes,
    support?.name ?? null,
    support?.reason ?? null,
    session.tokenId,
    session.secretHash,
    session.idleMinutes,
    session.pinHash,
  ]);
}

/** Whose refresh token it is: all that may be known before a company is. */
export interface RefreshPlace {
  companyId: string;
  sessionId: string;
  memberId: string;
}

const FIND_REFRESH: Statement = {
  name: 'identity.find_refresh',
  text: `select company_id as "companyId", session_id as "sessionId", member_id as "memberId"
    from identity.find_refresh($1)`,
};

/** The session of a refresh token, alive or not. */
export async function findRefresh(tx: OutsideTx, secretHash: Buffer): Promise<RefreshPlace | undefined> {
  const [row] = await run<RefreshPlace>(tx, FIND_REFRESH, [secretHash]);
  return row;
}

/** Whether a refresh token was used, by whom, and what its successor is made with. */
export interface RotationState {
  rotated: boolean;
  justRotated: boolean;
  rotatedBy: Buffer | null;
  nextNonce: Buffer | null;
}

/** A refresh token and its session, both held. */
export interface RefreshRow extends RotationState {
  id: string;
  fresh: boolean;
  sessionAlive: boolean;
  memberActive: boolean;
  client: 'browser' | 'api';
  kind: SessionKind;
  accountId: string | null;
}

const LOCK_REFRESH: Statement = {
  name: 'identity.lock_refresh',
  text: `select t.id, (t.expires_at > now()) as fresh, (t.rotated_at is not null) as rotated,
      coalesce(t.rotated_at > clock_timestamp() - interval '10 seconds', false) as "justRotated",
      t.rotated_by as "rotatedBy", t.next_nonce as "nextNonce",
      (s.revoked_at is null and s.expires_at > now()) as "sessionAlive", s.client, s.kind,
      (m.state = 'active') as "memberActive", m.account_id as "accountId"
    from identity.refresh_tokens t
    join identity.sessions s on s.company_id = t.company_id and s.id = t.session_id
    join identity.members m on m.company_id = s.company_id and m.id = s.member_id
    where t.company_id = $1 and t.secret_hash = $2 and t.session_id = $3
    for update of t, s`,
};

/** The refresh token as it stands once everybody before has finished with it. */
export async function lockRefresh(
  tx: Tx,
  sessionId: string,
  secretHash: Buffer,
): Promise<RefreshRow | undefined> {
  const [row] = await run<RefreshRow>(tx, LOCK_REFRESH, [tx.companyId, secretHash, sessionId]);
  return row;
}

/** The step from a refresh token to its successor. */
export interface Rotation {
  tokenId: string;
  sessionId: string;
  nonce: Buffer;
  clientHash: Buffer;
  nextId: string;
  nextHash: Buffer;
  idleMinutes: number;
  userAgent: string | null;
  ip: string;
}

const ROTATE: Statement = {
  name: 'identity.rotate_refresh',
  text: `with used as (
      update identity.refresh_tokens set rotated_at = clock_timestamp(), rotated_by = $4, next_nonce = $5
      where company_id = $1 and id = $2 and rotated_at is null
    ), seen as (
      update identity.sessions set last_seen_at = now(), user_agent = $9, ip = $10
      where company_id = $1 and id = $3 returning expires_at
    )
    insert into identity.refresh_tokens (company_id, id, session_id, secret_hash, expires_at)
    select $1, $6, $3, $7, least(expires_at, now() + make_interval(mins => $8)) from seen`,
};

/** Uses a refresh token up and stores its successor. The caller holds the row. */
export async function rotateRefresh(tx: Tx, rotation: Rotation): Promise<void> {
  await run(tx, ROTATE, [
    tx.companyId,
    rotation.tokenId,
    rotation.sessionId,
    rotation.clientHash,
    rotation.nonce,
    rotation.nextId,
    rotation.nextHash,
    rotation.idleMinutes,
    rotation.userAgent,
    rotation.ip,
  ]);
}

const FIND_NEXT: Statement = {
  name: 'identity.find_next_refresh',
  text: `select (rotated_at is not null) as rotated,
      coalesce(rotated_at > clock_timestamp() - interval '10 seconds', false) as "justRotated",
      rotated_by as "rotatedBy", next_nonce as "nextNonce"
    from identity.refresh_tokens where company_id = $1 and session_id = $2 and secret_hash = $3`,
};

/** Another refresh token of a session the caller holds. */
export async function findRotation(
  tx: Tx,
  sessionId: string,
  secretHash: Buffer,
): Promise<RotationState | undefined> {
  const [row] = await run<RotationState>(tx, FIND_NEXT, [tx.companyId, sessionId, secretHash]);
  return row;
}

/** Forgets refresh tokens and sessions that ended long ago. */
export async function forgetSessions(tx: OutsideTx): Promise<void> {
  await run(tx, { name: 'identity.forget_sessions', text: 'select identity.forget_sessions()' }, []);
}

/** Ends a session. Returns whether it was alive. */
export async function revokeSession(
  tx: Tx,
  session: { id: string; memberId: string },
  reason: string,
): Promise<boolean> {
  const rows = await run(
    tx,
    {
      name: 'identity.revoke_session',
      text: `update identity.sessions set revoked_at = now(), ended_reason = $4
        where company_id = $1 and id = $2 and member_id = $3 and revoked_at is null and expires_at > now() returning id`,
    },
    [tx.companyId, session.id, session.memberId, reason],
  );
  return rows.length === 1;
}

/** A living session as its owner sees it. */
export interface SessionRow {
  id: string;
  kind: SessionKind;
  device: string | null;
  userAgent: string | null;
  ip: string | null;
  createdAt: Temporal.Instant;
  lastSeenAt: Temporal.Instant;
}

/** Living sessions of a member, the one seen last first, at most 100. */
export function findSessions(tx: Tx, memberId: string): Promise<SessionRow[]> {
  return run<SessionRow>(
    tx,
    {
      name: 'identity.find_sessions',
      text: `select s.id, s.kind, d.name as device, s.user_agent as "userAgent", s.ip, s.created_at as "createdAt",
          s.last_seen_at as "lastSeenAt"
        from identity.sessions s
        left join identity.devices d on d.company_id = s.company_id and d.id = s.device_id
        where s.company_id = $1 and s.member_id = $2 and s.revoked_at is null and s.expires_at > now()
        order by s.last_seen_at desc, s.id limit 100`,
    },
    [tx.companyId, memberId],
  );
}

/** Ends all living sessions of a member but one. Returns how many ended. */
export async function endOtherSessions(
  tx: Tx,
  memberId: string,
  keep: string | null,
  reason: string,
): Promise<number> {
  const rows = await run(
    tx,
    {
      name: 'identity.end_other_sessions',
      text: `update identity.sessions set revoked_at = now(), ended_reason = $4
        where company_id = $1 and member_id = $2 and id is distinct from $3 and revoked_at is null and expires_at > now()
        returning id`,
    },
    [tx.companyId, memberId, keep, reason],
  );
  return rows.length;
}

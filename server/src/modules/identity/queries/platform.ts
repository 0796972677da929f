import type { PlatformActor } from '../../../kernel/context.ts';
import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';

/** Somebody who keeps the installation. */
export type PlatformAccount = Omit<PlatformActor, 'sessionId'>;

const FIND_LOGIN: Statement = {
  name: 'identity.find_platform_login',
  text: `select account_id as "accountId", name, email, password_hash as "passwordHash"
    from identity.find_platform_login($1)`,
};

/** The account of the platform with this e-mail that has a password. */
export async function findPlatformLogin(
  tx: OutsideTx,
  email: string,
): Promise<(PlatformAccount & { passwordHash: string }) | undefined> {
  const [row] = await run<PlatformAccount & { passwordHash: string }>(tx, FIND_LOGIN, [email]);
  return row;
}

/** Adds an account of the platform, or finds the one with this e-mail; returns its id. */
export async function addPlatformAccount(
  tx: OutsideTx,
  account: { id: string; email: string; name: string },
): Promise<string> {
  const [row] = await run<{ id: string }>(
    tx,
    { name: 'identity.add_platform_account', text: 'select identity.add_platform_account($1, $2, $3) as id' },
    [account.id, account.email, account.name],
  );
  if (!row) throw new Error('the database returned no account of the platform');
  return row.id;
}

const SET_PASSWORD: Statement = {
  name: 'identity.set_platform_password',
  text: `select account_id as "accountId", name, email from identity.set_platform_password($1, $2)`,
};

/** Sets the password and ends every session; undefined when the account is not there or was disabled. */
export async function setPlatformPassword(
  tx: OutsideTx,
  accountId: string,
  passwordHash: string,
): Promise<PlatformAccount | undefined> {
  const [row] = await run<PlatformAccount>(tx, SET_PASSWORD, [accountId, passwordHash]);
  return row;
}

/** A session to be stored: hashes of its secret and of its first access token. */
export interface NewPlatformSession {
  id: string;
  accountId: string;
  secretHash: Buffer;
  tokenHash: Buffer;
  tokenSeconds: number;
  ip: string;
  userAgent: string | null;
}

const OPEN: Statement = {
  name: 'identity.open_platform_session',
  text: 'select identity.open_platform_session($1, $2, $3, $4, $5, $6, $7) as "expiresAt"',
};

/** Stores a session; returns when its first access token ends. */
export async function openPlatformSessionRow(
  tx: OutsideTx,
  session: NewPlatformSession,
): Promise<Temporal.Instant> {
  const { id, accountId, secretHash, tokenHash, tokenSeconds, ip, userAgent } = session;
  const values = [id, accountId, secretHash, tokenHash, tokenSeconds, ip, userAgent];
  const [row] = await run<{ expiresAt: Temporal.Instant }>(tx, OPEN, values);
  if (!row) throw new Error('the database returned no session of the platform');
  return row.expiresAt;
}

const RENEW: Statement = {
  name: 'identity.renew_platform_session',
  text: `select account_id as "accountId", name, email, session_id as "sessionId", expires_at as "expiresAt"
    from identity.renew_platform_session($1, $2, $3)`,
};

/** A fresh access token for the living session with this secret. */
export async function renewPlatformSession(
  tx: OutsideTx,
  secretHash: Buffer,
  token: { hash: Buffer; seconds: number },
): Promise<(PlatformActor & { expiresAt: Temporal.Instant }) | undefined> {
  const [row] = await run<PlatformActor & { expiresAt: Temporal.Instant }>(tx, RENEW, [
    secretHash,
    token.hash,
    token.seconds,
  ]);
  return row;
}

const FIND_ACCESS: Statement = {
  name: 'identity.find_platform_access',
  text: `select account_id as "accountId", name, email, session_id as "sessionId"
    from identity.find_platform_access($1)`,
};

/** Who holds the living access token with this hash. */
export async function findPlatformAccess(
  tx: OutsideTx,
  tokenHash: Buffer,
): Promise<PlatformActor | undefined> {
  const [row] = await run<PlatformActor>(tx, FIND_ACCESS, [tokenHash]);
  return row;
}

/** Ends the session with this secret; every access token of it ends at once. */
export async function endPlatformSession(tx: OutsideTx, secretHash: Buffer): Promise<void> {
  await run(tx, { name: 'identity.end_platform_session', text: 'select identity.end_platform_session($1)' }, [
    secretHash,
  ]);
}

/** Forgets tokens that ended, and sessions that ended a season ago. */
export async function forgetPlatformSessions(tx: OutsideTx): Promise<void> {
  await run(
    tx,
    { name: 'identity.forget_platform_sessions', text: 'select identity.forget_platform_sessions()' },
    [],
  );
}

/** Adds to what was done from outside the companies. */
export async function appendPlatformAudit(
  tx: Tx | OutsideTx,
  entry: Readonly<Record<string, unknown>>,
): Promise<void> {
  await run(
    tx,
    { name: 'identity.append_platform_audit', text: 'select identity.append_platform_audit($1)' },
    [JSON.stringify(entry)],
  );
}

/** A line of what was done from outside the companies. */
export interface PlatformAuditRow {
  seq: number;
  at: Temporal.Instant;
  accountId: string | null;
  accountName: string;
  action: string;
  companyId: string | null;
  companyName: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
}

const LIST_AUDIT: Statement = {
  name: 'identity.list_platform_audit',
  text: `select seq, at, account_id as "accountId", account_name as "accountName", action,
      about_company as "companyId", company_name as "companyName", before, after, reason
    from identity.list_platform_audit($1, $2, $3)`,
};

/** What was done, the newest first, below a number; of one company, or of all. */
export function listPlatformAudit(
  tx: OutsideTx,
  filter: { below?: number; companyId?: string },
  limit: number,
): Promise<PlatformAuditRow[]> {
  return run<PlatformAuditRow>(tx, LIST_AUDIT, [filter.below ?? null, filter.companyId ?? null, limit]);
}

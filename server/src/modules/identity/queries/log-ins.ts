import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { AttemptKeys } from '../attempt.ts';

/** What an e-mail was found to be. Without a membership the account may be known, or not: nobody learns which. */
export interface LoginRow {
  /** Seconds to wait before the next try; 0: this one may be tried. */
  waitSeconds: number;
  accountId: string | null;
  passwordHash: string | null;
  companyId: string | null;
  memberId: string | null;
}

const BEGIN_LOG_IN: Statement = {
  name: 'identity.begin_log_in',
  text: `select wait_seconds as "waitSeconds", account_id as "accountId", password_hash as "passwordHash",
      company_id as "companyId", member_id as "memberId"
    from identity.begin_log_in($1, $2, $3, $4, $5, $6)`,
};

/** Counts the attempt and tells the memberships of the account, the one used last first. */
export function beginLogIn(tx: OutsideTx, email: string, keys: AttemptKeys): Promise<LoginRow[]> {
  return run<LoginRow>(tx, BEGIN_LOG_IN, [
    email,
    keys.deviceHash,
    keys.device,
    keys.pair,
    keys.ip,
    keys.email,
  ]);
}

/** Counts an attempt of another kind; returns the seconds to wait, 0 when it may be tried. */
export async function countAttempt(
  tx: OutsideTx | Tx,
  attempt: { key: Buffer; limit: number; minutes: number; hard?: boolean },
): Promise<number> {
  const [row] = await run<{ wait: number }>(
    tx,
    {
      name: 'identity.count_attempt',
      text: 'select identity.count_attempt($1, $2, make_interval(mins => $3), $4) as wait',
    },
    [attempt.key, attempt.limit, attempt.minutes, attempt.hard ?? false],
  );
  return row?.wait ?? 0;
}

const FORGIVE_LOG_IN: Statement = {
  name: 'identity.forgive_log_in',
  text: 'select identity.forgive_log_in($1, $2, $3, $4, $5, $6)',
};

/** A log-in was right: what was counted for it is given back. What others tried at the account stays counted. */
export async function forgiveLogIn(
  tx: OutsideTx | Tx,
  accountId: string | null,
  keys: AttemptKeys,
): Promise<void> {
  const { deviceHash, device, pair, ip, email } = keys;
  await run(tx, FORGIVE_LOG_IN, [accountId, deviceHash, device, pair, ip, email]);
}

const HOLD_PASSWORD: Statement = {
  name: 'identity.hold_password',
  text: 'select identity.hold_password($1, $2)',
};

/**
 * Holds the account until the transaction ends, so that a log-in with a password that is being changed either ends with
 * the other sessions or is undone.
 *
 * @throws the violated constraint `accounts_password_stands` when the password was changed since it was checked
 */
export async function holdPassword(
  tx: OutsideTx | Tx,
  account: { accountId: string; passwordHash: string },
): Promise<void> {
  await run(tx, HOLD_PASSWORD, [account.accountId, account.passwordHash]);
}

const FORGIVE: Statement = {
  name: 'identity.forgive_attempts',
  text: 'select identity.forgive_attempts($1, $2)',
};

/** An attempt of another kind was right: its own counters start anew, the wider ones count one less. */
export async function forgiveAttempts(
  tx: OutsideTx | Tx,
  keys: { clear: readonly Buffer[]; giveBack: readonly Buffer[] },
): Promise<void> {
  await run(tx, FORGIVE, [keys.clear, keys.giveBack]);
}

/** Forgets counters that no window reaches any more. */
export async function forgetAttempts(tx: OutsideTx): Promise<void> {
  await run(tx, { name: 'identity.forget_attempts', text: 'select identity.forget_attempts()' }, []);
}

const KNOW_DEVICE: Statement = { name: 'identity.know_device', text: 'select identity.know_device($1, $2)' };

/** Remembers a browser the account has logged in from. */
export async function knowDevice(tx: OutsideTx | Tx, accountId: string, deviceHash: Buffer): Promise<void> {
  await run(tx, KNOW_DEVICE, [accountId, deviceHash]);
}

/** Adds an account, or finds the one with this e-mail; returns its id. */
export async function addAccount(
  tx: OutsideTx | Tx,
  account: { id: string; email: string; passwordHash: string },
): Promise<string> {
  const [row] = await run<{ id: string }>(
    tx,
    { name: 'identity.add_account', text: 'select identity.add_account($1, $2, $3) as id' },
    [account.id, account.email, account.passwordHash],
  );
  if (!row) throw new Error('the database returned no account');
  return row.id;
}

/** An account by its id: only for the member it belongs to. */
export async function findAccount(
  tx: OutsideTx | Tx,
  accountId: string,
): Promise<{ email: string; passwordHash: string } | undefined> {
  const [row] = await run<{ email: string; passwordHash: string }>(
    tx,
    {
      name: 'identity.find_account',
      text: 'select email, password_hash as "passwordHash" from identity.find_account($1)',
    },
    [accountId],
  );
  return row;
}

/** An account by its e-mail; only what holds a link to it, or counts the attempt, may ask. */
export async function findAccountByEmail(
  tx: OutsideTx | Tx,
  email: string,
): Promise<{ accountId: string; passwordHash: string } | undefined> {
  const [row] = await run<{ accountId: string; passwordHash: string }>(
    tx,
    {
      name: 'identity.find_account_by_email',
      text: `select account_id as "accountId", password_hash as "passwordHash"
        from identity.find_account_by_email($1)`,
    },
    [email],
  );
  return row;
}

/**
 * Changes a password and ends every session of the account, in every company.
 *
 * @param change.keep the session that stays; undefined: none, and no browser is known any more
 * @returns how many sessions ended
 */
export async function setPassword(
  tx: OutsideTx | Tx,
  change: { accountId: string; passwordHash: string; keep?: string | undefined; reason: string },
): Promise<number> {
  const [row] = await run<{ ended: number }>(
    tx,
    { name: 'identity.set_password', text: 'select identity.set_password($1, $2, $3, $4) as ended' },
    [change.accountId, change.passwordHash, change.keep ?? null, change.reason],
  );
  return row?.ended ?? 0;
}

/** A company an account works for. */
export interface OwnCompany {
  id: string;
  name: string;
  state: string;
  memberId: string;
  memberName: string;
}

/** The companies an account works for, by name. */
export function findCompaniesOf(tx: OutsideTx | Tx, accountId: string): Promise<OwnCompany[]> {
  return run<OwnCompany>(
    tx,
    {
      name: 'identity.companies_of_account',
      text: `select company_id as id, name, state, member_id as "memberId", member_name as "memberName"
        from identity.companies_of_account($1)`,
    },
    [accountId],
  );
}

/** Whether an account belongs to another company than this one too, or did. */
export async function isKnownElsewhere(tx: Tx, accountId: string): Promise<boolean> {
  const [row] = await run<{ elsewhere: boolean }>(
    tx,
    { name: 'identity.account_elsewhere', text: 'select identity.account_elsewhere($1) as elsewhere' },
    [accountId],
  );
  return row?.elsewhere ?? true;
}

/** A one-tap log-in of the demo. */
export interface DemoLogin {
  key: string;
  name: string;
  role: string;
  companyId: string;
  companyName: string;
  memberId: string;
}

/** All demo log-ins of the installation, in the order in which they were made. */
export function findDemoLogins(tx: OutsideTx): Promise<DemoLogin[]> {
  return run<DemoLogin>(
    tx,
    {
      name: 'identity.demo_logins',
      text: `select demo_key as key, name, role, company_id as "companyId", company_name as "companyName", member_id as "memberId"
        from identity.demo_logins()`,
    },
    [],
  );
}

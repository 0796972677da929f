import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { type CountedTry, MOST_WRONG_PINS, TRIES_BEFORE_PAUSE } from '../pin-try.ts';

const COUNT_TRY: Statement = {
  name: 'identity.count_pin_try',
  text: `update identity.devices set pin_tries = pin_tries + 1,
      pin_blocked_until = case when (pin_tries + 1) % ${TRIES_BEFORE_PAUSE} = 0 then now() + interval '60 seconds' end,
      last_seen_at = now()
    where company_id = $1 and id = $2 and state = 'active' and pin_tries < ${MOST_WRONG_PINS}
      and (pin_blocked_until is null or pin_blocked_until <= now())
    returning pin_tries as tries`,
};
const PIN_STATE: Statement = {
  name: 'identity.pin_state',
  text: `select branch_id as "branchId", pin_tries >= ${MOST_WRONG_PINS} as locked,
      greatest(0, ceil(extract(epoch from pin_blocked_until - now())))::int as "waitSeconds"
    from identity.devices where company_id = $1 and id = $2 and state = 'active'`,
};

/** A try at a device, and the branch the device stands in. */
export interface DeviceTry extends CountedTry {
  branchId: string;
}

/** Counts a PIN before it is tried, so that parallel guesses are counted too; undefined for a device that is gone. */
export async function countPinTry(tx: Tx, deviceId: string): Promise<DeviceTry | undefined> {
  const [[counted], [state]] = await Promise.all([
    run<{ tries: number }>(tx, COUNT_TRY, [tx.companyId, deviceId]),
    run<{ branchId: string; locked: boolean; waitSeconds: number | null }>(tx, PIN_STATE, [
      tx.companyId,
      deviceId,
    ]),
  ]);
  return state && { ...state, tries: counted?.tries, waitSeconds: state.waitSeconds ?? 0 };
}

/** A right PIN, or somebody who leads here: the count begins anew. Returns whether there was such a device. */
export async function resetPinTries(tx: Tx, deviceId: string): Promise<boolean> {
  const rows = await run(
    tx,
    {
      name: 'identity.reset_pin_tries',
      text: `update identity.devices set pin_tries = 0, pin_blocked_until = null
        where company_id = $1 and id = $2 and state = 'active' returning id`,
    },
    [tx.companyId, deviceId],
  );
  return rows.length === 1;
}

/** Somebody's PIN, as far as it may be tried. */
export interface MemberPin {
  pinHash: string;
  /** Tried wrongly too often within a day, wherever that was. */
  locked: boolean;
}

const COUNT_MEMBER_TRY: Statement = {
  name: 'identity.count_member_pin_try',
  text: `update identity.members m set
      pin_tries = case when m.pin_tries_since > now() - interval '1 day' then m.pin_tries + 1 else 1 end,
      pin_tries_since = case when m.pin_tries_since > now() - interval '1 day' then m.pin_tries_since else now() end
    where m.company_id = $1 and m.id = $2 and m.state = 'active' and m.kind = 'person' and m.pin_hash is not null
      and exists (select 1 from identity.member_roles mr where mr.company_id = m.company_id and mr.member_id = m.id
        and (mr.branch_id is null or mr.branch_id = $3))
    returning m.pin_hash as "pinHash", m.pin_tries > ${MOST_WRONG_PINS} as locked`,
};

/** Counts a try at the PIN of an active person who works in this branch; undefined where there is none to be tried. */
export async function countMemberTry(
  tx: Tx,
  memberId: string,
  branchId: string,
): Promise<MemberPin | undefined> {
  const [row] = await run<MemberPin>(tx, COUNT_MEMBER_TRY, [tx.companyId, memberId, branchId]);
  return row;
}

/** The PIN was right: what was tried at it before is forgotten. */
export async function resetMemberTries(tx: Tx, memberId: string): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.reset_member_pin_tries',
      text: `update identity.members set pin_tries = 0, pin_tries_since = null
        where company_id = $1 and id = $2 and pin_tries > 0`,
    },
    [tx.companyId, memberId],
  );
}

/** Sets a member's PIN, or takes it away; the tries at the one before are forgotten. */
export async function setPinHash(tx: Tx, memberId: string, pinHash: string | null): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.set_pin_hash',
      text: `update identity.members set pin_hash = $3, pin_set_at = case when $3::text is null then null else now() end,
          pin_tries = 0, pin_tries_since = null
        where company_id = $1 and id = $2`,
    },
    [tx.companyId, memberId, pinHash],
  );
}

/** Ends what a member has open by PIN, but for one session. */
export async function endPinSessions(tx: Tx, memberId: string, keepSessionId: string | null): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.end_pin_sessions',
      text: `update identity.sessions set revoked_at = now(), ended_reason = 'pin_changed'
        where company_id = $1 and member_id = $2 and kind = 'pin' and id is distinct from $3
          and revoked_at is null and expires_at > now()`,
    },
    [tx.companyId, memberId, keepSessionId],
  );
}

/** The stored PIN of a member, whatever they may do. */
export async function findOwnPinHash(tx: Tx, memberId: string): Promise<string | null> {
  const [row] = await run<{ pinHash: string | null }>(
    tx,
    {
      name: 'identity.find_own_pin_hash',
      text: 'select pin_hash as "pinHash" from identity.members where company_id = $1 and id = $2',
    },
    [tx.companyId, memberId],
  );
  return row?.pinHash ?? null;
}

import { newId } from '../../kernel/ids.ts';
import type { ClockJob } from '../../kernel/jobs.ts';
import type { Database } from '../../kernel/tenant.ts';
import { afterCommit } from '../../kernel/tx.ts';
import type { Wakeups } from '../../kernel/wakeups.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { moved } from './company-state.ts';
import {
  findDueSuspensions,
  getLockedCompany,
  isSuspensionDue,
  setCompanyState,
} from './queries/companies.ts';
import { recordAudit } from './record-audit.ts';
import { recordPlatformAct } from './record-platform-act.ts';

const AT_ONCE = 20;
const CLOCK = { accountId: null, name: 'FastOps' };

/** Carries out the suspensions that were announced for a day that has come. */
export function suspensionJob(tools: { database: Database; wakeups: Wakeups }): ClockJob {
  return {
    name: 'identity.suspend_announced',
    everySeconds: 60,
    leaseSeconds: 120,
    async run(tx) {
      for (const companyId of await findDueSuspensions(tx, AT_ONCE)) await carryOut(tools, companyId);
    },
  };
}

async function carryOut(
  { database, wakeups }: { database: Database; wakeups: Wakeups },
  companyId: string,
): Promise<void> {
  await database.inTenant(companyId, async (tx) => {
    const company = await getLockedCompany(tx);
    // Taken back or carried out since the list was read.
    if (!(await isSuspensionDue(tx))) return;
    const requestId = newId();
    const wake = (topic: string, key: string) => afterCommit(tx, () => wakeups.hint(topic, key));
    const reason = company.suspendReason ?? '';
    const after = { state: moved(company.state, 'suspend') };
    await setCompanyState(tx, after.state, reason);
    await announceAccessChange({ tx, wake });
    const entry = { action: 'identity.company_suspended', before: { state: company.state }, after, reason };
    await recordPlatformAct({ tx, admin: CLOCK, requestId }, { ...entry, companyId });
    const actor = { kind: 'system', memberId: CLOCK.accountId, memberName: CLOCK.name } as const;
    recordAudit({ tx, actor, requestId }, { ...entry, objectType: 'company', objectId: companyId });
  });
}

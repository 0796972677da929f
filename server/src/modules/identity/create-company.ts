import type { Announce } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/tx.ts';
import { refuseUnknownZone } from './branch.ts';
import { type Limits, limitsOf } from './company-plan.ts';
import { companyCreated } from './events.ts';
import { getPlan } from './get-plan.ts';
import { insertBranch } from './queries/branches.ts';
import { insertCompany } from './queries/companies.ts';
import { insertMember, replaceAssignments } from './queries/members.ts';
import { insertReadyRoles } from './queries/roles.ts';
import { type AuditActor, recordAudit } from './record-audit.ts';

/** A company with what it needs to begin. */
export interface CreateCompanyInput {
  company: {
    name: string;
    /** ISO 3166-1 alpha-2 and ISO 4217. */
    country: string;
    currency: string;
    /** BCP 47; the ready roles are named in its language. */
    locale: string;
    taxId?: string | undefined;
    plan: string;
    /** Limits agreed with this company; the others are those of the plan. */
    limits?: Partial<Limits> | undefined;
    /** Days of trial from now; without any the company is active at once. */
    trialDays?: number | undefined;
  };
  branch: {
    id: string;
    name: string;
    address?: string | undefined;
    /** IANA zone. */
    timeZone: string;
    /** Whole hours after midnight at which the business day begins. */
    cutoffHour: number;
  };
  /** With an account the owner is at work at once, without one they wait for an invitation to be accepted. */
  owner: { id: string; name: string; email: string; accountId: string | null; demoKey?: string };
}

/**
 * Makes the company of this transaction: itself, its ready roles, its first branch and its owner. Every way in ends here.
 *
 * @returns key of each ready role → its id
 * @throws Refusal `invalid` identity.plan_unknown, identity.zone_unknown; `conflict` identity.company_exists
 */
export async function createCompany(
  ctx: { tx: Tx; actor: AuditActor; requestId: string; announce: Announce },
  input: CreateCompanyInput,
): Promise<ReadonlyMap<string, string>> {
  const { tx } = ctx;
  const { company, branch, owner } = input;
  refuseUnknownZone(branch.timeZone);
  const limits = limitsOf(await getPlan(ctx, { code: company.plan }), company.limits);
  const taxId = company.taxId ?? null;
  const trialDays = company.trialDays ?? null;
  await insertCompany(tx, { ...company, limits, taxId, trialDays });
  const { country, locale } = company;
  ctx.announce(companyCreated, { schemaVersion: 1, country, locale });
  const roles = await insertReadyRoles(tx, company.locale);
  const address = branch.address ?? null;
  await Promise.all([
    insertBranch(tx, { ...branch, address, sortOrder: 0 }),
    insertMember(tx, {
      id: owner.id,
      accountId: owner.accountId,
      name: owner.name,
      email: owner.email,
      kind: 'person',
      state: owner.accountId === null ? 'invited' : 'active',
      demoKey: owner.demoKey ?? null,
    }),
  ]);
  const ownerRole = roles.get('owner') ?? '';
  await replaceAssignments(tx, owner.id, [{ id: newId(), branchId: null, roleId: ownerRole }]);
  recordAudit(ctx, {
    action: 'identity.company_created',
    objectType: 'company',
    objectId: tx.companyId,
    after: { ...company, taxId, limits, trialDays, branch: branch.name, owner: owner.name },
  });
  return roles;
}

import type { Context } from '../../kernel/context.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { getLockedCompany, setCompanyFacts } from './queries/companies.ts';
import { recordAudit } from './record-audit.ts';

/** What a company changes about itself; what is left out stays. */
export interface UpdateCompanyInput {
  name?: string;
  taxId?: string | null;
}

/** Stores what a company says of itself. */
export async function updateCompany(ctx: Context, input: UpdateCompanyInput): Promise<void> {
  const company = await getLockedCompany(ctx.tx);
  const before = { name: company.name, taxId: company.taxId };
  const after = { ...before, ...input };
  await Promise.all([setCompanyFacts(ctx.tx, after), announceAccessChange(ctx)]);
  recordAudit(ctx, {
    action: 'identity.company_updated',
    objectType: 'company',
    objectId: company.id,
    before,
    after,
  });
}

import T, { type Static } from 'typebox';
import type { Announce } from '../../../kernel/context.ts';
import type { UsageFigure } from '../../../kernel/module.ts';
import type { PlatformContext } from '../../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { afterCommit, type Tx } from '../../../kernel/tx.ts';
import { movesFrom } from '../company-state.ts';
import type { PlatformWork } from '../platform-work.ts';
import { findLastActivity, getCompany } from '../queries/companies.ts';
import { findOwners } from '../queries/owners.ts';
import { readUsage } from '../read-usage.ts';
import { CompanyState } from '../schemas.ts';
import { Limits, Usage, usageAnswer } from './company.ts';
import type { IdentityTools } from './tools.ts';

/** The one permission of who keeps the installation. */
export const PLATFORM = 'identity.platform';

/** An e-mail as a body may hold it. */
export const Email = T.String({ minLength: 3, maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' });
/** Why something was done to a company. */
export const Reason = T.String({ minLength: 3, maxLength: 300 });
/** The company a route of the platform is about. */
export const CompanyParams = T.Object({ companyId: Id });

const limit = T.Optional(Nullable(T.Integer({ minimum: 1, maximum: 1_000_000 })));
/** Limits agreed with one company; what is left out is that of the plan, null is any number. */
export const AgreedLimits = T.Object(
  { branches: limit, members: limit, ordersPerMonth: limit },
  { title: 'AgreedLimits', additionalProperties: false },
);
/** Days of a trial. */
export const TrialDays = T.Integer({ minimum: 1, maximum: 365 });

/** What a company is made of, as far as others than its own people decide. */
export const NewCompanyFacts = {
  name: T.String({ minLength: 1, maxLength: 120 }),
  country: T.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' }),
  currency: T.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  locale: T.String({ pattern: '^(es|en)-[A-Z]{2}$', description: 'BCP 47' }),
  taxId: T.Optional(T.String({ minLength: 1, maxLength: 30 })),
};

/** The first branch of a new company. */
export const FirstBranch = T.Object(
  {
    name: T.String({ minLength: 1, maxLength: 120 }),
    address: T.Optional(T.String({ minLength: 1, maxLength: 200 })),
    timeZone: T.String({ minLength: 1, maxLength: 60, description: 'IANA zone.' }),
    cutoffHour: T.Integer({ minimum: 0, maximum: 12 }),
  },
  { title: 'FirstBranch', additionalProperties: false },
);

const MemberState = T.Enum(['invited', 'active', 'disabled']);
const Move = T.Enum(['suspend', 'reactivate', 'past_due', 'close']);

/** A company as who keeps the installation sees it. */
export const PlatformCompany = T.Object(
  {
    id: Id,
    name: T.String(),
    country: T.String(),
    currency: T.String(),
    locale: T.String(),
    taxId: Nullable(T.String()),
    state: CompanyState,
    stateReason: Nullable(T.String()),
    stateSince: Instant,
    trialEndsAt: Nullable(Instant),
    suspendsAt: Nullable(Instant),
    suspendReason: Nullable(T.String()),
    allowed: T.Array(Move),
    plan: T.String(),
    limits: Limits,
    usage: Usage,
    ordersLast30Days: T.Integer(),
    lastActivityAt: Nullable(Instant),
    createdAt: Instant,
    owners: T.Array(
      T.Object(
        { id: Id, name: T.String(), email: Nullable(T.String()), state: MemberState },
        { title: 'CompanyOwner' },
      ),
    ),
  },
  { title: 'PlatformCompany' },
);

/** Everything about the company of this transaction that its keeper may know. */
export async function platformCompany(
  ctx: { tx: Tx; now: Temporal.Instant },
  figures: readonly UsageFigure[],
): Promise<Static<typeof PlatformCompany>> {
  const company = await getCompany(ctx.tx);
  const [usage, owners, lastActivity] = await Promise.all([
    readUsage(ctx, { figures }),
    findOwners(ctx.tx),
    findLastActivity(ctx.tx),
  ]);
  const { id, name, country, currency, locale, taxId, state, stateReason, plan, limits } = company;
  return {
    ...{ id, name, country, currency, locale, taxId, state, stateReason, plan, limits, owners },
    stateSince: company.stateSince.toString(),
    trialEndsAt: company.trialEndsAt?.toString() ?? null,
    suspendsAt: company.suspendAt?.toString() ?? null,
    suspendReason: company.suspendReason,
    allowed: movesFrom(state),
    usage: usageAnswer(usage, limits),
    ordersLast30Days: usage.ordersLast30Days,
    lastActivityAt: lastActivity?.toString() ?? null,
    createdAt: company.createdAt.toString(),
  };
}

/** Runs an act of the platform inside one company. */
export function inCompany<R>(
  ctx: PlatformContext,
  tools: IdentityTools,
  companyId: string,
  act: (work: PlatformWork & { now: Temporal.Instant }) => Promise<R>,
): Promise<R> {
  const { admin, requestId, now } = ctx;
  return ctx.database.inTenant(companyId, (tx) => {
    const wake = (topic: string, key: string) => afterCommit(tx, () => tools.wakeups.hint(topic, key));
    const announce: Announce = (type, payload) => tools.announcer.announce(tx, type, payload);
    return act({ tx, admin, requestId, now, wake, announce });
  });
}

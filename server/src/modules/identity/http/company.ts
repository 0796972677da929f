import T, { type Static } from 'typebox';
import type { Context } from '../../../kernel/context.ts';
import { type Exporter, exporters } from '../../../kernel/export.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, NoBody, Nullable } from '../../../kernel/schemas.ts';
import { nearness, type Limits as PlanLimits, type Usage as PlanUsage } from '../company-plan.ts';
import { leaveCompany } from '../leave-company.ts';
import { getCompany } from '../queries/companies.ts';
import { listPlans } from '../queries/plans.ts';
import { readUsage } from '../read-usage.ts';
import { CompanyState } from '../schemas.ts';
import { updateCompany } from '../update-company.ts';
import type { IdentityTools } from './tools.ts';

/** What a plan allows at most. */
export const Limits = T.Object(
  {
    branches: Nullable(T.Integer()),
    members: Nullable(T.Integer()),
    ordersPerMonth: Nullable(T.Integer({ description: 'Never refuses a sale: shown from 80 % on.' })),
  },
  { title: 'Limits', description: 'Null: any number.' },
);

/** What is used of a plan. */
export const Usage = T.Object(
  {
    branches: T.Integer(),
    members: T.Integer(),
    ordersThisMonth: T.Integer(),
    orders: T.Enum(['fine', 'near', 'reached'], {
      description: 'near from 80 % of the limit, reached from 100 %.',
    }),
  },
  { title: 'Usage' },
);

/** What is used, with how near the orders are to their limit. */
export function usageAnswer(usage: PlanUsage, limits: PlanLimits): Static<typeof Usage> {
  const { branches, members, ordersThisMonth } = usage;
  return { branches, members, ordersThisMonth, orders: nearness(ordersThisMonth, limits.ordersPerMonth) };
}

const CompanyFacts = T.Object(
  {
    id: Id,
    name: T.String(),
    currency: T.String(),
    locale: T.String(),
    country: T.String(),
    taxId: Nullable(T.String()),
    state: CompanyState,
    trialEndsAt: Nullable(Instant),
    plan: T.String(),
    planName: T.String(),
    limits: Limits,
    usage: Usage,
  },
  { title: 'Company' },
);

const Billing = T.Object(
  {
    state: CompanyState,
    reason: Nullable(T.String()),
    since: Instant,
    trialEndsAt: Nullable(Instant),
    suspendsAt: Nullable(
      T.String({ format: 'date-time', description: 'When an announced suspension begins.' }),
    ),
    plan: T.String(),
    limits: Limits,
    usage: Usage,
    contact: Nullable(T.String()),
  },
  { title: 'Billing' },
);

async function companyAnswer(ctx: Context, tools: IdentityTools): Promise<Static<typeof CompanyFacts>> {
  const company = await getCompany(ctx.tx);
  const [usage, plans] = await Promise.all([readUsage(ctx, { figures: tools.usage }), listPlans(ctx.tx)]);
  const { id, name, currency, locale, country, taxId, state, plan, limits } = company;
  return {
    ...{ id, name, currency, locale, country, taxId, state, plan, limits },
    trialEndsAt: company.trialEndsAt?.toString() ?? null,
    planName: plans.find(({ code }) => code === plan)?.name ?? plan,
    usage: usageAnswer(usage, limits),
  };
}

/** The routes by which a company is seen and changed by its own people, and taken along. */
export function companyRoutes(tools: IdentityTools): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/company',
      operation: 'readCompany',
      summary: 'The company, its plan and what it uses of it.',
      scope: 'company',
      permission: 'identity.manage_company',
      answer: { status: 200, schema: CompanyFacts },
      handle: (ctx) => companyAnswer(ctx, tools),
    }),
    route({
      method: 'PATCH',
      path: '/v1/company',
      operation: 'updateCompany',
      summary: 'Change what the company says of itself; what is left out stays.',
      scope: 'company',
      permission: 'identity.manage_company',
      body: T.Object(
        {
          name: T.Optional(T.String({ minLength: 1, maxLength: 120 })),
          taxId: T.Optional(Nullable(T.String({ minLength: 1, maxLength: 30 }))),
        },
        { additionalProperties: false },
      ),
      answer: { status: 200, schema: CompanyFacts },
      handle: async (ctx, { body }) => {
        await updateCompany(ctx, body);
        return companyAnswer(ctx, tools);
      },
    }),
    billingRoute(tools),
    leaveRoute(),
    ...exportRoutes(tools),
  ];
}

function billingRoute(tools: IdentityTools): Route {
  return route({
    method: 'GET',
    path: '/v1/company/billing',
    operation: 'readBilling',
    summary: 'How the company stands, why, and whom to ask; also when it is not served.',
    scope: 'self',
    permission: null,
    allowSuspended: true,
    answer: { status: 200, schema: Billing },
    handle: async (ctx) => {
      const company = await getCompany(ctx.tx);
      const usage = await readUsage(ctx, { figures: tools.usage });
      return {
        state: company.state,
        reason: company.stateReason,
        since: company.stateSince.toString(),
        trialEndsAt: company.trialEndsAt?.toString() ?? null,
        suspendsAt: company.suspendAt?.toString() ?? null,
        plan: company.plan,
        limits: company.limits,
        usage: usageAnswer(usage, company.limits),
        contact: tools.supportContact ?? null,
      };
    },
  });
}

function leaveRoute(): Route {
  return route({
    method: 'POST',
    path: '/v1/me/leave',
    operation: 'leaveCompany',
    summary: 'Stop working here: every session of this membership ends.',
    scope: 'self',
    permission: null,
    allowSuspended: true,
    body: NoBody,
    answer: { status: 204 },
    handle: (ctx) => leaveCompany(ctx),
  });
}

function exportRoutes(tools: IdentityTools): Route[] {
  let made: ReadonlyMap<string, Exporter> | undefined;
  const parts = () => {
    made ??= exporters(tools.exports);
    return made;
  };
  return [
    route({
      method: 'GET',
      path: '/v1/company/exports',
      operation: 'listExports',
      summary: 'The parts of which the company’s data consists, with their number of rows.',
      scope: 'company',
      permission: 'identity.export_data',
      allowSuspended: true,
      answer: {
        status: 200,
        schema: T.Object(
          { parts: T.Array(T.Object({ name: T.String(), rows: T.Integer() }, { title: 'ExportPart' })) },
          { title: 'ExportParts' },
        ),
      },
      handle: async ({ tx }) => ({
        parts: await Promise.all(
          [...parts().values()].map(async (part) => ({ name: part.name, rows: await part.count(tx) })),
        ),
      }),
    }),
    route({
      method: 'GET',
      path: '/v1/company/exports/{part}',
      operation: 'readExport',
      summary: 'A page of one part, rows as they are stored; `next` goes into `after`.',
      scope: 'company',
      permission: 'identity.export_data',
      allowSuspended: true,
      params: T.Object({ part: T.String({ maxLength: 80 }) }),
      query: T.Object({ after: T.Optional(T.String({ minLength: 1, maxLength: 200 })) }),
      answer: {
        status: 200,
        schema: T.Object(
          { rows: T.Array(T.Record(T.String(), T.Unknown())), next: Nullable(T.String()) },
          { title: 'ExportPage' },
        ),
      },
      handle: async ({ tx }, { params, query }) => {
        const part = parts().get(params.part);
        if (!part) throw new Refusal('not_found', 'identity.export_unknown');
        return part.page(tx, query.after);
      },
    }),
  ];
}

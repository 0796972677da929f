import T from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { type CompanyLine, listCompanies } from '../queries/companies.ts';
import { listPlans, savePlan } from '../queries/plans.ts';
import { listPlatformAudit } from '../queries/platform.ts';
import { recordPlatformAct } from '../record-platform-act.ts';
import { CompanyState } from '../schemas.ts';
import { Limits } from './company.ts';
import { CompanyParams, inCompany, PLATFORM, PlatformCompany, platformCompany } from './platform-shapes.ts';
import type { IdentityTools } from './tools.ts';

const PAGE = 50;
const Limit = T.Optional(T.Integer({ minimum: 1, maximum: 100 }));
const Plan = T.Object({ code: T.String(), name: T.String(), limits: Limits }, { title: 'Plan' });
const PlanLimit = Nullable(T.Integer({ minimum: 1, maximum: 1_000_000 }));

const CompanyLineShape = T.Object(
  {
    id: Id,
    name: T.String(),
    country: T.String(),
    state: CompanyState,
    plan: T.String(),
    trialEndsAt: Nullable(Instant),
    suspendsAt: Nullable(Instant),
    createdAt: Instant,
    branches: T.Integer(),
    members: T.Integer(),
    owners: T.Array(T.String()),
    lastActivityAt: Nullable(Instant),
  },
  { title: 'CompanyLine' },
);

const AuditLine = T.Object(
  {
    seq: T.Integer(),
    at: Instant,
    by: T.Object({ id: Nullable(Id), name: T.String() }),
    action: T.String(),
    company: Nullable(T.Object({ id: Id, name: Nullable(T.String()) })),
    before: T.Unknown(),
    after: T.Unknown(),
    reason: Nullable(T.String()),
  },
  { title: 'PlatformAuditLine' },
);

function lineAnswer({ suspendAt, ...line }: CompanyLine) {
  return {
    ...line,
    trialEndsAt: line.trialEndsAt?.toString() ?? null,
    suspendsAt: suspendAt?.toString() ?? null,
    createdAt: line.createdAt.toString(),
    lastActivityAt: line.lastActivityAt?.toString() ?? null,
  };
}

/** The routes by which who keeps the installation sees its companies, its plans and what was done. */
export function platformRoutes(tools: IdentityTools): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/platform/companies',
      operation: 'listCompanies',
      summary: 'All companies, the newest first.',
      scope: 'platform',
      permission: PLATFORM,
      query: T.Object({
        after: T.Optional(Id),
        limit: Limit,
        search: T.Optional(
          T.String({
            minLength: 1,
            maxLength: 120,
            description: 'Part of the name or tax number, or an owner’s e-mail.',
          }),
        ),
        state: T.Optional(CompanyState),
      }),
      answer: {
        status: 200,
        schema: T.Object(
          { companies: T.Array(CompanyLineShape), next: Nullable(Id) },
          { title: 'Companies' },
        ),
      },
      handle: async ({ database }, { query: { limit = PAGE, ...filter } }) => {
        const found = await database.askOutside((tx) => listCompanies(tx, filter, limit + 1));
        const shown = found.slice(0, limit);
        return {
          companies: shown.map(lineAnswer),
          next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/platform/companies/{companyId}',
      operation: 'readPlatformCompany',
      summary: 'A company: how it stands, what it uses, who owns it.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      answer: { status: 200, schema: PlatformCompany },
      handle: (ctx, { params }) =>
        inCompany(ctx, tools, params.companyId, (work) => platformCompany(work, tools.usage)),
    }),
    ...planRoutes(),
    auditRoute(),
  ];
}

function planRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/platform/plans',
      operation: 'listPlans',
      summary: 'The plans of the installation.',
      scope: 'platform',
      permission: PLATFORM,
      answer: { status: 200, schema: T.Object({ plans: T.Array(Plan) }, { title: 'Plans' }) },
      handle: async ({ database }) => ({
        plans: (await database.askOutside(listPlans)).map(({ code, name, ...limits }) => ({
          code,
          name,
          limits,
        })),
      }),
    }),
    route({
      method: 'PUT',
      path: '/v1/platform/plans/{code}',
      operation: 'changePlan',
      summary: 'Change a plan; companies keep the limits they were given.',
      scope: 'platform',
      permission: PLATFORM,
      params: T.Object({ code: T.String({ minLength: 1, maxLength: 31 }) }),
      body: T.Object(
        {
          name: T.String({ minLength: 1, maxLength: 60 }),
          limits: T.Object(
            { branches: PlanLimit, members: PlanLimit, ordersPerMonth: PlanLimit },
            { additionalProperties: false },
          ),
        },
        { additionalProperties: false },
      ),
      answer: { status: 200, schema: Plan },
      handle: async ({ database, admin, requestId }, { params, body }) => {
        const { name, limits } = body;
        await database.outsideTenants(async (tx) => {
          const before = (await listPlans(tx)).find(({ code }) => code === params.code);
          if (!before || !(await savePlan(tx, { code: params.code, name, ...limits })))
            throw new Refusal('not_found', 'identity.plan_unknown');
          const after = { code: params.code, name, ...limits };
          await recordPlatformAct(
            { tx, admin, requestId },
            { action: 'identity.plan_edited', before: { ...before }, after },
          );
        });
        return { code: params.code, name, limits };
      },
    }),
  ];
}

function auditRoute(): Route {
  return route({
    method: 'GET',
    path: '/v1/platform/audit',
    operation: 'listPlatformAudit',
    summary: 'What was done from outside the companies, the newest first.',
    scope: 'platform',
    permission: PLATFORM,
    query: T.Object({
      after: T.Optional(T.Integer({ minimum: 1, description: 'Lines below this number.' })),
      limit: Limit,
      companyId: T.Optional(Id),
    }),
    answer: {
      status: 200,
      schema: T.Object(
        { entries: T.Array(AuditLine), next: Nullable(T.Integer()) },
        { title: 'PlatformAudit' },
      ),
    },
    handle: async ({ database }, { query: { limit = PAGE, after, companyId } }) => {
      const filter = {
        ...(after === undefined ? {} : { below: after }),
        ...(companyId === undefined ? {} : { companyId }),
      };
      const found = await database.askOutside((tx) => listPlatformAudit(tx, filter, limit + 1));
      const shown = found.slice(0, limit);
      return {
        entries: shown.map((row) => ({
          seq: row.seq,
          at: row.at.toString(),
          by: { id: row.accountId, name: row.accountName },
          action: row.action,
          company: row.companyId === null ? null : { id: row.companyId, name: row.companyName },
          before: row.before,
          after: row.after,
          reason: row.reason,
        })),
        next: found.length > limit ? (shown.at(-1)?.seq ?? null) : null,
      };
    },
  });
}

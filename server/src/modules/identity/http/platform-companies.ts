import T, { type Static } from 'typebox';
import { type PlatformContext, type Route, route } from '../../../kernel/route.ts';
import { Id, PlainDate } from '../../../kernel/schemas.ts';
import { changePlan } from '../change-plan.ts';
import { grantOwnership } from '../grant-ownership.ts';
import { moveCompany } from '../move-company.ts';
import type { PlatformWork } from '../platform-work.ts';
import { suspendCompany } from '../suspend-company.ts';
import { withdrawOwnership } from '../withdraw-ownership.ts';
import { withdrawSuspension } from '../withdraw-suspension.ts';
import {
  AgreedLimits,
  CompanyParams,
  inCompany,
  PLATFORM,
  PlatformCompany,
  platformCompany,
  Reason,
  TrialDays,
} from './platform-shapes.ts';
import type { IdentityTools } from './tools.ts';

/** The routes by which who keeps the installation changes how a company stands. */
export function platformCompanyRoutes(tools: IdentityTools): Route[] {
  const act: Act = (ctx, companyId, work) =>
    inCompany(ctx, tools, companyId, async (inside) => {
      await work(inside);
      return platformCompany(inside, tools.usage);
    });
  const answer = { status: 200, schema: PlatformCompany } as const;
  return [
    route({
      method: 'PUT',
      path: '/v1/platform/companies/{companyId}/plan',
      operation: 'changeCompanyPlan',
      summary: 'Give a company a plan; its limits are copied, and can be agreed otherwise.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      body: T.Object(
        {
          plan: T.String({ minLength: 1, maxLength: 31 }),
          limits: T.Optional(AgreedLimits),
          trialDays: T.Optional(TrialDays),
        },
        { additionalProperties: false },
      ),
      answer,
      handle: (ctx, { params, body }) => act(ctx, params.companyId, (work) => changePlan(work, body)),
    }),
    route({
      method: 'POST',
      path: '/v1/platform/companies/{companyId}/suspend',
      operation: 'suspendCompany',
      summary: 'Suspend a company now, or from the beginning of a day to come.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      body: T.Object({ reason: Reason, from: T.Optional(PlainDate) }, { additionalProperties: false }),
      answer,
      handle: (ctx, { params, body }) => act(ctx, params.companyId, (work) => suspendCompany(work, body)),
    }),
    route({
      method: 'DELETE',
      path: '/v1/platform/companies/{companyId}/suspension',
      operation: 'withdrawSuspension',
      summary: 'Take back a suspension that was announced and has not begun.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      answer,
      handle: (ctx, { params }) => act(ctx, params.companyId, withdrawSuspension),
    }),
    ...moveRoutes(act),
    ownerRoute(act, true),
    ownerRoute(act, false),
  ];
}

type Act = (
  ctx: PlatformContext,
  companyId: string,
  work: (work: PlatformWork) => Promise<void>,
) => Promise<Static<typeof PlatformCompany>>;

const MoveBody = T.Object({ reason: T.Optional(Reason) }, { additionalProperties: false });

function moveRoutes(act: Act): Route[] {
  const answer = { status: 200, schema: PlatformCompany } as const;
  return [
    route({
      method: 'POST',
      path: '/v1/platform/companies/{companyId}/reactivate',
      operation: 'reactivateCompany',
      summary: 'Serve a company again.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      body: MoveBody,
      answer,
      handle: (ctx, { params, body }) =>
        act(ctx, params.companyId, (work) => moveCompany(work, { move: 'reactivate', ...body })),
    }),
    route({
      method: 'POST',
      path: '/v1/platform/companies/{companyId}/past-due',
      operation: 'markCompanyPastDue',
      summary: 'Note that a company is late with its payment; it is served on.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      body: MoveBody,
      answer,
      handle: (ctx, { params, body }) =>
        act(ctx, params.companyId, (work) => moveCompany(work, { move: 'past_due', ...body })),
    }),
    route({
      method: 'POST',
      path: '/v1/platform/companies/{companyId}/close',
      operation: 'closeCompany',
      summary: 'Close a company; its data stays.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      body: MoveBody,
      answer,
      handle: (ctx, { params, body }) =>
        act(ctx, params.companyId, (work) => moveCompany(work, { move: 'close', ...body })),
    }),
  ];
}

function ownerRoute(act: Act, grant: boolean): Route {
  return route({
    method: grant ? 'PUT' : 'DELETE',
    path: '/v1/platform/companies/{companyId}/owners/{memberId}',
    operation: grant ? 'grantOwnership' : 'withdrawOwnership',
    summary: grant
      ? 'Make a member an owner of the company, in place of every other role.'
      : 'Take the company from one of its owners, who becomes an administrator.',
    scope: 'platform',
    permission: PLATFORM,
    params: T.Object({ companyId: Id, memberId: Id }),
    answer: { status: 200, schema: PlatformCompany },
    handle: (ctx, { params }) =>
      act(ctx, params.companyId, (work) => (grant ? grantOwnership : withdrawOwnership)(work, params)),
  });
}

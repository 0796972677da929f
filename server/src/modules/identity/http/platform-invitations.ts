import T from 'typebox';
import { newId } from '../../../kernel/ids.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant } from '../../../kernel/schemas.ts';
import { inviteCompany } from '../invite-company.ts';
import { inviteOwner } from '../invite-owner.ts';
import { issueSupportVisit } from '../issue-support-visit.ts';
import { openCompany } from '../open-company.ts';
import { LinkAnswer } from './links.ts';
import {
  AgreedLimits,
  CompanyParams,
  Email,
  FirstBranch,
  inCompany,
  NewCompanyFacts,
  PLATFORM,
  PlatformCompany,
  platformCompany,
  TrialDays,
} from './platform-shapes.ts';
import type { IdentityTools } from './tools.ts';

const PersonName = T.String({ minLength: 1, maxLength: 80 });
const PlanCode = T.String({ minLength: 1, maxLength: 31 });
const SUPPORT_PATH = '/admin/support';

const NewCompany = T.Object(
  {
    id: Id,
    ...NewCompanyFacts,
    plan: PlanCode,
    limits: T.Optional(AgreedLimits),
    trialDays: T.Optional(TrialDays),
    branch: FirstBranch,
    owner: T.Object({ name: PersonName, email: Email }, { title: 'NewOwner', additionalProperties: false }),
  },
  { title: 'NewCompany', additionalProperties: false },
);

/** The routes by which companies come to be, and by which their keeper lets people in. */
export function platformInvitationRoutes(tools: IdentityTools): Route[] {
  const mails = tools.mailer.configured;
  return [
    route({
      method: 'POST',
      path: '/v1/platform/companies',
      operation: 'openCompany',
      summary: 'Make a company on behalf of its owner, who takes it over by invitation.',
      scope: 'platform',
      permission: PLATFORM,
      idempotent: true,
      body: NewCompany,
      answer: {
        status: 201,
        schema: T.Object({ company: PlatformCompany, invitation: LinkAnswer }, { title: 'OpenedCompany' }),
      },
      handle: (ctx, { body: { id, branch, owner, ...company }, http }) =>
        inCompany(ctx, tools, id, (work) =>
          ctx.once(work.tx, async () => {
            const { origin } = http;
            const invitation = await openCompany(
              { ...work, origin, mails },
              { company, branch: { id: newId(), ...branch }, owner: { id: newId(), ...owner } },
            );
            return { company: await platformCompany(work, tools.usage), invitation };
          }),
        ),
    }),
    ...inviteRoutes(tools),
    supportRoute(tools),
  ];
}

function inviteRoutes(tools: IdentityTools): Route[] {
  const mails = tools.mailer.configured;
  return [
    route({
      method: 'POST',
      path: '/v1/platform/company-invitations',
      operation: 'inviteCompany',
      summary: 'A link with which somebody makes a company with this plan and owns it.',
      scope: 'platform',
      permission: PLATFORM,
      body: T.Object(
        {
          plan: PlanCode,
          trialDays: T.Optional(TrialDays),
          locale: NewCompanyFacts.locale,
          companyName: T.Optional(NewCompanyFacts.name),
          email: T.Optional(Email),
          name: T.Optional(PersonName),
        },
        { additionalProperties: false },
      ),
      answer: { status: 200, schema: LinkAnswer },
      handle: ({ database, admin, requestId }, { body, http: { origin } }) =>
        database.outsideTenants((tx) => inviteCompany({ tx, admin, requestId, origin, mails }, body)),
    }),
    route({
      method: 'POST',
      path: '/v1/platform/companies/{companyId}/owners',
      operation: 'inviteOwner',
      summary: 'Invite another owner of the company.',
      scope: 'platform',
      permission: PLATFORM,
      params: CompanyParams,
      body: T.Object({ email: Email, name: PersonName }, { additionalProperties: false }),
      answer: { status: 200, schema: LinkAnswer },
      handle: (ctx, { params, body, http: { origin } }) =>
        inCompany(ctx, tools, params.companyId, (work) => inviteOwner({ ...work, origin, mails }, body)),
    }),
  ];
}

function supportRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/platform/companies/{companyId}/support-sessions',
    operation: 'issueSupportVisit',
    summary:
      'A code with which to enter the company once, for a reason and for some minutes; its owner sees both.',
    scope: 'platform',
    permission: PLATFORM,
    params: CompanyParams,
    body: T.Object(
      { reason: T.String({ minLength: 10, maxLength: 300 }), minutes: T.Enum([15, 30, 60]) },
      { additionalProperties: false },
    ),
    answer: {
      status: 200,
      schema: T.Object(
        { code: T.String(), url: T.String(), expiresAt: Instant },
        {
          title: 'SupportCode',
          description: 'The code can be used until `expiresAt`; the visit lasts from then on.',
        },
      ),
    },
    handle: async (ctx, { params, body, http }) => {
      const { code, expiresAt } = await inCompany(ctx, tools, params.companyId, (work) =>
        issueSupportVisit(work, body),
      );
      return { code, url: `${http.origin}${SUPPORT_PATH}#${code}`, expiresAt: expiresAt.toString() };
    },
  });
}

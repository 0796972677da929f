import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { beginSupportVisit, type SupportVisit } from '../begin-support-visit.ts';
import { getOpenLink } from '../get-open-link.ts';
import { Session } from '../schemas.ts';
import { enterSession } from './session-answer.ts';
import type { IdentityTools } from './tools.ts';

/** The way in for a visitor from support. */
export function supportRoutes(tools: IdentityTools): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/auth/support',
      operation: 'enterAsSupport',
      summary: 'Enter a company with the code of a visit, once; the session ends with the visit.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: T.Object({ code: T.String({ minLength: 20, maxLength: 100 }) }, { additionalProperties: false }),
      answer: { status: 200, schema: Session },
      handle: async ({ database, requestId }, { body, http }) => {
        const { code } = body;
        const { companyId, payload } = await database.askOutside((tx) =>
          getOpenLink({ tx }, { token: code, purposes: ['support'] }),
        );
        const visit = payload as unknown as SupportVisit;
        const company = companyId ?? '';
        const memberId = await database.inTenant(company, (tx) =>
          beginSupportVisit({ tx, requestId }, { code, visit }),
        );
        const { name, reason, minutes } = visit;
        return enterSession(tools, database, http, {
          companyId: company,
          memberId,
          kind: 'support',
          support: { name, reason, minutes },
        });
      },
    }),
  ];
}

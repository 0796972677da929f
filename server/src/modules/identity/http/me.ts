import { type Route, route } from '../../../kernel/route.ts';
import { accessOf } from '../access.ts';
import { readAccess } from '../read-access.ts';
import { Me, meAnswer } from '../schemas.ts';
import type { IdentityTools } from './tools.ts';

/** What somebody may know about themselves whatever they may do. */
export function meRoutes(tools: IdentityTools): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/me',
      operation: 'readMe',
      summary: 'Who I am, where I may act and what I may do.',
      scope: 'self',
      permission: null,
      allowSuspended: true,
      answer: { status: 200, schema: Me },
      handle: async (ctx) => meAnswer(accessOf(await readAccess(ctx, ctx.actor), tools.permissions)),
    }),
  ];
}

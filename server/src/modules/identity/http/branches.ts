import T from 'typebox';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody, Nullable } from '../../../kernel/schemas.ts';
import { closeBranch } from '../close-branch.ts';
import { createBranch } from '../create-branch.ts';
import { findBranches } from '../queries/branches.ts';
import { updateBranch } from '../update-branch.ts';

const BranchParams = T.Object({ branchId: Id });
const Name = T.String({ minLength: 1, maxLength: 120 });
const Address = T.String({ minLength: 1, maxLength: 200 });
const TimeZone = T.String({ minLength: 1, maxLength: 60, description: 'IANA zone.' });
const CutoffHour = T.Integer({
  minimum: 0,
  maximum: 12,
  description: 'Hour after midnight at which the business day begins.',
});

const Branch = T.Object(
  {
    id: Id,
    name: T.String(),
    address: Nullable(T.String()),
    timeZone: T.String(),
    cutoffHour: T.Integer(),
    state: T.Enum(['active', 'closed']),
  },
  { title: 'Branch' },
);

async function answered(ctx: Context, branchId: string) {
  const [branch] = await findBranches(ctx.tx, [branchId]);
  if (!branch) throw new Refusal('not_found', 'identity.branch_unknown');
  const { sortOrder: _, ...shown } = branch;
  return shown;
}

function stateRoute(closed: boolean): Route {
  return route({
    method: 'POST',
    path: closed ? '/v1/branches/{branchId}/close' : '/v1/branches/{branchId}/open',
    operation: closed ? 'closeBranch' : 'openBranch',
    summary: closed ? 'Close a branch: nobody acts in it any more.' : 'Open a closed branch again.',
    scope: 'company',
    permission: 'identity.manage_branches',
    params: BranchParams,
    body: NoBody,
    answer: { status: 200, schema: Branch },
    handle: async (ctx, { params }) => {
      await closeBranch(ctx, { ...params, closed });
      return answered(ctx, params.branchId);
    },
  });
}

/** The routes of branches. */
export const branchRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches',
    operation: 'listBranches',
    summary: 'Branches of the company in its order, closed ones included.',
    scope: 'company',
    permission: 'identity.manage_branches',
    answer: { status: 200, schema: T.Object({ branches: T.Array(Branch) }, { title: 'Branches' }) },
    handle: async (ctx) => ({
      branches: (await findBranches(ctx.tx)).map(({ sortOrder: _, ...branch }) => branch),
    }),
  }),
  route({
    method: 'POST',
    path: '/v1/branches',
    operation: 'createBranch',
    summary: 'Open a branch.',
    scope: 'company',
    permission: 'identity.manage_branches',
    idempotent: true,
    body: T.Object(
      {
        id: Id,
        name: Name,
        address: T.Optional(Address),
        timeZone: TimeZone,
        cutoffHour: CutoffHour,
      },
      { title: 'NewBranch', additionalProperties: false },
    ),
    answer: { status: 201, schema: Branch },
    handle: async (ctx, { body }) => {
      await createBranch(ctx, body);
      return answered(ctx, body.id);
    },
  }),
  route({
    method: 'PATCH',
    path: '/v1/branches/{branchId}',
    operation: 'updateBranch',
    summary: 'Change a branch; what is left out stays.',
    scope: 'company',
    permission: 'identity.manage_branches',
    params: BranchParams,
    body: T.Object(
      {
        name: T.Optional(Name),
        address: T.Optional(Nullable(Address)),
        timeZone: T.Optional(TimeZone),
        cutoffHour: T.Optional(CutoffHour),
      },
      { additionalProperties: false },
    ),
    answer: { status: 200, schema: Branch },
    handle: async (ctx, { params, body }) => {
      await updateBranch(ctx, { ...params, ...body });
      return answered(ctx, params.branchId);
    },
  }),
  stateRoute(true),
  stateRoute(false),
];

import T from 'typebox';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody, Nullable } from '../../../kernel/schemas.ts';
import { createGroup } from '../create-group.ts';
import { deleteGroup } from '../delete-group.ts';
import type { GroupShape } from '../group-shape.ts';
import { findGroup, findGroups } from '../queries/groups.ts';
import { updateGroup } from '../update-group.ts';
import { Minor, Name } from './product-shapes.ts';

const MANAGE = 'catalog.manage';
const closed = { additionalProperties: false };
const GroupParams = T.Object({ groupId: Id });
const fields = {
  name: Name,
  minChoices: T.Integer({ minimum: 0, maximum: 50 }),
  maxChoices: Nullable(T.Integer({ minimum: 1, maximum: 50 })),
  options: T.Array(
    T.Object(
      {
        id: Id,
        name: Name,
        priceMinor: Minor,
        isDefault: T.Boolean(),
        maxQuantity: T.Integer({ minimum: 1, maximum: 20 }),
      },
      { title: 'OptionInput', ...closed },
    ),
    { minItems: 1, maxItems: 100 },
  ),
};
const Group = T.Object(
  { id: Id, ...fields, deleted: T.Boolean(), version: T.Integer(), products: T.Integer() },
  { title: 'OfficeGroup' },
);

async function answered({ tx }: Context, groupId: string) {
  const group = await findGroup(tx, groupId);
  if (!group) throw new Refusal('not_found', 'catalog.group_unknown');
  return group;
}

const shapeOf = ({ name, minChoices, maxChoices, options }: GroupShape): GroupShape => ({
  name,
  minChoices,
  maxChoices,
  options,
});

/** The routes by which groups of options are kept. */
export const groupRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/option-groups',
    operation: 'listGroups',
    summary: 'The groups of options, each with its options and how many products it stands at.',
    scope: 'company',
    permission: MANAGE,
    answer: { status: 200, schema: T.Object({ groups: T.Array(Group) }, { title: 'Groups' }) },
    handle: async ({ tx }) => ({ groups: await findGroups(tx) }),
  }),
  route({
    method: 'POST',
    path: '/v1/option-groups',
    operation: 'createGroup',
    summary: 'Make a group of options.',
    scope: 'company',
    permission: MANAGE,
    idempotent: true,
    body: T.Object({ id: Id, ...fields }, { title: 'NewGroup', ...closed }),
    answer: { status: 201, schema: Group },
    handle: async (ctx, { body }) => {
      await createGroup(ctx, { id: body.id, shape: shapeOf(body) });
      return answered(ctx, body.id);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/option-groups/{groupId}',
    operation: 'updateGroup',
    summary: 'Change a group of options whole, at every product it stands at.',
    scope: 'company',
    permission: MANAGE,
    params: GroupParams,
    body: T.Object(
      { ...fields, version: T.Integer({ minimum: 1, maximum: 2_147_483_647 }) },
      { title: 'GroupChange', ...closed },
    ),
    answer: { status: 200, schema: Group },
    handle: async (ctx, { params, body }) => {
      await updateGroup(ctx, { ...params, version: body.version, shape: shapeOf(body) });
      return answered(ctx, params.groupId);
    },
  }),
  stateRoute(true),
  stateRoute(false),
];

function stateRoute(deleted: boolean): Route {
  return route({
    method: 'POST',
    path: deleted ? '/v1/option-groups/{groupId}/delete' : '/v1/option-groups/{groupId}/restore',
    operation: deleted ? 'deleteGroup' : 'restoreGroup',
    summary: deleted
      ? 'Take a group of options away from every product.'
      : 'Bring a group of options back to its products.',
    scope: 'company',
    permission: MANAGE,
    params: GroupParams,
    body: NoBody,
    answer: { status: 200, schema: Group },
    handle: async (ctx, { params }) => {
      await deleteGroup(ctx, { ...params, deleted });
      return answered(ctx, params.groupId);
    },
  });
}

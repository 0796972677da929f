import T, { type Static } from 'typebox';
import type { Actor, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Nullable } from '../../../kernel/schemas.ts';
import { createRole } from '../create-role.ts';
import { deleteRole } from '../delete-role.ts';
import type { PermissionList } from '../permission-list.ts';
import { findRoles, type RoleRow } from '../queries/roles.ts';
import { permissionsOf } from '../rights.ts';
import { MANAGE_ROLES } from '../role.ts';
import { updateRole } from '../update-role.ts';
import type { IdentityTools } from './tools.ts';

const RoleParams = T.Object({ roleId: Id });
const shape = {
  name: T.String({ minLength: 1, maxLength: 60 }),
  description: T.Optional(T.String({ minLength: 1, maxLength: 200 })),
  level: T.Integer({ minimum: 1, maximum: 99, description: 'Who outranks whom; higher is more.' }),
  permissions: T.Array(T.String({ pattern: '^[a-z]+\\.[a-z_]{1,40}$', maxLength: 60 }), { maxItems: 500 }),
};

const Role = T.Object(
  {
    id: Id,
    key: Nullable(T.String({ description: 'Of a ready role, which cannot be changed.' })),
    name: T.String(),
    description: Nullable(T.String()),
    level: T.Integer(),
    permissions: T.Array(T.String()),
    members: T.Integer(),
    version: T.Integer(),
    mayEdit: T.Boolean(),
  },
  { title: 'Role' },
);

const words = { code: T.String(), es: T.String(), en: T.String() };
const Permissions = T.Object(
  {
    categories: T.Array(
      T.Object(
        {
          ...words,
          permissions: T.Array(
            T.Object({ ...words, reach: T.Enum(['branch', 'company']) }, { title: 'Permission' }),
          ),
        },
        { title: 'PermissionCategory' },
      ),
    ),
  },
  { title: 'Permissions' },
);

function roleAnswer(role: RoleRow, actor: Actor, list: PermissionList): Static<typeof Role> {
  const { id, key, name, description, level, members, version } = role;
  return {
    id,
    key,
    name,
    description,
    level,
    permissions: [...permissionsOf(role, list)].sort(),
    members,
    version,
    mayEdit: key === null && level < actor.level && actor.everywhere.has(MANAGE_ROLES),
  };
}

/** The routes by which roles are shaped. */
export function roleRoutes({ permissions }: IdentityTools): Route[] {
  const answered = async (ctx: Context, roleId: string) => {
    const [role] = await findRoles(ctx.tx, [roleId]);
    if (!role) throw new Refusal('not_found', 'identity.role_unknown');
    return roleAnswer(role, ctx.actor, permissions);
  };
  return [
    permissionsRoute(permissions),
    listRoute(permissions),
    route({
      method: 'POST',
      path: '/v1/roles',
      operation: 'createRole',
      summary: 'Make a role of the company’s own.',
      scope: 'company',
      permission: 'identity.manage_roles',
      idempotent: true,
      body: T.Object({ id: Id, ...shape }, { title: 'NewRole', additionalProperties: false }),
      answer: { status: 201, schema: Role },
      handle: async (ctx, { body }) => {
        await createRole({ ...ctx, permissions }, body);
        return answered(ctx, body.id);
      },
    }),
    route({
      method: 'PUT',
      path: '/v1/roles/{roleId}',
      operation: 'updateRole',
      summary: 'Change a role of the company’s own.',
      scope: 'company',
      permission: 'identity.manage_roles',
      params: RoleParams,
      body: T.Object(
        { ...shape, version: T.Integer({ minimum: 1, maximum: 2_147_483_647 }) },
        { additionalProperties: false },
      ),
      answer: { status: 200, schema: Role },
      handle: async (ctx, { params, body }) => {
        await updateRole({ ...ctx, permissions }, { ...params, ...body });
        return answered(ctx, params.roleId);
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/roles/{roleId}',
      operation: 'deleteRole',
      summary: 'Take a role out of use; refused while somebody holds it.',
      scope: 'company',
      permission: 'identity.manage_roles',
      params: RoleParams,
      answer: { status: 204 },
      handle: (ctx, { params }) => deleteRole(ctx, params),
    }),
  ];
}

function listRoute(permissions: PermissionList): Route {
  return route({
    method: 'GET',
    path: '/v1/roles',
    operation: 'listRoles',
    summary: 'Roles of the company with what each may do, the highest first.',
    scope: 'company',
    permission: 'identity.view_roles',
    answer: { status: 200, schema: T.Object({ roles: T.Array(Role) }, { title: 'Roles' }) },
    handle: async (ctx) => ({
      roles: (await findRoles(ctx.tx)).map((role) => roleAnswer(role, ctx.actor, permissions)),
    }),
  });
}

function permissionsRoute({ categories, permissions }: PermissionList): Route {
  return route({
    method: 'GET',
    path: '/v1/permissions',
    operation: 'listPermissions',
    summary: 'Everything a role can allow, in plain words.',
    scope: 'company',
    permission: 'identity.view_roles',
    answer: { status: 200, schema: Permissions },
    handle: async () => ({
      categories: categories.map(({ code, es, en }) => ({
        code,
        es,
        en,
        permissions: permissions
          .filter(({ category }) => category === code)
          .map((permission) => ({
            code: permission.code,
            es: permission.es,
            en: permission.en,
            reach: permission.reach,
          })),
      })),
    }),
  });
}

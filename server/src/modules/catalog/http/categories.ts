import T from 'typebox';
import type { Context } from '../../../kernel/context.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Nullable } from '../../../kernel/schemas.ts';
import { createCategory } from '../create-category.ts';
import { deleteCategory } from '../delete-category.ts';
import { moveCategories } from '../move-categories.ts';
import { findCategoryLines } from '../queries/categories.ts';
import { restoreCategory } from '../restore-category.ts';
import { updateCategory } from '../update-category.ts';
import { WindowInput } from './product-shapes.ts';

const MANAGE = 'catalog.manage';
const CategoryParams = T.Object({ categoryId: Id });
const fields = {
  name: T.String({ minLength: 1, maxLength: 80 }),
  parentId: Nullable(Id),
  color: T.String({ pattern: '^#[0-9A-Fa-f]{6}$', maxLength: 7 }),
  stationId: Nullable(Id),
  windows: T.Array(WindowInput, { maxItems: 50 }),
};
const Category = T.Object(
  { id: Id, ...fields, sortOrder: T.Integer(), version: T.Integer(), products: T.Integer() },
  { title: 'OfficeCategory' },
);
const Categories = T.Object({ categories: T.Array(Category) }, { title: 'Categories' });
const Removed = T.Object(
  {
    categories: T.Array(Category),
    movedProductIds: T.Array(Id, { description: 'What went elsewhere with it: to bring it back.' }),
  },
  { title: 'CategoryRemoved' },
);

/** All of them: what one of them becomes changes where others stand. */
const answered = async ({ tx }: Context) => ({ categories: await findCategoryLines(tx) });

/** The routes by which categories are kept. */
export const categoryRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/categories',
    operation: 'listCategories',
    summary: 'The categories in their order.',
    scope: 'company',
    permission: MANAGE,
    answer: { status: 200, schema: Categories },
    handle: answered,
  }),
  route({
    method: 'POST',
    path: '/v1/categories',
    operation: 'createCategory',
    summary: 'Make a category.',
    scope: 'company',
    permission: MANAGE,
    idempotent: true,
    body: T.Object({ id: Id, ...fields }, { title: 'NewCategory', additionalProperties: false }),
    answer: { status: 201, schema: Categories },
    handle: async (ctx, { body }) => {
      await createCategory(ctx, body);
      return answered(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/categories/order',
    operation: 'orderCategories',
    summary: 'Put categories in this order below one, with all that is below them.',
    scope: 'company',
    permission: MANAGE,
    body: T.Object(
      { parentId: Nullable(Id), categoryIds: T.Array(Id, { minItems: 1, maxItems: 1_000 }) },
      { title: 'CategoryOrder', additionalProperties: false },
    ),
    answer: { status: 200, schema: Categories },
    handle: async (ctx, { body }) => {
      await moveCategories(ctx, body);
      return answered(ctx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/categories/{categoryId}',
    operation: 'updateCategory',
    summary: 'Change a category; what is below it moves along.',
    scope: 'company',
    permission: MANAGE,
    params: CategoryParams,
    body: T.Object(
      { ...fields, version: T.Integer({ minimum: 1, maximum: 2_147_483_647 }) },
      { title: 'CategoryChange', additionalProperties: false },
    ),
    answer: { status: 200, schema: Categories },
    handle: async (ctx, { params, body }) => {
      await updateCategory(ctx, { ...params, ...body });
      return answered(ctx);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/categories/{categoryId}/delete',
    operation: 'deleteCategory',
    summary: 'Take a category away; its products go where it says.',
    scope: 'company',
    permission: MANAGE,
    params: CategoryParams,
    body: T.Object({ moveTo: T.Optional(Id) }, { title: 'CategoryRemoval', additionalProperties: false }),
    answer: { status: 200, schema: Removed },
    handle: async (ctx, { params, body }) => {
      const movedProductIds = await deleteCategory(ctx, { ...params, ...body });
      return { ...(await answered(ctx)), movedProductIds };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/categories/{categoryId}/restore',
    operation: 'restoreCategory',
    summary: 'Bring a category back where it was, and to it the products that went elsewhere with it.',
    scope: 'company',
    permission: MANAGE,
    params: CategoryParams,
    body: T.Object(
      { moveFrom: T.Optional(Id), productIds: T.Optional(T.Array(Id, { maxItems: 10_000 })) },
      { title: 'CategoryReturn', additionalProperties: false },
    ),
    answer: { status: 200, schema: Categories },
    handle: async (ctx, { params, body }) => {
      await restoreCategory(ctx, { ...params, ...body });
      return answered(ctx);
    },
  }),
];

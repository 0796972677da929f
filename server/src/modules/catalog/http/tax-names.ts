import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, PlainDate } from '../../../kernel/schemas.ts';
import { createRegime } from '../create-regime.ts';
import { createTax } from '../create-tax.ts';
import { createTaxClass } from '../create-tax-class.ts';
import { readTaxBook } from '../queries/tax-book.ts';
import { renameRegime } from '../rename-regime.ts';
import { renameTaxClass } from '../rename-tax-class.ts';
import { updateTax } from '../update-tax.ts';
import { Name } from './product-shapes.ts';
import { Rate, TaxBook } from './taxes.ts';

const closed = { additionalProperties: false };

/** The routes by which taxes, classes and regimes are made and named: each answers with all of them. */
export const taxNameRoutes: Route[] = [
  route({
    scope: 'company',
    permission: 'catalog.manage',
    method: 'POST',
    path: '/v1/taxes',
    operation: 'createTax',
    summary: 'Make a tax with the rate it begins with.',
    idempotent: true,
    body: T.Object(
      { id: Id, name: Name, included: T.Boolean(), validFrom: PlainDate, rateBasisPoints: Rate },
      { title: 'NewTax', ...closed },
    ),
    answer: { status: 201, schema: TaxBook },
    handle: async (ctx, { body }) => {
      await createTax(ctx, body);
      return readTaxBook(ctx.tx);
    },
  }),
  route({
    scope: 'company',
    permission: 'catalog.manage',
    method: 'PUT',
    path: '/v1/taxes/{taxId}',
    operation: 'updateTax',
    summary: 'Change what a tax is called, and while nothing pays it, whether prices contain it.',
    params: T.Object({ taxId: Id }),
    body: T.Object({ name: Name, included: T.Boolean() }, { title: 'TaxChange', ...closed }),
    answer: { status: 200, schema: TaxBook },
    handle: async (ctx, { params, body }) => {
      await updateTax(ctx, { ...params, ...body });
      return readTaxBook(ctx.tx);
    },
  }),
  route({
    scope: 'company',
    permission: 'catalog.manage',
    method: 'POST',
    path: '/v1/tax-classes',
    operation: 'createTaxClass',
    summary: 'Make a class of products, as far as taxes go.',
    idempotent: true,
    body: T.Object({ id: Id, name: Name }, { title: 'NewTaxClass', ...closed }),
    answer: { status: 201, schema: TaxBook },
    handle: async (ctx, { body }) => {
      await createTaxClass(ctx, body);
      return readTaxBook(ctx.tx);
    },
  }),
  route({
    scope: 'company',
    permission: 'catalog.manage',
    method: 'PUT',
    path: '/v1/tax-classes/{taxClassId}',
    operation: 'renameTaxClass',
    summary: 'Change what a class of products is called.',
    params: T.Object({ taxClassId: Id }),
    body: T.Object({ name: Name }, { title: 'TaxClassChange', ...closed }),
    answer: { status: 200, schema: TaxBook },
    handle: async (ctx, { params, body }) => {
      await renameTaxClass(ctx, { ...params, ...body });
      return readTaxBook(ctx.tx);
    },
  }),
  route({
    scope: 'company',
    permission: 'catalog.manage',
    method: 'POST',
    path: '/v1/tax-regimes',
    operation: 'createRegime',
    summary: 'Make a regime: something an establishment can be.',
    idempotent: true,
    body: T.Object({ id: Id, name: Name }, { title: 'NewRegime', ...closed }),
    answer: { status: 201, schema: TaxBook },
    handle: async (ctx, { body }) => {
      await createRegime(ctx, body);
      return readTaxBook(ctx.tx);
    },
  }),
  route({
    scope: 'company',
    permission: 'catalog.manage',
    method: 'PUT',
    path: '/v1/tax-regimes/{regimeId}',
    operation: 'renameRegime',
    summary: 'Change what a regime is called.',
    params: T.Object({ regimeId: Id }),
    body: T.Object({ name: Name }, { title: 'RegimeName', ...closed }),
    answer: { status: 200, schema: TaxBook },
    handle: async (ctx, { params, body }) => {
      await renameRegime(ctx, { ...params, ...body });
      return readTaxBook(ctx.tx);
    },
  }),
];

import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Nullable, PlainDate } from '../../../kernel/schemas.ts';
import { readTaxBook } from '../queries/tax-book.ts';
import { setClassTaxes } from '../set-class-taxes.ts';
import { setRegime } from '../set-regime.ts';
import { setTaxRate } from '../set-tax-rate.ts';

const MANAGE = 'catalog.manage';
const closed = { additionalProperties: false };
/** A rate of a tax. */
export const Rate = T.Integer({ minimum: 0, maximum: 10_000, description: 'Basis points: 800 is 8 %.' });
/** All that a company says about taxes. */
export const TaxBook = T.Object(
  {
    taxes: T.Array(
      T.Object(
        {
          id: Id,
          name: T.String(),
          included: T.Boolean({ description: 'Prices contain it.' }),
          rates: T.Array(
            T.Object({ validFrom: PlainDate, rateBasisPoints: T.Integer() }, { title: 'TaxRate' }),
          ),
        },
        { title: 'OfficeTax' },
      ),
    ),
    classes: T.Array(
      T.Object({ id: Id, name: T.String(), products: T.Integer() }, { title: 'OfficeTaxClass' }),
    ),
    regimes: T.Array(T.Object({ id: Id, name: T.String() }, { title: 'TaxRegime' })),
    pays: T.Array(T.Object({ taxClassId: Id, regimeId: Id, taxIds: T.Array(Id) }, { title: 'ClassTaxes' })),
    standing: T.Array(
      T.Object({ branchId: Nullable(Id), regimeId: Id, validFrom: PlainDate }, { title: 'Standing' }),
    ),
  },
  { title: 'TaxBook' },
);

/** The routes by which a company keeps its taxes: each change answers with all of them. */
export const taxRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/taxes',
    operation: 'readTaxes',
    summary: 'Taxes with their rates by day, classes, regimes, and which holds where.',
    scope: 'company',
    permission: MANAGE,
    answer: { status: 200, schema: TaxBook },
    handle: ({ tx }) => readTaxBook(tx),
  }),
  route({
    method: 'PUT',
    path: '/v1/taxes/{taxId}/rates',
    operation: 'setTaxRate',
    summary: 'Say what rate a tax has from a day on; null takes it back.',
    scope: 'company',
    permission: MANAGE,
    params: T.Object({ taxId: Id }),
    body: T.Object(
      { validFrom: PlainDate, rateBasisPoints: Nullable(Rate) },
      { title: 'TaxRateChange', ...closed },
    ),
    answer: { status: 200, schema: TaxBook },
    handle: async (ctx, { params, body }) => {
      await setTaxRate(ctx, { ...params, ...body });
      return readTaxBook(ctx.tx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/tax-classes/{taxClassId}/taxes',
    operation: 'setClassTaxes',
    summary: 'Say which taxes a class pays in a regime.',
    scope: 'company',
    permission: MANAGE,
    params: T.Object({ taxClassId: Id }),
    body: T.Object(
      { regimeId: Id, taxIds: T.Array(Id, { maxItems: 10 }) },
      { title: 'ClassTaxesChange', ...closed },
    ),
    answer: { status: 200, schema: TaxBook },
    handle: async (ctx, { params, body }) => {
      await setClassTaxes(ctx, { ...params, ...body });
      return readTaxBook(ctx.tx);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/tax-regimes/standing',
    operation: 'setRegime',
    summary: 'Say which regime a branch, or the company, stands in from a day on; null takes it back.',
    scope: 'company',
    permission: MANAGE,
    body: T.Object(
      { branchId: Nullable(Id), validFrom: PlainDate, regimeId: Nullable(Id) },
      { title: 'RegimeChange', ...closed },
    ),
    answer: { status: 200, schema: TaxBook },
    handle: async (ctx, { body }) => {
      await setRegime(ctx, body);
      return readTaxBook(ctx.tx);
    },
  }),
];

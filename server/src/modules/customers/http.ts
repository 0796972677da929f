import T from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Route, route } from '../../kernel/route.ts';
import { Id, NoBody } from '../../kernel/schemas.ts';
import { createCustomer } from './create-customer.ts';
import { wantedBy } from './customer-key.ts';
import { deleteCustomer } from './delete-customer.ts';
import { eraseCustomer } from './erase-customer.ts';
import { findConsents } from './queries/consents.ts';
import { findCustomerLines } from './queries/customer-list.ts';
import { findWholeCustomer } from './queries/customer-store.ts';
import { recordConsent } from './record-consent.ts';
import {
  ConsentLine,
  Customer,
  CustomerChange,
  CustomerMade,
  CustomerPage,
  CustomerPageQuery,
  consentAnswer,
  customerAnswer,
  Erasure,
  NewConsent,
  NewCustomer,
  shapeOf,
} from './schemas.ts';
import { updateCustomer } from './update-customer.ts';

const VIEW = 'customers.view';
const EDIT = 'customers.edit';
const PAGE = 50;
const CustomerParams = T.Object({ customerId: Id });

async function answered({ tx }: Context, customerId: string) {
  const [customer, consents] = await Promise.all([
    findWholeCustomer(tx, customerId),
    findConsents(tx, customerId),
  ]);
  if (!customer) throw new Refusal('not_found', 'customers.customer_unknown');
  return customerAnswer(customer, consents);
}

/** The routes of customers. */
export const customerRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/customers',
    operation: 'listCustomers',
    summary: 'Customers, the newest first: all of them, or those a search finds.',
    scope: 'company',
    permission: VIEW,
    query: CustomerPageQuery,
    answer: { status: 200, schema: CustomerPage },
    handle: async ({ tx }, { query }) => {
      const { after, limit = PAGE } = query;
      const wanted = query.search?.trim() ? wantedBy(query.search) : undefined;
      const found = await findCustomerLines(tx, { after, wanted, limit: limit + 1 });
      const customers = found.slice(0, limit);
      return { customers, next: found.length > limit ? (customers.at(-1)?.id ?? null) : null };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers',
    operation: 'createCustomer',
    summary: 'Note a customer.',
    scope: 'company',
    permission: EDIT,
    idempotent: true,
    body: NewCustomer,
    answer: { status: 201, schema: CustomerMade },
    handle: async (ctx, { body }) => {
      await createCustomer(ctx, { id: body.id, shape: shapeOf(body) });
      return { id: body.id, version: 1 };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/customers/{customerId}',
    operation: 'readCustomer',
    summary: 'A customer with addresses and what holds of its consents.',
    scope: 'company',
    permission: VIEW,
    params: CustomerParams,
    answer: { status: 200, schema: Customer },
    handle: (ctx, { params }) => answered(ctx, params.customerId),
  }),
  route({
    method: 'PUT',
    path: '/v1/customers/{customerId}',
    operation: 'updateCustomer',
    summary: 'Change a customer whole; an address that is left out is taken away.',
    scope: 'company',
    permission: EDIT,
    params: CustomerParams,
    body: CustomerChange,
    answer: { status: 200, schema: Customer },
    handle: async (ctx, { params, body }) => {
      await updateCustomer(ctx, { ...params, version: body.version, shape: shapeOf(body) });
      return answered(ctx, params.customerId);
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/customers/{customerId}',
    operation: 'deleteCustomer',
    summary: 'Take a customer off the lists; it can be brought back.',
    scope: 'company',
    permission: EDIT,
    params: CustomerParams,
    answer: { status: 200, schema: Customer },
    handle: async (ctx, { params }) => {
      await deleteCustomer(ctx, { ...params, deleted: true });
      return answered(ctx, params.customerId);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{customerId}/restore',
    operation: 'restoreCustomer',
    summary: 'Bring a customer back as it was.',
    scope: 'company',
    permission: EDIT,
    params: CustomerParams,
    body: NoBody,
    answer: { status: 200, schema: Customer },
    handle: async (ctx, { params }) => {
      await deleteCustomer(ctx, { ...params, deleted: false });
      return answered(ctx, params.customerId);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{customerId}/consents',
    operation: 'recordConsent',
    summary: 'Write down what a customer allowed or withdrew.',
    scope: 'company',
    permission: EDIT,
    idempotent: true,
    params: CustomerParams,
    body: NewConsent,
    answer: { status: 201, schema: ConsentLine },
    handle: async (ctx, { params, body }) =>
      consentAnswer(await recordConsent(ctx, { ...params, consent: body })),
  }),
  route({
    method: 'POST',
    path: '/v1/customers/{customerId}/erase',
    operation: 'eraseCustomer',
    summary: 'Forget who a customer was, for good.',
    scope: 'company',
    permission: 'customers.erase',
    params: CustomerParams,
    body: Erasure,
    answer: { status: 200, schema: Customer },
    handle: async (ctx, { params, body }) => {
      await eraseCustomer(ctx, { ...params, ...body });
      return answered(ctx, params.customerId);
    },
  }),
];

import T, { type Static } from 'typebox';
import { Id, Instant, Nullable, PageAfter } from '../../kernel/schemas.ts';
import { type CustomerShape, DOCUMENT_KINDS, ERASURE_REASONS, PURPOSES, SOURCES } from './customer.ts';
import type { Consent } from './queries/consents.ts';
import type { WholeCustomer } from './queries/customer-store.ts';

const closed = { additionalProperties: false };
const words = (maxLength: number) => Nullable(T.String({ minLength: 1, maxLength }));

const Document = T.Object(
  {
    kind: T.Enum([...DOCUMENT_KINDS]),
    number: T.String({ maxLength: 30, pattern: '^[0-9A-Za-z][0-9A-Za-z .-]*$' }),
  },
  { title: 'CustomerDocument', ...closed },
);
const Address = T.Object(
  {
    id: Id,
    label: T.String({ minLength: 1, maxLength: 30, description: 'Such as Casa, Oficina.' }),
    line: T.String({ minLength: 1, maxLength: 160 }),
    detail: words(80),
    neighbourhood: words(80),
    city: words(80),
    directions: words(200),
    location: Nullable(
      T.Object(
        {
          latitude: T.Number({ minimum: -90, maximum: 90 }),
          longitude: T.Number({ minimum: -180, maximum: 180 }),
        },
        { title: 'Location', description: 'Degrees; six places are kept.', ...closed },
      ),
    ),
  },
  { title: 'CustomerAddress', ...closed },
);
const fields = {
  name: T.String({ maxLength: 80, pattern: '^[^\\s](.*[^\\s])?$' }),
  phone: Nullable(
    T.String({
      maxLength: 30,
      pattern: '^[+(]{0,2}[0-9][0-9 ().-]*$',
      description:
        'As it is written; with or without the calling code of the company’s country it is the same number.',
    }),
  ),
  email: Nullable(T.String({ minLength: 3, maxLength: 254, pattern: '^[^@ ]+@[^@ ]+$' })),
  document: Nullable(Document),
  note: words(200),
  addresses: T.Array(Address, { maxItems: 20, description: 'In their order.' }),
};

/** A customer to be noted. */
export const NewCustomer = T.Object({ id: Id, ...fields }, { title: 'NewCustomer', ...closed });

/** What is answered to who noted a customer: nothing personal, because answers to a key are kept for a while. */
export const CustomerMade = T.Object({ id: Id, version: T.Integer() }, { title: 'CustomerMade' });

/** A customer as it is to be. */
export const CustomerChange = T.Object(
  { ...fields, version: T.Integer({ minimum: 1, maximum: 2_147_483_647 }) },
  { title: 'CustomerChange', ...closed },
);

const consentFields = {
  id: Id,
  purpose: T.Enum([...PURPOSES]),
  granted: T.Boolean(),
  textVersion: T.String({
    maxLength: 20,
    pattern: '^[0-9A-Za-z._-]+$',
    description: 'Of the text that was shown or read out.',
  }),
  source: T.Enum([...SOURCES]),
};

/** What somebody allowed or withdrew. */
export const NewConsent = T.Object(consentFields, { title: 'NewConsent', ...closed });

/** The same as it was written down. */
export const ConsentLine = T.Object({ ...consentFields, at: Instant, recordedBy: Id }, { title: 'Consent' });

/** A customer with everything that belongs to it. */
export const Customer = T.Object(
  {
    id: Id,
    ...fields,
    consents: T.Array(ConsentLine, { description: 'What holds now, for each purpose ever spoken of.' }),
    version: T.Integer(),
    createdAt: Instant,
    updatedAt: Instant,
    deleted: T.Boolean(),
    erased: T.Boolean({ description: 'Who it was is forgotten, for good.' }),
  },
  { title: 'Customer' },
);

/** Why somebody is to be forgotten. */
export const Erasure = T.Object(
  { reason: T.Enum([...ERASURE_REASONS]) },
  { title: 'CustomerErasure', ...closed },
);

/** Which customers are wanted, and from where on. */
export const CustomerPageQuery = T.Object(
  {
    search: T.Optional(
      T.String({
        maxLength: 80,
        description:
          'The beginning of a word of the name, of the number, of the document; or the end of the number.',
      }),
    ),
    after: T.Optional(PageAfter),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  closed,
);

/** A page of customers. */
export const CustomerPage = T.Object(
  {
    customers: T.Array(
      T.Object(
        {
          id: Id,
          name: T.String(),
          phone: Nullable(T.String()),
          document: Nullable(Document),
          address: Nullable(T.String({ description: 'The first of its addresses.' })),
          version: T.Integer(),
        },
        { title: 'CustomerLine' },
      ),
    ),
    next: Nullable(T.String()),
  },
  { title: 'Customers' },
);

/** The customer that was sent, without what stands beside it. */
export function shapeOf(body: CustomerShape & { id?: string; version?: number }): CustomerShape {
  const { id: _id, version: _version, ...shape } = body;
  return shape;
}

/** A consent as the contract shows it. */
export const consentAnswer = (consent: Consent): Static<typeof ConsentLine> => ({
  ...consent,
  at: consent.at.toString(),
});

/** A customer as the contract shows it. */
export function customerAnswer(
  customer: WholeCustomer,
  consents: readonly Consent[],
): Static<typeof Customer> {
  const { createdAt, updatedAt, ...own } = customer;
  return {
    ...own,
    consents: consents.map(consentAnswer),
    createdAt: createdAt.toString(),
    updatedAt: updatedAt.toString(),
  };
}

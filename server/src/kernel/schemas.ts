import T from 'typebox';

/** A UUID in lower case. */
export const Id = T.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  description: 'UUID',
});

/** An instant as ISO 8601 in UTC. */
export const Instant = T.String({ format: 'date-time' });

/** A calendar date, `YYYY-MM-DD`. */
export const PlainDate = T.String({ format: 'date' });

/** The empty object: a command that needs nothing besides its address. */
export const NoBody = T.Object({}, { additionalProperties: false });

/** A schema for a value of `schema` or null, for facts that may be absent. */
export function Nullable<S extends T.TSchema>(schema: S): T.TUnion<[S, T.TNull]> {
  return T.Union([schema, T.Null()]);
}

/** Behind which thing a page of a list begins: the `next` of the page before. */
export const PageAfter = T.String({
  pattern: '^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$',
  maxLength: 36,
  description: 'The `next` of the page before.',
});

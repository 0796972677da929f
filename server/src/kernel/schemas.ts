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

/** A value or null. */
export function Nullable<S extends T.TSchema>(schema: S): T.TUnion<[S, T.TNull]> {
  return T.Union([schema, T.Null()]);
}

/** Page settings of a list: where to go on, and how many at most. */
export const Page = T.Object(
  {
    after: T.Optional(T.String({ maxLength: 200, description: 'The `next` of the page before.' })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
);

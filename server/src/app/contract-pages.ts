import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import T from 'typebox';

const Problem = T.Object(
  {
    type: T.String(),
    title: T.String(),
    status: T.Integer(),
    code: T.String({ description: 'Stable name of the refusal, `module.reason`.' }),
    detail: T.String(),
    requestId: T.String(),
    details: T.Optional(T.Record(T.String(), T.Unknown())),
  },
  { title: 'Problem' },
);

type Json = Record<string, unknown>;

/** Serves the contract at /openapi.json and its reference page at /docs. */
export async function addContract(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'FastOps',
        version: '1',
        description: 'Amounts are integers in minor units (`…Minor`). Refusals are application/problem+json.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: ({ schema, url, route }) => {
      const declared = route.config?.route;
      if (!declared) return { schema, url };
      return {
        url,
        schema: {
          ...schema,
          'x-permission': declared.permission,
          'x-scope': declared.scope,
          'x-allow-suspended': declared.allowSuspended === true,
          security: declared.scope === 'public' ? [] : [{ bearer: [] }],
          ...(declared.idempotent === true
            ? { headers: T.Object({ 'idempotency-key': T.String({ minLength: 8, maxLength: 100 }) }) }
            : {}),
        },
      };
    },
    transformObject: (document) => {
      const found = 'openapiObject' in document ? document.openapiObject : document.swaggerObject;
      return tidy(JSON.parse(JSON.stringify(found)) as Json);
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  app.get('/openapi.json', { schema: { hide: true }, config: { uncounted: true } }, async () =>
    app.swagger(),
  );
}

/** Gives schemas with a title a name of their own, and every operation its refusals. */
function tidy(document: Json): Json {
  const schemas: Json = { Problem: JSON.parse(JSON.stringify(Problem)) };
  const paths = lift(document.paths, schemas) as Record<string, Record<string, Json>>;
  for (const operations of Object.values(paths)) {
    for (const operation of Object.values(operations)) {
      const responses = operation.responses as Json;
      responses.default = {
        description: 'Refused; `code` says why.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  const components = { ...(document.components as Json), schemas: sorted(schemas) };
  return { ...document, paths, components };
}

function lift(node: unknown, schemas: Json): unknown {
  if (Array.isArray(node)) return node.map((part) => lift(part, schemas));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, part]) => [name, lift(part, schemas)]));
  if (typeof copy.title !== 'string' || copy.type !== 'object') return copy;
  const { title, ...schema } = copy as Json & { title: string };
  const before = schemas[title];
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(schema)) {
    throw new Error(`two schemas are called ${title}`);
  }
  schemas[title] = schema;
  return { $ref: `#/components/schemas/${title}` };
}

function sorted(schemas: Json): Json {
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import type { IncomingMessage } from 'node:http';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifySchemaCompiler, RouteOptions } from 'fastify';
import T from 'typebox';
import { letGo } from '../kernel/let-go.ts';
import type { BytesBody, Route, SentBytes } from '../kernel/route.ts';

/** What the contract says of a route's body: JSON, or bytes of these types. */
export function bodySchema({ body, bytes }: Route): unknown {
  if (bytes === undefined) return body;
  return { content: Object.fromEntries(bytes.types.map((type) => [type, { schema: body }])) };
}

/** What the contract says of a route's answer. */
export function answerSchema({ answer }: Route): unknown {
  const { schema, type, types = type === undefined ? [] : [type] } = answer;
  if (types.length === 0) return schema ?? T.Null();
  return { description: 'Bytes', content: Object.fromEntries(types.map((one) => [one, { schema }])) };
}

/** Adds a route that takes bytes of some types, up to a limit of its own; it takes no JSON, and no other route these. */
export function addBytesRoute(app: FastifyInstance, { types, limit }: BytesBody) {
  return (options: RouteOptions): void => {
    void app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser<Buffer>(
        [...types],
        { parseAs: 'buffer', bodyLimit: limit },
        (request, bytes, done) => {
          const [type = ''] = String(request.headers['content-type']).split(';');
          done(null, { bytes, type: type.trim().toLowerCase() } satisfies SentBytes);
        },
      );
      scope.route({ ...options, bodyLimit: limit, validatorCompiler: bytesAreBytes });
    });
  };
}

/** Bytes have no shape; the rest of a request has. */
const bytesAreBytes: FastifySchemaCompiler<unknown> = (route) =>
  route.httpPart === 'body'
    ? () => true
    : TypeBoxValidatorCompiler(route as Parameters<typeof TypeBoxValidatorCompiler>[0]);

/** Reads what is still being sent, and lets it go piece by piece. */
export function throwAway(request: IncomingMessage): void {
  request.on('data', letGo);
}

/** The code under which a route for bytes refuses what is too large, or of another type. */
export function codeForBytes(route: Route | undefined, code: string): string {
  if (code === 'kernel.body_too_large') return route?.bytes?.tooLarge ?? code;
  if (code === 'kernel.content_type') return route?.bytes?.otherType ?? code;
  return code;
}

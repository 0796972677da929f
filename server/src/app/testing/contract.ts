import { newId } from '../../kernel/ids.ts';
import type { TestApp } from './test-app.ts';

/** Ids under the names by which the contract asks for them. */
export type Place = object;

/** A JSON schema as far as the contract uses it. */
export interface Schema {
  type?: string;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}

/** One operation of the contract, its references followed. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters. */
  path: string;
  scope: string;
  permission: string | null;
  allowSuspended: boolean;
  idempotent: boolean;
  pathNames: string[];
  query: { name: string; schema: Schema; required?: boolean }[];
  body: Schema | undefined;
}

/** Where in a request an id stands: `path.orderId`, `query.stationId`, `body.lines.0.productId`. */
export type Position = string;

/** A request made from the contract. */
export interface ExampleRequest {
  url: string;
  body: unknown;
  headers: Record<string, string>;
}

const ID_PATTERN = '^[0-9a-f]{8}-';

interface RawOperation {
  operationId: string;
  'x-scope': string;
  'x-permission': string | null;
  'x-allow-suspended': boolean;
  parameters?: { in: string; name: string; schema: Schema; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
}

/** All operations of the contract as the running product serves it. */
export async function readOperations(app: Pick<TestApp, 'request'>): Promise<Operation[]> {
  const { body } = await app.request<{
    paths: Record<string, Record<string, RawOperation>>;
    components: { schemas: Record<string, unknown> };
  }>('GET', '/openapi.json');
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]): Operation => {
      const parameters = raw.parameters ?? [];
      const schema = raw.requestBody?.content['application/json']?.schema;
      return {
        id: raw.operationId,
        method: method.toUpperCase() as Operation['method'],
        path,
        scope: raw['x-scope'],
        permission: raw['x-permission'],
        allowSuspended: raw['x-allow-suspended'],
        idempotent: parameters.some(({ name }) => name === 'idempotency-key'),
        pathNames: parameters.filter((one) => one.in === 'path').map((one) => one.name),
        query: parameters.filter((one) => one.in === 'query'),
        body: schema === undefined ? undefined : (resolved(schema, body.components.schemas) as Schema),
      };
    }),
  );
}

function resolved(node: unknown, schemas: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(node)) return node.map((part) => resolved(part, schemas));
  if (typeof node !== 'object' || node === null) return node;
  const { $ref } = node as { $ref?: string };
  if ($ref !== undefined) return resolved(schemas[$ref.split('/').at(-1) ?? ''], schemas);
  return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, resolved(part, schemas)]));
}

/** Values of the few parameters that are neither ids nor made from their type. */
export type Words = Readonly<Record<string, string>>;

/**
 * A request that fits the operation, about one place. `swap` puts another value at one position.
 *
 * @throws Error naming the parameter for which the test has no example: a new route has to bring one
 */
export function exampleRequest(
  operation: Operation,
  place: Place,
  options: { swap?: { at: Position; value: string }; words?: Words; queryIds?: boolean } = {},
): ExampleRequest {
  const { swap, words = {} } = options;
  const idAt: IdAt = (name, at) => (swap?.at === at ? swap.value : exampleId(operation, place, name, at));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    words[name] === undefined ? idAt(name, `path.${name}`) : words[name],
  );
  const asked = operation.query.filter(
    ({ name, schema, required }) =>
      required === true || (isId(schema) && (options.queryIds === true || swap?.at === `query.${name}`)),
  );
  const query = asked
    .map(({ name, schema }) => `${name}=${isId(schema) ? idAt(name, `query.${name}`) : (words[name] ?? 'x')}`)
    .join('&');
  return {
    url: query === '' ? path : `${path}?${query}`,
    body: operation.body && exampleValue(operation.body, { name: '', at: 'body', idAt, words, operation }),
    headers: operation.idempotent ? { 'idempotency-key': newId() } : {},
  };
}

/** Every place of the request where an id stands. */
export function idPositions(
  operation: Operation,
  place: Place,
  words: Words = {},
): { at: Position; name: string }[] {
  const ids = operation.pathNames.filter((name) => name.endsWith('Id'));
  const found = ids.map((name) => ({ at: `path.${name}`, name }));
  for (const { name, schema } of operation.query) if (isId(schema)) found.push({ at: `query.${name}`, name });
  const idAt: IdAt = (name, at) => {
    if (at.startsWith('body')) found.push({ at, name });
    return exampleId(operation, place, name, at);
  };
  if (operation.body) exampleValue(operation.body, { name: '', at: 'body', idAt, words, operation });
  return found;
}

type IdAt = (name: string, at: Position) => string;
interface Making {
  name: string;
  at: Position;
  idAt: IdAt;
  words: Words;
  operation: Operation;
}

function isId(schema: Schema): boolean {
  return schema.pattern?.startsWith(ID_PATTERN) === true;
}

/** A line that says everything a line can say, a part in it, and who it is for, are about things of their own. */
const WITHIN = [
  ['body.lines.0.parts.0.', 'part'],
  ['body.lines.0.', 'chosen'],
  ['body.guest.', 'guest'],
] as const;

function exampleId(operation: Operation, place: Place, name: string, at: Position): string {
  // The id of the thing that is made is its maker's choice.
  if (name === 'id') return newId();
  const ids = place as unknown as Record<string, string | undefined>;
  const [, within = ''] = WITHIN.find(([start]) => at.startsWith(start)) ?? [];
  const value = ids[`${within}${name[0]?.toUpperCase()}${name.slice(1)}`] ?? ids[name];
  if (value === undefined)
    throw new Error(`no example for ${name} of ${operation.id}: add it to testing/two-companies.ts`);
  return value;
}

function exampleValue(schema: Schema, making: Making): unknown {
  const { name, at, idAt, words, operation } = making;
  if (isId(schema)) return idAt(name.replace(/Ids$/, 'Id'), at);
  if (schema.enum !== undefined) return schema.enum[0];
  // A value that may be absent is there.
  if (schema.anyOf?.[0] !== undefined) return exampleValue(schema.anyOf[0], making);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, part]) => [
          key,
          exampleValue(part, { ...making, name: key, at: `${at}.${key}` }),
        ]),
      );
    case 'array':
      return schema.items ? [exampleValue(schema.items, { ...making, at: `${at}.0` })] : [];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'string':
      // A name in another system: it comes once.
      if (name === 'id') return newId();
      if (words[name] !== undefined) return words[name].padEnd(schema.minLength ?? 0, 'x');
      if (schema.pattern === undefined) return 'x'.repeat(schema.minLength ?? 1);
      break;
    case undefined:
  }
  throw new Error(`no example for ${at} of ${operation.id}: ${JSON.stringify(schema)}`);
}

/** Whether a value may stand where the schema stands: written apart from the product's validator, to judge it. */
export function fits(schema: Schema, value: unknown): boolean {
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if (schema.anyOf !== undefined) return schema.anyOf.some((one) => fits(one, value));
  switch (schema.type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return (
        Array.isArray(value) &&
        (schema.items === undefined || value.every((part) => fits(schema.items ?? {}, part)))
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'number':
      return (
        (schema.type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
        Number(value) >= (schema.minimum ?? Number.NEGATIVE_INFINITY) &&
        Number(value) <= (schema.maximum ?? Number.POSITIVE_INFINITY)
      );
    case 'string':
      return (
        typeof value === 'string' &&
        value.length >= (schema.minLength ?? 0) &&
        value.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
        (schema.pattern === undefined || new RegExp(schema.pattern).test(value))
      );
    case 'null':
      return value === null;
    case undefined:
  }
  return false;
}

/** A property of a body: the way to it (`['lines', '0', 'note']`) and its schema; the body itself has an empty way. */
export interface Property {
  way: string[];
  schema: Schema;
}

/** The body and everything in it, with the first element standing for a list. */
export function propertiesOf(schema: Schema, way: string[] = []): Property[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [['0', schema.items] as const]),
  ];
  return [{ way, schema }, ...inside.flatMap(([name, part]) => propertiesOf(part, [...way, name]))];
}

/** A copy of `body` with `value` at the end of the way; an empty way replaces the whole. */
export function withValue(body: unknown, way: readonly string[], value: unknown): unknown {
  const [first, ...rest] = way;
  if (first === undefined) return value;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(body) ? [...body] : { ...(body as object) };
  const slots = copy as Record<string, unknown>;
  slots[first] = withValue(slots[first], rest, value);
  return copy;
}

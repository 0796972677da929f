import type { FastifyInstance } from 'fastify';
import { Refusal } from '../kernel/refusal.ts';

/** Keywords under which a schema holds other schemas. */
const NESTED = ['items', 'anyOf', 'allOf', 'oneOf', 'not'] as const;

/**
 * Holds every object in a body to `additionalProperties: false`, so that no route can take a property it did not name
 * (threat H05). Checked when the server is built, not when somebody sends one.
 *
 * @throws Error naming the route and the place
 */
export function refuseLooseBody(schema: unknown, where: string): void {
  if (Array.isArray(schema)) {
    for (const [index, part] of schema.entries()) refuseLooseBody(part, `${where}/${index}`);
    return;
  }
  if (typeof schema !== 'object' || schema === null) return;
  const node = schema as Record<string, unknown>;
  if (node.type === 'object' && node.additionalProperties !== false) {
    throw new Error(`${where}: an object in a body must refuse unknown properties`);
  }
  for (const keyword of NESTED) if (keyword in node) refuseLooseBody(node[keyword], `${where}/${keyword}`);
  if (typeof node.properties === 'object' && node.properties !== null) {
    for (const [name, property] of Object.entries(node.properties))
      refuseLooseBody(property, `${where}/${name}`);
  }
}

/**
 * Refuses text that PostgreSQL cannot keep and a screen cannot show: NUL, or half of a surrogate pair. To be asked after
 * the schema, which bounds how deep the input can be.
 *
 * @throws Refusal `malformed` kernel.invalid_input, naming the place
 */
export function refuseUnstorableText(input: unknown, where: 'body' | 'querystring', at = ''): void {
  if (typeof input === 'string') {
    if (!input.includes('\0') && input.isWellFormed()) return;
    const fault = 'must be well-formed text without NUL';
    throw new Refusal('malformed', 'kernel.invalid_input', { in: where, faults: [{ at: at || '/', fault }] });
  }
  if (typeof input !== 'object' || input === null) return;
  for (const [name, part] of Object.entries(input)) refuseUnstorableText(part, where, `${at}/${name}`);
}

/** Takes bodies as JSON or not at all: a page of another site can send plain text without being asked first. */
export function addStrictBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text, (error, body) => {
      const repeated = error ? undefined : repeatedName(text);
      if (repeated === undefined) return done(error, body);
      const fault = `names a property twice: ${repeated.slice(0, 100)}`;
      return done(
        new Refusal('malformed', 'kernel.invalid_input', { in: 'body', faults: [{ at: '/', fault }] }),
      );
    });
  });
}

/** The first property that some object of a JSON text names twice, if any: readers differ on which value counts. */
export function repeatedName(json: string): string | undefined {
  // The names met in each object that is open; a list has none.
  const open: (Set<unknown> | undefined)[] = [];
  let nameNext = false;
  for (let at = 0; at < json.length; at += 1) {
    const mark = json[at];
    if (mark === '{' || mark === '[') open.push(mark === '{' ? new Set() : undefined);
    else if (mark === '}' || mark === ']') open.pop();
    else if (mark === '"') {
      const end = endOfText(json, at);
      const names = nameNext ? open.at(-1) : undefined;
      if (names) {
        const name: unknown = JSON.parse(json.slice(at, end + 1));
        if (names.has(name)) return String(name);
        names.add(name);
        nameNext = false;
      }
      at = end;
    }
    if (mark === '{' || mark === ',') nameNext = true;
  }
  return undefined;
}

/** Where the text that begins with the quotation mark at `start` ends. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

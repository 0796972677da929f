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
    schema.forEach((part, index) => void refuseLooseBody(part, `${where}/${index}`));
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

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

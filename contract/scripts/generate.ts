import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { buildSystem } from '../../server/src/app/system.ts';
import { readConfig } from '../../server/src/kernel/config.ts';
import type { EventType } from '../../server/src/kernel/events.ts';
import { openLog } from '../../server/src/kernel/log.ts';

// Writes the contract (document, types of the API, types of the socket events) from the code; with --check it only
// compares. No database is touched: building the routes opens no connection.

type Json = Record<string, unknown>;

async function generate(): Promise<Map<string, string>> {
  const system = await buildSystem({
    config: readConfig({ LOG_LEVEL: 'silent' }),
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    keys: [{ id: 'none', secret: 'the contract is written without serving a single request' }],
    demo: true,
    log: openLog({ level: 'silent', pretty: false }),
  });
  try {
    const document = system.http.swagger() as unknown as Json;
    const events = system.modules.flatMap((module) => module.events ?? []);
    return new Map([
      ['openapi.json', `${JSON.stringify(document, null, 2)}\n`],
      ['src/api.generated.ts', await apiTypes(document)],
      ['src/events.generated.ts', eventTypes(events)],
    ]);
  } finally {
    await system.stop();
  }
}

async function apiTypes(document: Json): Promise<string> {
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    alphabetize: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return `// Generated from the routes by \`npm run contract\`. Do not edit.\n\n${astToString(nodes)}`;
}

function eventTypes(events: readonly EventType[]): string {
  const audible = events.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = audible.map((event) => `  '${event.name}': ${typeText(event.payload as unknown as Json)};`);
  return [
    '// Generated from the modules’ events by `npm run contract`. Do not edit.',
    '',
    '/** What the server says on a socket: the name of the event and its payload, ids and versions only. */',
    'export interface SocketEvents {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

/** TypeScript of a payload's schema: the few kinds an event may hold. */
function typeText(schema: Json): string {
  if ('const' in schema) return JSON.stringify(schema.const);
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `${typeText(schema.items as Json)}[]`;
    case 'object': {
      const required = new Set(schema.required as string[]);
      const fields = Object.entries(schema.properties as Record<string, Json>);
      return `{ ${fields.map(([name, field]) => `${name}${required.has(name) ? '' : '?'}: ${typeText(field)}`).join('; ')} }`;
    }
    default:
      throw new Error(`an event payload cannot hold ${JSON.stringify(schema)}`);
  }
}

const checkOnly = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, text] of await generate()) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
  stale.push(name);
  if (!checkOnly) await writeFile(path, text);
}
if (checkOnly && stale.length > 0) {
  process.stderr.write(`The contract differs from the code; run npm run contract: ${stale.join(', ')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(
    stale.length === 0 ? 'the contract is up to date\n' : `${stale.length} files written\n`,
  );
}

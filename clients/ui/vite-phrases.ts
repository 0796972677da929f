import { pathToFileURL } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

interface Options {
  /** First words of the keys which this app never says: they are left out of what its visitors load. */
  without?: readonly string[];
  /** Codes of refusals which this app's requests never meet; should one come, it speaks through its status. */
  withoutCodes?: readonly RegExp[];
}

/** Refusals of what only the office does. */
export const OFFICE_CODES =
  /^identity\.(account_|api_key_|branch_|company_(exists|state|unknown)|device_(exists|revoked)|email_|export_|last_|link_|member_|no_|not_|outranked|own_|password_|permission_|person_|pin_weak|place_|plan_|role_|session_unknown|sign_|zone_)/;

/**
 * Compiles the phrases while an app is built, so that no browser has to load a message parser. In development and
 * in tests the phrases stay as written and are compiled in the page.
 */
export function compilePhrases({ without = [], withoutCodes = [] }: Options = {}): Plugin {
  const wanted = (key: string): boolean =>
    !without.some((word) => key.startsWith(`${word}.`)) && !withoutCodes.some((codes) => codes.test(key));
  return {
    name: 'fastops-phrases',
    apply: 'build',
    async load(id) {
      if (!/\/ui\/src\/phrases\/\w+\.ts$/.test(id)) return undefined;
      const lists = (await import(pathToFileURL(id).href)) as Record<string, Record<string, string>>;
      return Object.entries(lists)
        .map(([name, list]) => {
          const kept = Object.entries(list).filter(([key]) => wanted(key));
          const compiled = kept.map(([key, text]) => [key, compileMessage(text)]);
          return `export const ${name} = ${JSON.stringify(Object.fromEntries(compiled))};`;
        })
        .join('\n');
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const found = file.type === 'chunk' ? findSaid(file.code, without) : undefined;
        if (found) this.error(`${file.fileName} says ${found}, a phrase this app was built without`);
      }
    },
  };
}

/** The first string in the code that begins like a key of one of these words, with its quotation mark. */
function findSaid(code: string, words: readonly string[]): string | undefined {
  const unsaid = new Set(words.map((word) => word.toLowerCase()));
  for (const [text, word = ''] of code.matchAll(/["'`]([a-z]\w*)\.[a-z][\w.]*/gi))
    if (unsaid.has(word.toLowerCase())) return text;
  return undefined;
}

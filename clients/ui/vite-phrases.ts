import { pathToFileURL } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/**
 * Compiles the phrases while an app is built, so that no browser has to load a message parser. In development and
 * in tests the phrases stay as written and are compiled in the page.
 */
export function compilePhrases(): Plugin {
  return {
    name: 'fastops-phrases',
    apply: 'build',
    async load(id) {
      if (!/\/ui\/src\/phrases\/\w+\.ts$/.test(id)) return undefined;
      const lists = (await import(pathToFileURL(id).href)) as Record<string, Record<string, string>>;
      return Object.entries(lists)
        .map(([name, list]) => {
          const compiled = Object.entries(list).map(([key, text]) => [key, compileMessage(text)]);
          return `export const ${name} = ${JSON.stringify(Object.fromEntries(compiled))};`;
        })
        .join('\n');
    },
  };
}

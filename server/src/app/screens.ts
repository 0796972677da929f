import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

interface App {
  /** Under which its files are served. */
  path: string;
  folder: string;
  /** Other addresses that open it: links in mails, the first run, the platform. */
  entries?: readonly string[];
}

/** Browser apps by the path under which they are served. */
const APPS: readonly App[] = [
  { path: '/pos', folder: 'pos' },
  { path: '/kds', folder: 'kitchen' },
  {
    path: '/admin',
    folder: 'office',
    entries: ['/platform', '/platform/*', '/setup', '/join', '/reset', '/login'],
  },
];

/** Serves the built browser apps, each with its own fallback so that a reload keeps the page. */
export async function addScreens(app: FastifyInstance): Promise<void> {
  for (const { path, folder, entries = [] } of APPS) {
    const root = fileURLToPath(new URL(`../../../clients/${folder}/dist/`, import.meta.url));
    if (!existsSync(root)) continue;
    await app.register(async (scope) => {
      // Here only: an order's answer is small, and its milliseconds are worth more than its bytes.
      await scope.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'] });
      await scope.register(fastifyStatic, {
        root,
        prefix: `${path}/`,
        wildcard: false,
        redirect: true,
        setHeaders: (reply, file) => {
          // Built files carry a hash in their name; the page that names them must always be fresh.
          void reply.header(
            'Cache-Control',
            file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          );
        },
      });
      // A page from before an update asks for files that are gone: the page in their place would not even fail loudly.
      scope.get(
        `${path}/assets/*`,
        { schema: { hide: true }, config: { uncounted: true } },
        (_request, reply) => reply.callNotFound(),
      );
      for (const entry of [`${path}/*`, ...entries]) {
        scope.get(entry, { schema: { hide: true }, config: { uncounted: true } }, (_request, reply) =>
          reply.sendFile('index.html'),
        );
      }
    });
  }
  app.get('/', { schema: { hide: true }, config: { uncounted: true } }, (_request, reply) =>
    reply.redirect('/pos/'),
  );
  app.get('/printer', { schema: { hide: true }, config: { uncounted: true } }, (_request, reply) =>
    reply.redirect('/kds/printers'),
  );
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Browser apps by the path under which they are served. */
const APPS = [
  { path: '/pos', folder: 'pos' },
  { path: '/kds', folder: 'kitchen' },
] as const;

/** Serves the built browser apps, each with its own fallback so that a reload keeps the page. */
export async function addScreens(app: FastifyInstance): Promise<void> {
  for (const { path, folder } of APPS) {
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
      scope.get(`${path}/*`, { schema: { hide: true }, config: { uncounted: true } }, (_request, reply) =>
        reply.sendFile('index.html'),
      );
    });
  }
  app.get('/', { schema: { hide: true }, config: { uncounted: true } }, (_request, reply) =>
    reply.redirect('/pos/'),
  );
  app.get('/printer', { schema: { hide: true }, config: { uncounted: true } }, (_request, reply) =>
    reply.redirect('/kds/printers'),
  );
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { phrasesFor } from './phrases.ts';
import { type Status, statusPage } from './status-page.ts';

const HOST = '127.0.0.1';
/** Names under which a browser of this machine asks; a page of a stranger that leads its own name here has another. */
const OWN_NAMES = new Set(['127.0.0.1', 'localhost']);

/** Shows how the program is, to this machine alone and without anything to press. Returns where, and how to end it. */
export async function serveStatus(
  port: number,
  status: () => Status,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, answer) => {
    const refused = refusalOf(request);
    if (refused !== undefined) {
      answer.writeHead(refused, { 'content-type': 'text/plain' }).end();
      return;
    }
    const { language, phrases } = phrasesFor(request.headers['accept-language']);
    answer
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .end(request.method === 'HEAD' ? undefined : statusPage(status(), phrases, language));
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  return { port: portOf(server), close: () => close(server) };
}

function refusalOf({ method, headers, url }: IncomingMessage): number | undefined {
  if (!OWN_NAMES.has((headers.host ?? '').replace(/:\d+$/, ''))) return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  return url === '/' ? undefined : 404;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page listens on no port');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const CONTENT_SECURITY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  // The component library sets its colours as inline styles; scripts have no such need.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'self'"],
};

/**
 * Says on every answer what a browser may do with it. They are the same words each time, so the library says them once:
 * its plug-in thinks them up anew for every request, and keeps each request alive until everything is swept.
 */
export function addSecurityHeaders(app: FastifyInstance): void {
  const headers = securityHeaders();
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

function securityHeaders(): Record<string, string> {
  const said: Record<string, string> = {};
  const listener = {
    setHeader: (name: string, value: string) => {
      said[name] = value;
    },
    removeHeader: () => undefined,
  };
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    strictTransportSecurity: false,
  })({} as IncomingMessage, listener as unknown as ServerResponse, (error) => {
    if (error instanceof Error) throw error;
  });
  return said;
}

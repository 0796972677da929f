import type { Actor, PlatformActor } from '../kernel/context.ts';
import type { Route } from '../kernel/route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
    admin: PlatformActor | undefined;
  }
  interface FastifyContextConfig {
    route?: Route;
    /** Not counted against the in-flight limit: health and metrics must answer when everything else is busy. */
    uncounted?: boolean;
  }
}

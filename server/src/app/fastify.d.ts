import type { Actor, PlatformActor } from '../kernel/context.ts';
import type { Route } from '../kernel/route.ts';
import type { Place } from './in-flight.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
    admin: PlatformActor | undefined;
    /** What it holds of the places of `InFlight`. */
    place: Place | undefined;
    /** Ends its waiting aside. */
    aside: AbortController | undefined;
  }
  interface FastifyContextConfig {
    route?: Route;
    /** Not counted against the in-flight limit: health and metrics must answer when everything else is busy. */
    uncounted?: boolean;
  }
}

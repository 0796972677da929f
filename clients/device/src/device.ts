import { type Api, createApi } from './api.ts';
import { createSend } from './http.ts';
import { Live } from './live.ts';
import { createPlatformApi, type PlatformApi } from './platform-api.ts';
import { PlatformKeeper } from './platform-session.ts';
import { loadSaved, save } from './saved.ts';
import { SessionKeeper } from './session.ts';
import { noticing } from './stopped.ts';
import { createTill, type Till } from './till.ts';

/** Everything an app needs to talk to the server: one of each per page. */
export interface Device {
  session: SessionKeeper;
  api: Api;
  live: Live;
  till: Till;
}

/** A word in storage, not the session: that one is a cookie which no script can read. */
const memoryOf = (name: string) => ({
  // Where nothing can be saved nothing is known, and the server is asked.
  had: (): boolean => loadSaved(name) === 'yes' || !save('probe', undefined),
  keep: (has: boolean): void => {
    save(name, has ? 'yes' : undefined);
  },
});

/**
 * Makes the page's session, endpoints and socket, and begins to restore the session of this browser.
 * @param restore false where the page decides itself whether it needs a session
 */
export function createDevice({ restore = true } = {}): Device {
  const session = new SessionKeeper({ send: createSend(), memory: memoryOf('session') });
  const live = new Live(session);
  if (restore) void session.restore();
  return {
    session,
    api: createApi(noticing((request) => session.send(request))),
    live,
    till: createTill(createSend()),
  };
}

/** Makes the session and endpoints of who keeps the installation, and begins to restore the session of this browser. */
export function createPlatform(): { session: PlatformKeeper; api: PlatformApi } {
  const session = new PlatformKeeper({ send: createSend(), memory: memoryOf('platform') });
  void session.restore();
  return { session, api: createPlatformApi((request) => session.send(request)) };
}

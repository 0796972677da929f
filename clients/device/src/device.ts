import { type Api, createApi } from './api.ts';
import { createSend } from './http.ts';
import { Live } from './live.ts';
import { loadSaved, save } from './saved.ts';
import { SessionKeeper } from './session.ts';

/** Everything an app needs to talk to the server: one of each per page. */
export interface Device {
  session: SessionKeeper;
  api: Api;
  live: Live;
}

const NAME = 'session';

/** A word in storage, not the session: that one is a cookie which no script can read. */
const sessionMemory = {
  // Where nothing can be saved nothing is known, and the server is asked.
  had: (): boolean => loadSaved(NAME) === 'yes' || !save('probe', undefined),
  keep: (has: boolean): void => {
    save(NAME, has ? 'yes' : undefined);
  },
};

/** Makes the page's session, endpoints and socket, and begins to restore the session of this browser. */
export function createDevice(): Device {
  const session = new SessionKeeper({ send: createSend(), memory: sessionMemory });
  const live = new Live(session);
  void session.restore();
  return { session, api: createApi((request) => session.send(request)), live };
}

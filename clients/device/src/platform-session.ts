import { createApiClient } from '@fastops/contract';
import { Keeper, type KeeperParts } from './keeper.ts';
import type { PlatformSession } from './office-types.ts';

interface Parts extends KeeperParts {
  /** Where the server is, for tests; a page asks the address it came from. */
  baseUrl?: string;
}

type Client = ReturnType<typeof createApiClient>;

/** Keeps the session of who keeps the installation; its tokens and its cookie are apart from the companies'. */
export class PlatformKeeper extends Keeper<PlatformSession> {
  readonly #client: Client;

  constructor({ baseUrl = '', ...parts }: Parts) {
    const client = createApiClient({ baseUrl, fetch: parts.send });
    super(parts, {
      lock: 'fastops.refresh.platform',
      renew: () => client.POST('/v1/platform/auth/refresh', { body: {} }),
      end: () => client.POST('/v1/platform/auth/logout', { body: {} }),
    });
    this.#client = client;
  }

  /** Logs in; rejects with the refusal (identity.bad_credentials, 429 …). */
  logIn(credentials: { email: string; password: string }): Promise<void> {
    return this.take(() => this.#client.POST('/v1/platform/auth/login', { body: credentials }));
  }

  /** Sets the password with a link that was handed over, and logs in. */
  accept(acceptance: { token: string; password: string }): Promise<void> {
    return this.take(() => this.#client.POST('/v1/platform/auth/accept', { body: acceptance }));
  }
}

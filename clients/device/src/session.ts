import { createApiClient } from '@fastops/contract';
import type { DemoLogin, Session } from './api-types.ts';
import { dataOf } from './http.ts';
import { Keeper, type KeeperParts, type KeeperState } from './keeper.ts';
import type { SetUp } from './office-types.ts';
import { ApiProblem } from './problem.ts';

export type SessionState = KeeperState<Session>;

export type Credentials = { email: string; password: string } | { demoKey: string };

interface Parts extends KeeperParts {
  /** Where the server is, for tests; a page asks the address it came from. */
  baseUrl?: string;
}

type Client = ReturnType<typeof createApiClient>;

/** Keeps the member's session: every way in ends here. */
export class SessionKeeper extends Keeper<Session> {
  readonly #client: Client;

  constructor({ baseUrl = '', ...parts }: Parts) {
    const client = createApiClient({ baseUrl, fetch: parts.send });
    super(parts, {
      lock: 'fastops.refresh',
      renew: () => client.POST('/v1/auth/refresh', { body: {} }),
      end: () => client.POST('/v1/auth/logout', { body: {} }),
    });
    this.#client = client;
  }

  /** Logs in; rejects with the refusal (identity.bad_credentials, 429 …). */
  logIn(credentials: Credentials): Promise<void> {
    return this.take(() =>
      'demoKey' in credentials
        ? this.#client.POST('/v1/auth/demo', { body: { key: credentials.demoKey } })
        : this.#client.POST('/v1/auth/login', { body: credentials }),
    );
  }

  /** Comes in by PIN on an enrolled device; rejects with identity.bad_pin, pin_blocked, device_locked. */
  logInByPin(entry: { memberId: string; pin: string }): Promise<void> {
    return this.takeAlone(() => this.#client.POST('/v1/auth/pin', { body: entry }));
  }

  /** Accepts an invitation: a new password, or that of the account there is; rejects with identity.link_used and others. */
  acceptInvitation(acceptance: { token: string; password: string; name?: string }): Promise<void> {
    return this.take(() => this.#client.POST('/v1/auth/links/accept-invitation', { body: acceptance }));
  }

  /** Makes a company with a link and enters it as its owner. */
  setUp(company: SetUp): Promise<void> {
    return this.take(() => this.#client.POST('/v1/setup', { body: company }));
  }

  /** Enters a company as support, with the code of a visit. */
  enterAsSupport(code: string): Promise<void> {
    return this.take(() => this.#client.POST('/v1/auth/support', { body: { code } }));
  }

  /** Goes over to another company of the same person. */
  enterCompany(companyId: string): Promise<void> {
    return this.takeAlone(() => this.#client.POST('/v1/auth/refresh', { body: { companyId } }));
  }

  /** The demo's one-tap log-ins; empty where the demo is off. */
  async demoLogins(): Promise<DemoLogin[]> {
    try {
      return dataOf(await this.#client.GET('/v1/auth/demo')).logins;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return [];
      throw error;
    }
  }
}

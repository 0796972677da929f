import { invitePlatformAccount } from '../../modules/identity/index.ts';
import type { TestApp } from './test-app.ts';

/** Somebody who keeps the installation of a test, logged in. */
export interface TestAdmin {
  token: string;
  accountId: string;
  email: string;
  /** The browser's cookie, as `name=value`. */
  cookie: string;
}

/** The password of every account of the platform in the tests. */
export const ADMIN_PASSWORD = 'un mantel a cuadros';

/** Invites somebody as the command line does, and accepts the invitation. */
export async function platformAdmin(app: TestApp, email = 'ana@plataforma.example'): Promise<TestAdmin> {
  const { token } = await app.system.database.outsideTenants((tx) =>
    invitePlatformAccount({ tx }, { email, name: 'Ana' }),
  );
  const answer = await app.request<{ accessToken: string; account: { id: string } }>(
    'POST',
    '/v1/platform/auth/accept',
    { body: { token, password: ADMIN_PASSWORD } },
  );
  if (answer.status !== 200) throw new Error(`the invitation was refused: ${JSON.stringify(answer.body)}`);
  return {
    token: answer.body.accessToken,
    accountId: answer.body.account.id,
    email,
    cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '',
  };
}

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ask, pathOf } from './ask.ts';
import { ownProduct } from './own-product.ts';

const run = promisify(execFile);
const command = fileURLToPath(new URL('../../server/src/app/invite-platform-admin.ts', import.meta.url));

/** The password of every account of the platform in the journeys. */
export const ADMIN_PASSWORD = 'un mantel a cuadros';

/** The link that `npm run platform:invite` prints, for the running product; a path with its secret. */
export async function platformInvitation(email: string, name: string): Promise<string> {
  const env = { ...process.env, FASTOPS_DATA_DIR: ownProduct().dataDir, LOG_LEVEL: 'warn' };
  delete (env as Record<string, string | undefined>).DATABASE_URL;
  const { stdout } = await run(process.execPath, [command, email, name], { env });
  const [, secret] = /\/platform#([\w-]+)/.exec(stdout) ?? [];
  if (secret === undefined) throw new Error(`no link was printed:\n${stdout}`);
  return `/platform#${secret}`;
}

/** What who keeps the installation does without a screen, where a journey is about something else. */
export interface Keeper {
  suspend(company: string, reason: string): Promise<void>;
  /** Where an invitation to make a company leads. */
  inviteCompany(): Promise<string>;
}

/** Lets somebody into the platform and works as them. */
export async function keeper(): Promise<Keeper> {
  const [, secret] = (await platformInvitation('keeper@plataforma.example', 'Ana')).split('#');
  const { accessToken } = await ask<{ accessToken: string }>('POST', '/v1/platform/auth/accept', {
    token: secret,
    password: ADMIN_PASSWORD,
  });
  return {
    async suspend(name, reason) {
      const { companies } = await ask<{ companies: { id: string; name: string }[] }>(
        'GET',
        '/v1/platform/companies',
        undefined,
        accessToken,
      );
      const company = companies.find((one) => one.name === name);
      await ask('POST', `/v1/platform/companies/${company?.id}/suspend`, { reason }, accessToken);
    },
    async inviteCompany() {
      const invitation = { plan: 'trial', locale: 'es-CO', trialDays: 30 };
      return pathOf(await ask('POST', '/v1/platform/company-invitations', invitation, accessToken));
    },
  };
}

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const run = promisify(execFile);
const command = fileURLToPath(new URL('../../server/src/app/invite-platform-admin.ts', import.meta.url));

/** The password of every account of the platform in the journeys. */
export const ADMIN_PASSWORD = 'un mantel a cuadros';

/** The link that `npm run platform:invite` prints, for the running product; a path with its secret. */
export async function platformInvitation(email: string, name: string): Promise<string> {
  const env = { ...process.env, FASTOPS_DATA_DIR: inject('dataDir'), LOG_LEVEL: 'warn' };
  delete (env as Record<string, string | undefined>).DATABASE_URL;
  const { stdout } = await run(process.execPath, [command, email, name], { env });
  const [, secret] = /\/platform#([\w-]+)/.exec(stdout) ?? [];
  if (secret === undefined) throw new Error(`no link was printed:\n${stdout}`);
  return `/platform#${secret}`;
}

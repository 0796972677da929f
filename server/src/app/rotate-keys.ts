// `npm run keys:rotate`: a new key signs access tokens, and nobody has to log in again.
import { randomBytes } from 'node:crypto';
import { BadConfig, readConfig } from '../kernel/config.ts';
import { BadSecrets, rotateTokenKey } from './secrets.ts';

/** Where the secrets are a setting, the setting is what has to change: the new value is told. */
function rotatedSetting([current]: readonly string[]): string {
  const fresh = randomBytes(32).toString('hex');
  return `A new secret for FASTOPS_SECRET. Nothing was changed; put this value and restart:

  FASTOPS_SECRET=${fresh},${current}

The second one verifies what it signed; take it out 16 minutes after the restart.
Several processes: restart all of them with ${fresh} behind the comma first, so that each
knows the new secret before one signs with it.
`;
}

async function rotatedFolder(dataDir: string): Promise<string> {
  const { created, retired, dropped } = await rotateTokenKey(dataDir);
  const end = dropped === undefined ? '' : `The key before it, ${dropped}, is refused from now on.\n`;
  return `The key ${created} signs access tokens from now on. What ${retired} signed stays good until it ends, 15 minutes at most.
${end}A running FastOps takes it over within a second.
`;
}

try {
  const { secrets, dataDir } = readConfig();
  process.stdout.write(secrets.length > 0 ? rotatedSetting(secrets) : await rotatedFolder(dataDir));
} catch (error) {
  const known = error instanceof BadConfig || error instanceof BadSecrets;
  process.stderr.write(`${known ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

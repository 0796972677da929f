// `npm run platform:invite -- email name`: prints a link with which somebody becomes one who keeps the installation.
import { readConfig } from '../kernel/config.ts';
import { invitePlatformAccount } from '../modules/identity/index.ts';
import { originOf } from './banner.ts';
import { runCommand } from './command.ts';
import { withInstallation } from './installation.ts';

const [email = '', ...words] = process.argv.slice(2);
const name = words.join(' ').trim();

await runCommand(async () => {
  if (!/^[^@\s]{1,64}@[^@\s]{1,189}$/.test(email) || name === '' || name.length > 80)
    return { ok: false, text: 'Say who: npm run platform:invite -- somebody@example.com "Their name"\n' };
  const config = readConfig();
  const { token } = await withInstallation(config, (database) =>
    database.outsideTenants((tx) => invitePlatformAccount({ tx }, { email, name })),
  );
  const origin = originOf(config, config.http.port);
  return {
    ok: true,
    text: `${name} sets a password here (works once, within 24 hours):\n\n  ${origin}/platform#${token}\n`,
  };
});

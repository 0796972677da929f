// `npm run setup:link`: prints a link with which somebody sets up a company on this installation.
import { readConfig } from '../kernel/config.ts';
import { issueSetupLink } from '../modules/identity/index.ts';
import { originOf } from './banner.ts';
import { runCommand } from './command.ts';
import { withInstallation } from './installation.ts';

await runCommand(async () => {
  const config = readConfig();
  const { token } = await withInstallation(config, (database) =>
    database.outsideTenants((tx) => issueSetupLink({ tx })),
  );
  const origin = originOf(config, config.http.port);
  return {
    ok: true,
    text: `A company is set up here (works once, within 24 hours; the links before it do no more):\n\n  ${origin}/setup#${token}\n`,
  };
});

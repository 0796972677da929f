import type { Config } from '../kernel/config.ts';
import { openLog } from '../kernel/log.ts';
import { prepareDatabase } from '../kernel/prepare-database.ts';
import { hasCompanies, issueSetupLink } from '../modules/identity/index.ts';
import { banner, originOf } from './banner.ts';
import { DEMO_PASSWORD } from './demo/demo-company.ts';
import { loadDemo } from './demo/load-demo.ts';
import { openFoundation } from './foundation.ts';
import { migrationSources } from './migrations.ts';
import { buildSystem, type System } from './system.ts';

/** A running product. */
export interface Product {
  system: System;
  port: number | undefined;
  stop(): Promise<void>;
}

const PORTS_TRIED = 20;

/** Starts everything the settings ask for and says where it stands. */
export async function startProduct(config: Config): Promise<Product> {
  const log = openLog(config.log);
  const say = (line: string) => process.stdout.write(`  ${line} …\n`);
  const foundation = await openFoundation(config, log, say);
  try {
    const applied = await prepareDatabase(foundation.url, foundation.ownerUrl, migrationSources());
    if (applied.length > 0) say(`Applied ${applied.length} migrations`);
    const demo = config.demo ?? foundation.embedded;
    const system = await buildSystem({
      config,
      databaseUrl: foundation.url,
      keys: foundation.keys,
      demo,
      log,
    });
    foundation.watchKeys((keys) => system.useKeys(keys));
    if (demo && (await loadDemo(system.database))) say('Loaded the demo restaurant');
    await system.startWork();
    const port = await listen(system, config, say);
    process.stdout.write(
      port === undefined
        ? '  Working in the background: prints and jobs, no address.\n'
        : banner({
            origin: originOf(config, port),
            demo,
            embedded: foundation.embedded,
            dataDir: config.dataDir,
            demoPassword: DEMO_PASSWORD,
            setupToken: demo ? undefined : await firstSetup(system),
          }),
    );
    return {
      system,
      port,
      async stop() {
        await system.stop();
        await foundation.stop();
      },
    };
  } catch (error) {
    await foundation.stop();
    throw error;
  }
}

/** Where there is no company yet, what opens the page that makes the first one. */
function firstSetup({ database }: System): Promise<string | undefined> {
  return database.outsideTenants(async (tx) =>
    (await hasCompanies(tx)) ? undefined : (await issueSetupLink({ tx })).token,
  );
}

/** Listens on the wanted port, or on the next free one after saying so. */
async function listen(
  system: System,
  config: Config,
  say: (line: string) => void,
): Promise<number | undefined> {
  const { host, port: wanted } = config.http;
  for (let port = wanted; ; port += 1) {
    try {
      return await system.listen({ host, port });
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || wanted === 0 || port - wanted >= PORTS_TRIED) throw error;
      say(`Port ${port} is taken; trying ${port + 1}`);
    }
  }
}

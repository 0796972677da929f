import type { Config } from '../kernel/config.ts';
import { startEmbeddedPostgres } from '../kernel/embedded-postgres.ts';
import { type Log, openLog } from '../kernel/log.ts';
import { ensureDatabase } from '../kernel/migrate.ts';
import { prepareDatabase } from '../kernel/prepare-database.ts';
import { banner } from './banner.ts';
import { DEMO_PASSWORD } from './demo/demo-company.ts';
import { loadDemo } from './demo/load-demo.ts';
import { migrationSources } from './migrations.ts';
import { dataFolderSecrets } from './secrets.ts';
import { buildSystem, type System } from './system.ts';

/** A running product. */
export interface Product {
  system: System;
  port: number | undefined;
  stop(): Promise<void>;
}

interface Foundation {
  url: string;
  ownerUrl: string | undefined;
  secret: string;
  embedded: boolean;
  stop(): Promise<void>;
}

const LOGIN_ROLE = 'fastops_login';
const DATABASE = 'fastops';
const PORTS_TRIED = 20;
const STEPS = {
  preparing: 'Preparing the embedded database',
  creating: 'Creating the embedded database',
  starting: 'Starting the embedded database',
  recovering: 'Recovering the embedded database',
  adopting: 'Taking over the running embedded database',
} as const;

/** Starts everything the settings ask for and says where it stands. */
export async function startProduct(config: Config): Promise<Product> {
  const log = openLog(config.log);
  const say = (line: string) => process.stdout.write(`  ${line} …\n`);
  const foundation = config.database.url === undefined ? await embedded(config, log, say) : given(config);
  try {
    const applied = await prepareDatabase(foundation.url, foundation.ownerUrl, migrationSources());
    if (applied.length > 0) say(`Applied ${applied.length} migrations`);
    const demo = config.demo ?? foundation.embedded;
    const system = await buildSystem({
      config,
      databaseUrl: foundation.url,
      secret: foundation.secret,
      demo,
      log,
    });
    if (demo && (await loadDemo(system.database))) say('Loaded the demo restaurant');
    await system.startWork();
    const port = await listen(system, config, say);
    if (port === undefined) {
      process.stdout.write('  Working in the background: prints and jobs, no address.\n');
    } else {
      const host =
        config.http.host === '0.0.0.0' || config.http.host === '::' ? 'localhost' : config.http.host;
      const origin = config.http.publicUrl ?? `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
      process.stdout.write(
        banner({
          origin,
          demo,
          embedded: foundation.embedded,
          dataDir: config.dataDir,
          demoPassword: DEMO_PASSWORD,
        }),
      );
    }
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

async function embedded(config: Config, log: Log, say: (line: string) => void): Promise<Foundation> {
  const server = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    onProgress: (step) => say(STEPS[step]),
    onFault: (error) => log.error({ err: error }, 'the embedded database had to be started again'),
  });
  try {
    const secrets = await dataFolderSecrets(config.dataDir);
    const owner = new URL(server.superuserUrl);
    owner.pathname = `/${DATABASE}`;
    await ensureDatabase(owner.href);
    const login = new URL(owner);
    login.username = LOGIN_ROLE;
    login.password = secrets.databasePassword;
    return {
      url: login.href,
      ownerUrl: owner.href,
      secret: config.secret ?? secrets.tokenSecret,
      embedded: true,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function given(config: Config): Foundation {
  const { url, ownerUrl } = config.database;
  if (url === undefined || config.secret === undefined) throw new Error('the settings were not checked');
  return { url, ownerUrl, secret: config.secret, embedded: false, stop: async () => undefined };
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

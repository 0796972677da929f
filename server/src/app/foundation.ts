import type { Config } from '../kernel/config.ts';
import { startEmbeddedPostgres } from '../kernel/embedded-postgres.ts';
import type { Log } from '../kernel/log.ts';
import { ensureDatabase } from '../kernel/migrate.ts';
import { type SigningKey, signingKey } from '../modules/identity/index.ts';
import { dataFolderSecrets, signingKeys, watchSigningKeys } from './secrets.ts';

/** What the product stands on: its database and its keys. */
export interface Foundation {
  url: string;
  ownerUrl: string | undefined;
  keys: readonly SigningKey[];
  /** Hands on other keys while the product runs, until `stop`. */
  watchKeys(use: (keys: readonly SigningKey[]) => void): void;
  embedded: boolean;
  stop(): Promise<void>;
}

const LOGIN_ROLE = 'fastops_login';
const DATABASE = 'fastops';
const STEPS = {
  preparing: 'Preparing the embedded database',
  creating: 'Creating the embedded database',
  starting: 'Starting the embedded database',
  recovering: 'Recovering the embedded database',
  adopting: 'Taking over the running embedded database',
} as const;

/** How the product logs in to the embedded server at this port. */
export function loginUrl(port: number, password: string): string {
  return `postgres://${LOGIN_ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/** How the owner of its tables logs in to the embedded server behind this address. */
export function embeddedOwnerUrl(superuserUrl: string): string {
  const owner = new URL(superuserUrl);
  owner.pathname = `/${DATABASE}`;
  return owner.href;
}

/** The database the settings name, or the embedded one, which is started. */
export function openFoundation(config: Config, log: Log, say: (line: string) => void): Promise<Foundation> {
  return config.database.url === undefined ? embedded(config, log, say) : Promise.resolve(given(config));
}

async function embedded(config: Config, log: Log, say: (line: string) => void): Promise<Foundation> {
  const server = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    onProgress: (step) => say(STEPS[step]),
    onFault: (error) => log.error({ err: error }, 'the embedded database had to be started again'),
  });
  try {
    const secrets = await dataFolderSecrets(config.dataDir);
    const ownerUrl = embeddedOwnerUrl(server.superuserUrl);
    await ensureDatabase(ownerUrl);
    const set = config.secrets.map((secret) => signingKey(secret));
    let letKeysGo: () => void = () => undefined;
    return {
      url: loginUrl(server.port, secrets.databasePassword),
      ownerUrl,
      keys: set.length > 0 ? set : signingKeys(secrets),
      watchKeys(use) {
        if (set.length === 0) letKeysGo = watchSigningKeys(config.dataDir, use, log);
      },
      embedded: true,
      async stop() {
        letKeysGo();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function given(config: Config): Foundation {
  const { url, ownerUrl } = config.database;
  if (url === undefined) throw new Error('the settings were not checked');
  return {
    url,
    ownerUrl,
    keys: config.secrets.map((secret) => signingKey(secret)),
    watchKeys: () => undefined,
    embedded: false,
    stop: async () => undefined,
  };
}

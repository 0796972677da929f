// size: the settings are one table, beside the code that reads them.
import { isAbsolute, join, normalize, resolve } from 'node:path';
import { networkOf, portsOf } from './reach.ts';

/** The roles a process can take; one process takes both unless told otherwise. */
export type Role = 'api' | 'worker';

/** Everything that can be set from outside, parsed once before anything starts. */
export interface Config {
  roles: ReadonlySet<Role>;
  http: {
    host: string;
    port: number;
    publicUrl: string | undefined;
    trustProxy: readonly string[];
    inFlight: number | undefined;
  };
  database: {
    url: string | undefined;
    ownerUrl: string | undefined;
    poolSize: number;
    statementNames: boolean;
  };
  redisUrl: string | undefined;
  dataDir: string;
  /** Where pictures are kept: a folder that all processes share, or a bucket. */
  files:
    | { kind: 'folder'; folder: string }
    | {
        kind: 's3';
        bucket: string;
        region: string;
        /** Absent: the store of Amazon itself. */
        endpoint: string | undefined;
        key: string;
        secret: string;
      };
  demo: boolean | undefined;
  /** The first signs access tokens, all verify them. None: made at the first start and kept in the data folder. */
  secrets: readonly string[];
  mail: { url: string | undefined; from: string | undefined };
  /** Whether anybody may open a company, or only who was invited. */
  signUp: 'open' | 'invitation';
  /** What a suspended company reads about whom to call. */
  supportContact: string | undefined;
  log: { level: string; pretty: boolean };
  metricsToken: string | undefined;
  /** Where printers may stand that this server connects to, and the device files it may write to. */
  printers: { networks: readonly string[]; ports: readonly string[]; devices: readonly string[] };
}

interface Setting {
  env: string;
  group: string;
  /** Shown in `.env.example`; empty means that it is off unless set. */
  fallback: string;
  explain: string;
}

/** All settings, in the order of `.env.example`. */
export const SETTINGS: readonly Setting[] = [
  {
    env: 'ROLES',
    group: 'Process',
    fallback: 'api,worker',
    explain: 'What this process does: api, worker, or both.',
  },
  {
    env: 'HOST',
    group: 'HTTP',
    fallback: '127.0.0.1',
    explain: 'Address to listen on; 0.0.0.0 opens it to the local network.',
  },
  {
    env: 'PORT',
    group: 'HTTP',
    fallback: '3000',
    explain: 'Port; the next free one is taken when it is in use.',
  },
  {
    env: 'PUBLIC_URL',
    group: 'HTTP',
    fallback: '',
    explain:
      'The address people use, such as https://pos.example.com. Its origin is the only one accepted for sessions and sockets.',
  },
  {
    env: 'TRUST_PROXY',
    group: 'HTTP',
    fallback: '',
    explain: 'Exact addresses of the proxies in front, separated by commas.',
  },
  {
    env: 'IN_FLIGHT',
    group: 'HTTP',
    fallback: '',
    explain: 'Requests served at once before 503 with Retry-After; default twice DATABASE_POOL.',
  },
  {
    env: 'DATABASE_URL',
    group: 'Database',
    fallback: '',
    explain:
      'PostgreSQL 15 to 18, as a role that owns nothing. Absent: an embedded server in FASTOPS_DATA_DIR.',
  },
  {
    env: 'DATABASE_OWNER_URL',
    group: 'Database',
    fallback: '',
    explain:
      'The same database as its owner, to migrate at start. Absent: the database must be up to date already.',
  },
  { env: 'DATABASE_POOL', group: 'Database', fallback: '10', explain: 'Connections of this process.' },
  {
    env: 'DATABASE_STATEMENT_NAMES',
    group: 'Database',
    fallback: 'true',
    explain: 'false for poolers that cannot keep prepared statements.',
  },
  {
    env: 'REDIS_URL',
    group: 'Redis',
    fallback: '',
    explain: 'Joins several processes: sockets and wake-ups. Holds nothing that cannot be rebuilt.',
  },
  {
    env: 'FASTOPS_DATA_DIR',
    group: 'Data',
    fallback: '.fastops',
    explain: 'Folder of the embedded database and the generated secrets.',
  },
  {
    env: 'FILES_DIR',
    group: 'Files',
    fallback: '',
    explain:
      'Folder of the pictures, the same one for every process; default: files in FASTOPS_DATA_DIR. Not used with S3_BUCKET.',
  },
  {
    env: 'S3_BUCKET',
    group: 'Files',
    fallback: '',
    explain: 'Keeps the pictures in this bucket of a store that speaks S3 instead.',
  },
  {
    env: 'S3_ENDPOINT',
    group: 'Files',
    fallback: '',
    explain: 'Address of the store, such as https://s3.example.com. Absent: Amazon’s own.',
  },
  { env: 'S3_REGION', group: 'Files', fallback: 'us-east-1', explain: 'Region of the bucket.' },
  {
    env: 'S3_KEY',
    group: 'Files',
    fallback: '',
    explain: 'Access key of the store; required with S3_BUCKET.',
  },
  {
    env: 'S3_SECRET',
    group: 'Files',
    fallback: '',
    explain: 'Secret of that key; required with S3_BUCKET.',
  },
  {
    env: 'FASTOPS_SECRET',
    group: 'Security',
    fallback: '',
    explain:
      'At least 32 characters; signs access tokens. Required with DATABASE_URL, else made and kept in the data folder. A second one behind a comma still verifies what it signed: npm run keys:rotate.',
  },
  {
    env: 'METRICS_TOKEN',
    group: 'Security',
    fallback: '',
    explain: 'Bearer token for /metrics from other machines; loopback needs none.',
  },
  {
    env: 'SMTP_URL',
    group: 'Mail',
    fallback: '',
    explain:
      'Mail server, such as smtps://user:password@mail.example.com. Absent: invitations and resets show a link to hand on.',
  },
  {
    env: 'MAIL_FROM',
    group: 'Mail',
    fallback: '',
    explain:
      'Sender of the mails, such as FastOps <noreply@example.com>. Required with SMTP_URL, as PUBLIC_URL is.',
  },
  {
    env: 'SIGN_UP',
    group: 'Companies',
    fallback: 'invitation',
    explain: 'open lets anybody open a company; invitation asks for one from the platform.',
  },
  {
    env: 'SUPPORT_CONTACT',
    group: 'Companies',
    fallback: '',
    explain: 'Whom a suspended company can call or write to, shown to it as it stands here.',
  },
  {
    env: 'PRINTER_NETWORKS',
    group: 'Printing',
    fallback: '',
    explain:
      'Networks with printers that this server may connect to, such as 192.168.1.0/24. By default all private networks on the embedded database, else none: printers of a restaurant far away are reached by its print agent.',
  },
  {
    env: 'PRINTER_PORTS',
    group: 'Printing',
    fallback: '9100-9109,515,631,8008,8043',
    explain: 'Ports of printers that this server may connect to.',
  },
  {
    env: 'PRINTER_DEVICES',
    group: 'Printing',
    fallback: '',
    explain:
      'Device files of this machine that pages may be written to, such as /dev/usb/lp0; /dev/usb/ allows whatever is directly in it.',
  },
  {
    env: 'DEMO',
    group: 'Demo',
    fallback: '',
    explain:
      'true loads the demo restaurant and shows one-tap log-ins. On by default on the embedded database only.',
  },
  { env: 'LOG_LEVEL', group: 'Log', fallback: 'info', explain: 'trace, debug, info, warn, error or silent.' },
  {
    env: 'LOG_PRETTY',
    group: 'Log',
    fallback: '',
    explain: 'true for people, false for machines; default: true at a terminal.',
  },
];

/** An address, or a name with its address between angle brackets. */
const SENDER = /^(?:[^<>@,\s]{1,64}@[^<>@,\s]{1,255}|[^<>@\r\n]{0,100}<[^<>@,\s]{1,64}@[^<>@,\s]{1,255}>)$/;

/** The settings cannot be used; the message lists every fault. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads single settings and collects what is wrong with them. */
class Reader {
  readonly faults: string[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  text(name: string): string {
    const given = this.#env[name]?.trim();
    if (given !== undefined && given !== '') return given;
    return SETTINGS.find((setting) => setting.env === name)?.fallback ?? '';
  }

  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  list(name: string): string[] {
    const parts = this.text(name).split(',');
    return parts.map((part) => part.trim()).filter(Boolean);
  }

  number(name: string, least: number, most: number): number {
    const value = /^\d+$/.test(this.text(name)) ? Number(this.text(name)) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.faults.push(`${name} must be a whole number from ${least} to ${most}, not "${this.text(name)}"`);
    return least;
  }

  yesNo(name: string): boolean | undefined {
    const value = this.text(name);
    if (value !== '' && value !== 'true' && value !== 'false')
      this.faults.push(`${name} must be true or false, not "${value}"`);
    return value === '' ? undefined : value === 'true';
  }

  address(name: string, protocols: readonly string[]): string | undefined {
    const value = this.optional(name);
    // The value may hold a password: it is never repeated in the message.
    if (value !== undefined && !(URL.canParse(value) && protocols.includes(new URL(value).protocol))) {
      this.faults.push(`${name} must be an address beginning with ${protocols.join(' or ')}//`);
      return undefined;
    }
    return value;
  }
}

/**
 * Parses the settings and reports all faults at once.
 *
 * @throws BadConfig
 */
export function readConfig(env: Env = process.env): Config {
  const read = new Reader(env);
  const config: Config = {
    roles: readRoles(read),
    http: {
      host: read.text('HOST'),
      port: read.number('PORT', 0, 65_535),
      publicUrl: read.address('PUBLIC_URL', ['http:', 'https:']),
      trustProxy: readProxies(read),
      inFlight: read.optional('IN_FLIGHT') === undefined ? undefined : read.number('IN_FLIGHT', 1, 10_000),
    },
    database: {
      url: read.address('DATABASE_URL', ['postgres:', 'postgresql:']),
      ownerUrl: read.address('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']),
      poolSize: read.number('DATABASE_POOL', 1, 500),
      statementNames: read.yesNo('DATABASE_STATEMENT_NAMES') ?? true,
    },
    redisUrl: read.address('REDIS_URL', ['redis:', 'rediss:']),
    dataDir: resolve(read.text('FASTOPS_DATA_DIR')),
    files: readFiles(read),
    demo: read.yesNo('DEMO'),
    secrets: read.list('FASTOPS_SECRET'),
    mail: { url: read.address('SMTP_URL', ['smtp:', 'smtps:']), from: read.optional('MAIL_FROM') },
    signUp: readSignUp(read),
    supportContact: read.optional('SUPPORT_CONTACT'),
    log: { level: read.text('LOG_LEVEL'), pretty: read.yesNo('LOG_PRETTY') ?? process.stdout.isTTY === true },
    metricsToken: read.optional('METRICS_TOKEN'),
    printers: readPrinters(read),
  };
  judge(config, read.faults);
  if (read.faults.length > 0) {
    throw new BadConfig(
      `The settings cannot be used:\n${read.faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
  return config;
}

/** What single settings cannot tell: their lengths, words and company. */
function judge({ http, secrets, mail, log, database: { url, ownerUrl } }: Config, faults: string[]): void {
  if (secrets.length > 2 || secrets.some((secret) => secret.length < 32))
    faults.push(
      'FASTOPS_SECRET must have at least 32 characters, or be two such secrets with a comma between',
    );
  else if (new Set(secrets).size < secrets.length) faults.push('FASTOPS_SECRET holds the same secret twice');
  if (!['trace', 'debug', 'info', 'warn', 'error', 'silent'].includes(log.level))
    faults.push(`LOG_LEVEL does not know "${log.level}"`);
  if (ownerUrl !== undefined && url === undefined)
    faults.push('DATABASE_OWNER_URL needs DATABASE_URL beside it');
  if (url !== undefined && secrets.length === 0)
    faults.push('FASTOPS_SECRET is required with DATABASE_URL: every process must sign with the same one');
  if (mail.url !== undefined && mail.from === undefined)
    faults.push('MAIL_FROM is required with SMTP_URL: every mail says who sent it');
  if (mail.url !== undefined && http.publicUrl === undefined)
    faults.push('PUBLIC_URL is required with SMTP_URL: the links in the mails begin with it');
  if (mail.from !== undefined && !SENDER.test(mail.from))
    faults.push('MAIL_FROM must be an address, such as FastOps <noreply@example.com>');
}

function readSignUp(read: Reader): Config['signUp'] {
  const value = read.text('SIGN_UP');
  if (value === 'open' || value === 'invitation') return value;
  read.faults.push(`SIGN_UP knows open and invitation, not "${value}"`);
  return 'invitation';
}

function readFiles(read: Reader): Config['files'] {
  const bucket = read.optional('S3_BUCKET');
  const endpoint = read.address('S3_ENDPOINT', ['http:', 'https:']);
  const [region, key, secret] = [read.text('S3_REGION'), read.text('S3_KEY'), read.text('S3_SECRET')];
  if (bucket === undefined) {
    if (endpoint !== undefined || key !== '' || secret !== '')
      read.faults.push('S3_BUCKET is required with S3_ENDPOINT, S3_KEY and S3_SECRET');
    const folder = read.optional('FILES_DIR') ?? join(read.text('FASTOPS_DATA_DIR'), 'files');
    return { kind: 'folder', folder: resolve(folder) };
  }
  if (key === '' || secret === '') read.faults.push('S3_KEY and S3_SECRET are required with S3_BUCKET');
  return { kind: 's3', bucket, region, endpoint, key, secret };
}

const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'];

function readPrinters(read: Reader): Config['printers'] {
  const given = read.list('PRINTER_NETWORKS');
  const isOwnMachine = read.optional('DATABASE_URL') === undefined;
  const networks = given.length === 0 && isOwnMachine ? PRIVATE_NETWORKS : given;
  for (const network of networks)
    if (!networkOf(network))
      read.faults.push(
        `PRINTER_NETWORKS must list networks, such as 192.168.1.0/24 or 10.0.0.7, not "${network}"`,
      );
  const ports = read.list('PRINTER_PORTS');
  for (const range of ports)
    if (!portsOf(range))
      read.faults.push(`PRINTER_PORTS must list ports, such as 9100 or 9100-9109, not "${range}"`);
  const devices = read.list('PRINTER_DEVICES');
  for (const device of devices)
    if (device === '/' || !isAbsolute(device) || normalize(device) !== device)
      read.faults.push(
        `PRINTER_DEVICES must list whole paths, such as /dev/usb/lp0 or /dev/usb/, not "${device}"`,
      );
  return { networks, ports, devices };
}

function readRoles(read: Reader): ReadonlySet<Role> {
  const roles = new Set<Role>();
  for (const role of read.list('ROLES')) {
    if (role === 'api' || role === 'worker') roles.add(role);
    else read.faults.push(`ROLES knows api and worker, not "${role}"`);
  }
  return roles;
}

function readProxies(read: Reader): string[] {
  const proxies = read.list('TRUST_PROXY');
  for (const proxy of proxies)
    if (!networkOf(proxy))
      read.faults.push(`TRUST_PROXY must list addresses, such as 10.0.0.7 or 10.0.0.0/24, not "${proxy}"`);
  return proxies;
}

/** The text of `.env.example`, made from the settings so that it cannot fall behind. */
export function envExample(): string {
  const groups = Map.groupBy(SETTINGS, (setting) => setting.group);
  const parts = [...groups].map(([group, settings]) =>
    [`# ${group}`, ...settings.flatMap((s) => [`# ${s.explain}`, `# ${s.env}=${s.fallback}`])].join('\n'),
  );
  return `# Every setting with its default. All are optional.\n\n${parts.join('\n\n')}\n`;
}

/** Where the tests find their servers; read here because nothing else reads the environment. */
export function testServers(env: Readonly<Record<string, string | undefined>> = process.env): {
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
} {
  return { databaseUrl: env.TEST_DATABASE_URL || undefined, redisUrl: env.REDIS_URL || undefined };
}

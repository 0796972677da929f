// size: every setting has its value and its fault here, so that none is left out.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { BadConfig, envExample, readConfig, SETTINGS, testServers } from './config.ts';

const SECRET = 'a secret that is long enough to sign with';

/** The faults of some settings, one text each. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(BadConfig);
    const [head, ...faults] = (error as BadConfig).message.split('\n');
    expect(head).toBe('The settings cannot be used:');
    return faults.map((fault) => fault.replace(/^ {2}- /, ''));
  }
  return [];
}

test('without any setting everything has its default', () => {
  expect(readConfig({})).toEqual({
    roles: new Set(['api', 'worker']),
    http: { host: '127.0.0.1', port: 3000, publicUrl: undefined, trustProxy: [], inFlight: undefined },
    database: { url: undefined, ownerUrl: undefined, poolSize: 10, statementNames: true },
    redisUrl: undefined,
    dataDir: resolve('.fastops'),
    files: { kind: 'folder', folder: resolve('.fastops/files') },
    demo: undefined,
    secrets: [],
    mail: { url: undefined, from: undefined },
    signUp: 'invitation',
    supportContact: undefined,
    log: { level: 'info', pretty: process.stdout.isTTY === true },
    metricsToken: undefined,
    printers: {
      networks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'],
      ports: ['9100-9109', '515', '631', '8008', '8043'],
      devices: [],
    },
  });
});

// size: one value for each setting, so that none is left out.
test('each setting is read, with the spaces around it taken off', () => {
  const env = {
    ROLES: ' worker ',
    HOST: '0.0.0.0',
    PORT: '0',
    PUBLIC_URL: 'https://pos.example.com',
    TRUST_PROXY: '10.0.0.7, fd00::1,10.1.0.0/16',
    IN_FLIGHT: '40',
    DATABASE_URL: 'postgres://app:pw@db/fastops',
    DATABASE_OWNER_URL: 'postgresql://owner:pw@db/fastops',
    DATABASE_POOL: '25',
    DATABASE_STATEMENT_NAMES: 'false',
    REDIS_URL: 'rediss://cache:6380/2',
    FASTOPS_DATA_DIR: '/var/lib/fastops',
    FILES_DIR: '/mnt/pictures',
    S3_BUCKET: 'pictures',
    S3_ENDPOINT: 'https://s3.example.com',
    S3_REGION: 'auto',
    S3_KEY: 'key',
    S3_SECRET: 'secret',
    FASTOPS_SECRET: SECRET,
    METRICS_TOKEN: 'metrics',
    SMTP_URL: 'smtps://user:pw@mail',
    MAIL_FROM: 'FastOps <noreply@example.com>',
    SIGN_UP: 'open',
    SUPPORT_CONTACT: 'ayuda@example.com, +57 601 555 0100',
    PRINTER_NETWORKS: '192.168.1.0/24, 10.0.0.7',
    PRINTER_PORTS: '9100,9200-9300',
    PRINTER_DEVICES: '/dev/usb/, /dev/lp0',
    DEMO: 'true',
    LOG_LEVEL: 'warn',
    LOG_PRETTY: 'false',
  };
  // Nothing is left out of this list.
  expect(Object.keys(env).sort()).toEqual(SETTINGS.map((setting) => setting.env).sort());
  expect(readConfig(env)).toEqual({
    roles: new Set(['worker']),
    http: {
      host: '0.0.0.0',
      port: 0,
      publicUrl: 'https://pos.example.com',
      trustProxy: ['10.0.0.7', 'fd00::1', '10.1.0.0/16'],
      inFlight: 40,
    },
    database: {
      url: env.DATABASE_URL,
      ownerUrl: env.DATABASE_OWNER_URL,
      poolSize: 25,
      statementNames: false,
    },
    redisUrl: 'rediss://cache:6380/2',
    dataDir: '/var/lib/fastops',
    files: {
      kind: 's3',
      bucket: 'pictures',
      region: 'auto',
      endpoint: 'https://s3.example.com',
      key: 'key',
      secret: 'secret',
    },
    demo: true,
    secrets: [SECRET],
    mail: { url: env.SMTP_URL, from: env.MAIL_FROM },
    signUp: 'open',
    supportContact: env.SUPPORT_CONTACT,
    log: { level: 'warn', pretty: false },
    metricsToken: 'metrics',
    printers: {
      networks: ['192.168.1.0/24', '10.0.0.7'],
      ports: ['9100', '9200-9300'],
      devices: ['/dev/usb/', '/dev/lp0'],
    },
  });
});

test('what is set to nothing counts as not set', () => {
  const blank = Object.fromEntries(SETTINGS.map((setting, i) => [setting.env, i % 2 === 0 ? '' : '   ']));
  expect(readConfig(blank)).toEqual(readConfig({}));
});

test('all faults are told at once, each by the name of its setting', () => {
  const faults = faultsOf({
    ROLES: 'api,waiter',
    PORT: '65536',
    PUBLIC_URL: 'pos.example.com',
    TRUST_PROXY: '10.0.0.7,the proxy',
    IN_FLIGHT: '0',
    DATABASE_URL: 'mysql://app@db/fastops',
    DATABASE_OWNER_URL: 'not an address',
    DATABASE_POOL: 'ten',
    DATABASE_STATEMENT_NAMES: 'yes',
    REDIS_URL: 'http://cache',
    FASTOPS_SECRET: 'short',
    SMTP_URL: 'mail.example.com',
    MAIL_FROM: 'nobody',
    SIGN_UP: 'closed',
    PRINTER_NETWORKS: 'the kitchen',
    PRINTER_PORTS: '9109-9100',
    PRINTER_DEVICES: '/dev/../etc/passwd',
    DEMO: '1',
    LOG_LEVEL: 'loud',
    LOG_PRETTY: 'no',
  });
  expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
    'DATABASE_OWNER_URL',
    'DATABASE_POOL',
    'DATABASE_STATEMENT_NAMES',
    'DATABASE_URL',
    'DEMO',
    'FASTOPS_SECRET',
    'IN_FLIGHT',
    'LOG_LEVEL',
    'LOG_PRETTY',
    'MAIL_FROM',
    'PORT',
    'PRINTER_DEVICES',
    'PRINTER_NETWORKS',
    'PRINTER_PORTS',
    'PUBLIC_URL',
    'REDIS_URL',
    'ROLES',
    'SIGN_UP',
    'SMTP_URL',
    'TRUST_PROXY',
  ]);
});

test.each(['', '1.5', '-1', '1e3', '0x50', '65536', 'http', '3000 ports'])('no port is %j', (port) => {
  expect(faultsOf({ PORT: port })).toHaveLength(port === '' ? 0 : 1);
});

test.each(['10.0.0', '10.0.0.7/', '10.0.0.7/x', '10.0.0.7/8/8', 'proxy.example.com'])(
  'no proxy is %j',
  (proxy) => {
    expect(faultsOf({ TRUST_PROXY: proxy })).toHaveLength(1);
  },
);

test('a database of one’s own needs a secret, and an owner needs the database beside it', () => {
  expect(faultsOf({ DATABASE_URL: 'postgres://app@db/fastops' })).toEqual([
    expect.stringContaining('FASTOPS_SECRET is required'),
  ]);
  expect(faultsOf({ DATABASE_OWNER_URL: 'postgres://owner@db/fastops' })).toEqual([
    expect.stringContaining('DATABASE_OWNER_URL needs DATABASE_URL'),
  ]);
});

test('a server of its own database connects to no printer until it is told where they stand', () => {
  const own = { DATABASE_URL: 'postgres://app@db/fastops', FASTOPS_SECRET: SECRET };
  expect(readConfig(own).printers.networks).toEqual([]);
  expect(readConfig({ ...own, PRINTER_NETWORKS: '192.168.1.0/24' }).printers.networks).toEqual([
    '192.168.1.0/24',
  ]);
});

test('one secret or two are given, each long enough and none twice', () => {
  const other = SECRET.replace('a secret', 'another secret');
  const secretsOf = (text: string) => readConfig({ FASTOPS_SECRET: text }).secrets;
  expect(secretsOf(`${SECRET} , ${other}`)).toEqual([SECRET, other]);
  for (const wrong of [`${SECRET},short`, `short,${SECRET}`, `${SECRET},${other},${SECRET}1`])
    expect(faultsOf({ FASTOPS_SECRET: wrong })).toEqual([expect.stringContaining('at least 32 characters')]);
  expect(faultsOf({ FASTOPS_SECRET: `${SECRET},${SECRET}` })).toEqual([
    expect.stringContaining('the same secret twice'),
  ]);
});

test('a mail server needs a sender, and an address to put into the mails', () => {
  const PUBLIC_URL = 'https://pos.example.com';
  expect(faultsOf({ SMTP_URL: 'smtp://mail', PUBLIC_URL })).toEqual([
    expect.stringContaining('MAIL_FROM is required'),
  ]);
  expect(faultsOf({ SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b' })).toEqual([
    expect.stringContaining('PUBLIC_URL is required'),
  ]);
  for (const from of ['noreply@example.com', 'FastOps <noreply@example.com>', 'Fogón Ñ <a@b>'])
    expect(readConfig({ SMTP_URL: 'smtp://mail', MAIL_FROM: from, PUBLIC_URL }).mail.from).toBe(from);
  for (const from of ['FastOps', 'a@b, c@d', 'a b@c', '<a@b> x', 'a@b\nbcc: c@d', 'FastOps <a@b'])
    expect(faultsOf({ MAIL_FROM: from }), from).toHaveLength(1);
});

test('no secret is repeated in a message', () => {
  const canary = 'canary-4711';
  const faults = faultsOf({
    DATABASE_URL: `mysql://app:${canary}@db/fastops`,
    DATABASE_OWNER_URL: `postgres//owner:${canary}@db`,
    REDIS_URL: `http://:${canary}@cache`,
    PUBLIC_URL: `ftp://app:${canary}@pos`,
    FASTOPS_SECRET: canary,
    METRICS_TOKEN: canary,
    SMTP_URL: `http://user:${canary}@mail`,
    PORT: 'x',
  });
  expect(faults.length).toBeGreaterThanOrEqual(6);
  expect(faults.join('\n')).not.toContain(canary);
});

test('the settings that are read are those that are explained', () => {
  const asked = new Set<string>();
  readConfig(
    new Proxy<Record<string, string>>(
      {},
      {
        get(_target, name) {
          asked.add(String(name));
          return undefined;
        },
      },
    ),
  );
  // Asked for only when it is given.
  expect([...asked].sort()).toEqual(SETTINGS.map((setting) => setting.env).sort());
});

test('.env.example is the one these settings give', async () => {
  const written = await readFile(new URL('../../../.env.example', import.meta.url), 'utf8');
  expect(written, 'run npm run env').toBe(envExample());
});

test('.env.example with everything uncommented means the same as nothing set', () => {
  const lines = envExample().split('\n');
  const settings = lines.flatMap(
    (line) => (/^# ([A-Z0-9_]+)=(.*)$/.exec(line)?.slice(1, 3) as [string, string]) ?? [],
  );
  const env: Record<string, string> = {};
  for (let i = 0; i < settings.length; i += 2) env[settings[i] ?? ''] = settings[i + 1] ?? '';
  expect(Object.keys(env)).toEqual(SETTINGS.map((setting) => setting.env));
  expect(readConfig(env)).toEqual(readConfig({}));
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});

test('the tests’ servers are read apart from the product’s', () => {
  expect(testServers({})).toEqual({ databaseUrl: undefined, redisUrl: undefined });
  expect(
    testServers({ TEST_DATABASE_URL: 'postgres://a', REDIS_URL: '', DATABASE_URL: 'postgres://b' }),
  ).toEqual({
    databaseUrl: 'postgres://a',
    redisUrl: undefined,
  });
});

test('files stand in a folder of their own, or in a bucket whose keys are both there', () => {
  expect(readConfig({ FILES_DIR: '/mnt/pictures' }).files).toEqual({
    kind: 'folder',
    folder: '/mnt/pictures',
  });
  expect(readConfig({ S3_BUCKET: 'b', S3_KEY: 'k', S3_SECRET: 's' }).files).toMatchObject({
    kind: 's3',
    endpoint: undefined,
    region: 'us-east-1',
  });
  expect(faultsOf({ S3_BUCKET: 'b', S3_KEY: 'k' })).toEqual([
    'S3_KEY and S3_SECRET are required with S3_BUCKET',
  ]);
  const alone = ['S3_BUCKET is required with S3_ENDPOINT, S3_KEY and S3_SECRET'];
  expect(faultsOf({ S3_SECRET: 'canary-4711' })).toEqual(alone);
  expect(faultsOf({ S3_ENDPOINT: 'http://127.0.0.1:9000' })).toEqual(alone);
});

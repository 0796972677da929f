import type { Config } from '../kernel/config.ts';

/** What a person needs to know once the product stands. */
export interface BannerFacts {
  origin: string;
  demo: boolean;
  embedded: boolean;
  dataDir: string;
  demoPassword: string;
  /** Opens the page that makes the first company, once. */
  setupToken: string | undefined;
}

/** The lines shown when the product stands: address, pages, demo log-ins or the link to begin with, how to stop. */
export function banner(facts: BannerFacts): string {
  const page = (name: string, path: string) => `    ${name.padEnd(10)} ${facts.origin}${path}`;
  return [
    '',
    `  FastOps  ${facts.origin}`,
    '',
    page('POS', '/pos/'),
    page('Kitchen', '/kds/'),
    page('Printers', '/kds/printers'),
    page('Office', '/admin/'),
    page('API docs', '/docs'),
    ...(facts.demo
      ? [
          '',
          '  Demo log-ins (one tap on the log-in page, or with the password below)',
          `    mesera@lafogata.example · cocina@lafogata.example · duena@lafogata.example`,
          `    mesera@laesquina.example (another company)      password: ${facts.demoPassword}`,
        ]
      : []),
    ...(facts.setupToken === undefined
      ? []
      : [
          '',
          '  Set your restaurant up here (works once, within 24 hours):',
          `    ${facts.origin}/setup#${facts.setupToken}`,
        ]),
    '',
    ...(facts.embedded ? [`  Data in ${facts.dataDir}`] : []),
    '  Ctrl-C stops.',
    '',
    '',
  ].join('\n');
}

/** The address to tell people. */
export function originOf({ http: { host, publicUrl } }: Config, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
  return publicUrl ?? `http://${everywhere ? 'localhost' : host}:${port}`;
}

/** What a person needs to know once the product stands. */
export interface BannerFacts {
  origin: string;
  demo: boolean;
  embedded: boolean;
  dataDir: string;
  demoPassword: string;
}

/** The lines shown when the product stands: address, pages, demo log-ins, how to stop. */
export function banner(facts: BannerFacts): string {
  const page = (name: string, path: string) => `    ${name.padEnd(10)} ${facts.origin}${path}`;
  return [
    '',
    `  FastOps  ${facts.origin}`,
    '',
    page('POS', '/pos/'),
    page('Kitchen', '/kds/'),
    page('Printers', '/kds/printers'),
    page('API docs', '/docs'),
    ...(facts.demo
      ? [
          '',
          '  Demo log-ins (one tap on the log-in page, or with the password below)',
          `    mesera@lafogata.example · cocina@lafogata.example · duena@lafogata.example`,
          `    mesera@laesquina.example (another company)      password: ${facts.demoPassword}`,
        ]
      : []),
    '',
    ...(facts.embedded ? [`  Data in ${facts.dataDir}`] : []),
    '  Ctrl-C stops.',
    '',
    '',
  ].join('\n');
}

// `npm run audit:verify`: follows the audit chain of every company and says where each ends. Ends with 1 when one is broken.
import { readConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/tenant.ts';
import { listCompanies, verifyAudit } from '../modules/identity/index.ts';
import { runCommand } from './command.ts';
import { withInstallation } from './installation.ts';

const PAGE = 200;

interface Line {
  text: string;
  whole: boolean;
}

async function verifyCompany(database: Database, company: { id: string; name: string }): Promise<Line> {
  let entries = 0;
  let from: Parameters<typeof verifyAudit>[1]['from'];
  for (;;) {
    const found = await database.inTenant(company.id, (tx) => verifyAudit({ tx }, { from }));
    entries += found.entries;
    from = found.next;
    if (found.broken !== null)
      return { text: `${company.name}: broken at entry ${found.broken}`, whole: false };
    if (from === undefined)
      return {
        text: `${company.name}: ${entries} entries, whole, head ${found.head?.hash ?? '-'}`,
        whole: true,
      };
  }
}

async function verifyAll(database: Database): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after: string | undefined; ; ) {
    const page = await database.outsideTenants((tx) =>
      listCompanies(tx, after === undefined ? {} : { after }, PAGE),
    );
    for (const company of page) lines.push(await verifyCompany(database, company));
    after = page.at(-1)?.id;
    if (page.length < PAGE) return lines;
  }
}

await runCommand(async () => {
  const lines = await withInstallation(readConfig(), verifyAll);
  const ok = lines.every(({ whole }) => whole);
  const end = ok
    ? 'Every chain is whole. Keep the heads elsewhere: a cut tail shows there.'
    : 'A chain is broken.';
  return { ok, text: `${lines.map(({ text }) => `  ${text}`).join('\n')}\n\n  ${end}\n` };
});

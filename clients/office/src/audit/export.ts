import type { AuditEntry, AuditFilter } from '@fastops/device';
import { companyApi } from '../company-app.ts';
import { csvFile } from './csv.ts';

/** As many at a time as the server gives. */
const PAGE = 200;

interface Words {
  titles: readonly string[];
  action: (action: string) => string;
  separator: ',' | ';';
}

const text = (facts: unknown): string => (facts === null || facts === undefined ? '' : JSON.stringify(facts));

const rowOf = (entry: AuditEntry, action: Words['action']): string[] => [
  String(entry.seq),
  entry.at,
  entry.actor.name,
  entry.actor.kind,
  action(entry.action),
  entry.objectType,
  entry.objectId ?? '',
  entry.reason ?? '',
  entry.approver?.name ?? '',
  text(entry.before),
  text(entry.after),
];

/**
 * Everything the filter lets through as a CSV, read page by page to the end.
 * @param onRead told the number of entries read so far
 */
export async function exportAudit(
  filter: AuditFilter,
  words: Words,
  onRead: (count: number) => void,
): Promise<string> {
  const rows: string[][] = [[...words.titles]];
  let after: string | undefined;
  do {
    const page = await companyApi.audit(filter, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    rows.push(...page.entries.map((entry) => rowOf(entry, words.action)));
    onRead(rows.length - 1);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return csvFile(rows, words.separator);
}

import type { CompanyApi } from '@fastops/device';

/** Rows read so far, of how many there were when the export began. */
export interface Progress {
  read: number;
  total: number;
}

/**
 * Everything the company has, as the pieces of one JSON file: `{ "part": [rows], … }`. In pieces, so that no single text
 * has to hold it all. Rejects with the first refusal: half a copy must not pass for a whole one.
 */
export async function exportCompany(
  api: Pick<CompanyApi, 'exportParts' | 'exportPage'>,
  onProgress: (progress: Progress) => void,
): Promise<string[]> {
  const parts = await api.exportParts();
  const total = parts.reduce((sum, part) => sum + part.rows, 0);
  const pieces: string[] = ['{'];
  let read = 0;
  for (const [index, { name }] of parts.entries()) {
    pieces.push(`${index === 0 ? '' : ','}\n${JSON.stringify(name)}: [`);
    let after: string | undefined;
    let first = true;
    do {
      const page = await api.exportPage(name, after);
      const rows = page.rows.map((row) => JSON.stringify(row));
      if (rows.length > 0) pieces.push(`${first ? '' : ','}\n${rows.join(',\n')}`);
      first = first && rows.length === 0;
      read += rows.length;
      onProgress({ read, total: Math.max(total, read) });
      after = page.next ?? undefined;
    } while (after !== undefined);
    pieces.push(']');
  }
  pieces.push('\n}\n');
  return pieces;
}

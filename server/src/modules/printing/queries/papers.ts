import { run, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Paper } from '../paper.ts';
import type { PrintingTables } from '../tables.ts';

/** Keeps what came out of a virtual printer. */
export async function insertPaper(
  tx: Tx,
  paper: { id: string; branchId: string; printerId: string; bytes: Uint8Array; paper: Paper },
): Promise<void> {
  await run(
    tx,
    {
      name: 'printing.insert_paper',
      text: 'insert into printing.papers (company_id, id, branch_id, printer_id, bytes, paper) values ($1, $2, $3, $4, $5, $6)',
    },
    [
      tx.companyId,
      paper.id,
      paper.branchId,
      paper.printerId,
      Buffer.from(paper.bytes),
      JSON.stringify(paper.paper),
    ],
  );
}

/** The latest papers of a branch, of one printer when given, the newest first. */
export async function findPapers(
  tx: Tx,
  branchId: string,
  options: { printerId: string | undefined; limit: number },
) {
  let query = tables<PrintingTables>(tx)
    .selectFrom('printing.papers')
    .select(['id', 'printer_id as printerId', 'printed_at as printedAt', 'paper'])
    .where('company_id', '=', tx.companyId)
    .where('branch_id', '=', branchId)
    .orderBy('printed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit);
  if (options.printerId !== undefined) query = query.where('printer_id', '=', options.printerId);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, paper: row.paper as Paper }));
}

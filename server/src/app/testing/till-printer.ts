import { newId } from '../../kernel/ids.ts';
import type { Owner } from '../../kernel/testing/owner.ts';

/** Makes a printer the one of its branch's till, with a drawer on it unless told otherwise. */
export async function openTillPrinter(
  owner: Owner,
  {
    companyId,
    branchId,
    printerId,
    drawer = true,
  }: {
    companyId: string;
    branchId: string;
    printerId: string;
    drawer?: boolean;
  },
): Promise<void> {
  await owner.rows(
    `insert into printing.stations (company_id, id, name, kind, sort_order) values ($1, $2, 'Caja', 'till', 90)
      on conflict do nothing`,
    [companyId, newId()],
  );
  await owner.rows(
    `insert into printing.station_printers (company_id, branch_id, station_id, printer_id)
      select $1, $2, id, $3 from printing.stations where company_id = $1 and kind = 'till' on conflict do nothing`,
    [companyId, branchId, printerId],
  );
  await owner.rows('update printing.printers set drawer = $2 where id = $1', [printerId, drawer]);
}

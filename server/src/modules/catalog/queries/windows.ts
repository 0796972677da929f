import { newId } from '../../../kernel/ids.ts';
import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { WindowShape } from '../window-shape.ts';

const statementsOf = (column: 'product_id' | 'category_id'): { drop: Statement; put: Statement } => ({
  drop: {
    name: `catalog.drop_windows_${column}`,
    text: `delete from catalog.windows where company_id = $1 and ${column} = $2`,
  },
  put: {
    name: `catalog.put_windows_${column}`,
    text: `insert into catalog.windows (company_id, id, ${column}, branch_id, channel, weekdays, from_minute, to_minute)
      select $1, x.id, $2, x."branchId", x.channel, x.weekdays, x."fromMinute", x."toMinute"
      from jsonb_to_recordset($3::jsonb) as x (id uuid, "branchId" uuid, channel text, weekdays smallint[],
        "fromMinute" int, "toMinute" int)`,
  },
});
const OF_PRODUCT = statementsOf('product_id');
const OF_CATEGORY = statementsOf('category_id');

/** Stores when and where a product is sold, and nothing else. */
export function putProductWindows(tx: Tx, id: string, windows: readonly WindowShape[]): Promise<void> {
  return put(tx, OF_PRODUCT, id, windows);
}

/** Stores when and where what is in a category is sold, and nothing else. */
export function putCategoryWindows(tx: Tx, id: string, windows: readonly WindowShape[]): Promise<void> {
  return put(tx, OF_CATEGORY, id, windows);
}

async function put(
  tx: Tx,
  statements: typeof OF_PRODUCT,
  id: string,
  windows: readonly WindowShape[],
): Promise<void> {
  const rows = windows.map((window) => ({ ...window, id: newId() }));
  await Promise.all([
    run(tx, statements.drop, [tx.companyId, id]),
    run(tx, statements.put, [tx.companyId, id, JSON.stringify(rows)]),
  ]);
}

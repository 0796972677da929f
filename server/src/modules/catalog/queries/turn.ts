import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

const TAKE: Statement = { name: 'catalog.take_turn', text: 'select catalog.next_version($1)' };

/**
 * Waits until nobody else changes the company's menu, and holds it until this transaction ends. Whoever changes a menu does
 * this before locking any of its rows: the row of the version is locked by every change sooner or later, and two that come
 * to it from different sides would wait for each other.
 */
export async function takeTurn(tx: Tx): Promise<void> {
  await run(tx, TAKE, [tx.companyId]);
}

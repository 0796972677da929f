import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { secretHash } from '../session-secret.ts';

const USE: Statement = {
  name: 'identity.use_setup_link',
  text: 'select identity.use_setup_link($1, $2) as used',
};

/** Uses up a link with which the company of this transaction is made; of all who try at once one gets it. */
export async function useSetupLink(
  tx: Tx,
  token: string,
  purpose: 'setup' | 'sign_up' | 'company_invitation',
): Promise<boolean> {
  const [row] = await run<{ used: boolean }>(tx, USE, [secretHash(token), purpose]);
  return row?.used === true;
}

import { newId } from '../../kernel/ids.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import { linkMail, type MailFacts } from './link-mail.ts';
import { addMail } from './queries/mails.ts';

/**
 * Queues a mail in the transaction that wants it sent; a worker sends it after the commit, and gives up when the link in
 * it has ended.
 */
export async function queueMail(
  ctx: { tx: OutsideTx | Tx },
  input: MailFacts & { to: string; minutes: number },
): Promise<void> {
  await addMail(ctx.tx, { id: newId(), to: input.to, minutes: input.minutes, ...linkMail(input) });
}

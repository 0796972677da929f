import { run } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';

/** A mail on its way. */
export interface MailRow {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attempts: number;
}

/** Stores a mail in the transaction it belongs to. */
export async function addMail(
  tx: OutsideTx | Tx,
  mail: Omit<MailRow, 'attempts'> & { minutes: number },
): Promise<void> {
  const { id, minutes, ...words } = mail;
  await run(tx, { name: 'identity.add_mail', text: 'select identity.add_mail($1, $2, $3)' }, [
    id,
    JSON.stringify(words),
    minutes,
  ]);
}

/** The next mail whose time has come, its attempt counted already. */
export async function claimMail(tx: OutsideTx): Promise<MailRow | undefined> {
  const [row] = await run<MailRow>(
    tx,
    {
      name: 'identity.claim_mail',
      text: `select id, recipient as "to", subject, body_text as text, body_html as html, attempts
        from identity.claim_mail()`,
    },
    [],
  );
  return row;
}

/**
 * Notes how an attempt ended. The words of a mail that is done with are erased.
 *
 * @param end.waitSeconds until the next attempt; null: there is none
 */
export async function endMail(
  tx: OutsideTx,
  end: { id: string; sent: boolean; error: string | null; waitSeconds: number | null },
): Promise<void> {
  await run(tx, { name: 'identity.end_mail', text: 'select identity.end_mail($1, $2, $3, $4)' }, [
    end.id,
    end.sent,
    end.error,
    end.waitSeconds,
  ]);
}

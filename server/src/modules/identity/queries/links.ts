import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import { secretHash } from '../session-secret.ts';

/** What a link is good for. */
export type LinkPurpose =
  | 'invitation'
  | 'password_reset'
  | 'setup'
  | 'sign_up'
  | 'company_invitation'
  | 'support'
  | 'platform_password';

/** What a link says. */
export interface LinkRow {
  id: string;
  companyId: string | null;
  memberId: string | null;
  email: string | null;
  name: string | null;
  payload: Record<string, unknown>;
}

/** A link that was found, whether it can still be used or not. */
export interface FoundLink extends LinkRow {
  purpose: LinkPurpose;
  companyName: string | null;
  expiresAt: Temporal.Instant;
  state: 'open' | 'used' | 'revoked' | 'expired';
  hasAccount: boolean;
}

const ADD: Statement = { name: 'identity.add_link', text: 'select identity.add_link($1, $2) as at' };

/** Stores a link; tells when it ends, by the database's clock. */
export async function addLink(
  tx: OutsideTx | Tx,
  link: Omit<LinkRow, 'payload'> & {
    purpose: LinkPurpose;
    payload: Readonly<Record<string, unknown>>;
    secretHash: Buffer;
    minutes: number;
  },
): Promise<Temporal.Instant> {
  const { id, purpose, companyId, memberId, email, name, payload } = link;
  const stored = {
    id,
    purpose,
    secret: link.secretHash.toString('hex'),
    company: companyId,
    member_id: memberId,
  };
  const [row] = await run<{ at: Temporal.Instant }>(tx, ADD, [
    JSON.stringify({ ...stored, email, name, payload }),
    link.minutes,
  ]);
  if (!row) throw new Error('the database stored no link');
  return row.at;
}

const COLUMNS = 'id, company_id as "companyId", member_id as "memberId", email, name, payload';

/** What a link says, without using it. */
export async function readLink(tx: OutsideTx | Tx, token: string): Promise<FoundLink | undefined> {
  const [row] = await run<FoundLink>(
    tx,
    {
      name: 'identity.read_link',
      text: `select ${COLUMNS}, purpose, company_name as "companyName", expires_at as "expiresAt", state,
          has_account as "hasAccount" from identity.read_link($1)`,
    },
    [secretHash(token)],
  );
  return row;
}

const USE: Statement = {
  name: 'identity.use_link',
  text: `select ${COLUMNS} from identity.use_link($1, $2)`,
};

/** Uses a link up; of all who try at once one gets it. */
export async function useLink(
  tx: OutsideTx | Tx,
  token: string,
  purpose: LinkPurpose,
): Promise<LinkRow | undefined> {
  const [row] = await run<LinkRow>(tx, USE, [secretHash(token), purpose]);
  return row;
}

/** Takes back what was issued before: of one member, or of nobody in particular. */
export async function revokeLinks(
  tx: OutsideTx | Tx,
  which: { purpose: LinkPurpose; companyId?: string; memberId?: string },
): Promise<void> {
  await run(tx, { name: 'identity.revoke_links', text: 'select identity.revoke_links($1, $2, $3)' }, [
    which.purpose,
    which.companyId ?? null,
    which.memberId ?? null,
  ]);
}

/** Forgets links and mails of a month ago. */
export async function forgetLinks(tx: OutsideTx): Promise<void> {
  await run(tx, { name: 'identity.forget_links', text: 'select identity.forget_links()' }, []);
}

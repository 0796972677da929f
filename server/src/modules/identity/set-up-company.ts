import type { Announce } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { type CreateCompanyInput, createCompany } from './create-company.ts';
import { addAccount } from './queries/log-ins.ts';
import { useSetupLink } from './queries/setup.ts';

/** A company as the one who will own it fills it in. */
export interface SetUpCompanyInput {
  token: string;
  purpose: 'setup' | 'sign_up' | 'company_invitation';
  company: CreateCompanyInput['company'];
  branch: CreateCompanyInput['branch'];
  owner: {
    id: string;
    name: string;
    email: string;
    /** The account there is, or the hash of the password of the one to be made. */
    account: { id: string } | { passwordHash: string };
  };
}

/**
 * Makes company, first branch, account and owner with a link, which is used up by it.
 *
 * @throws Refusal `conflict` identity.link_used, identity.account_exists when the e-mail got an account meanwhile; and as
 *   `createCompany` says
 */
export async function setUpCompany(
  ctx: { tx: Tx; requestId: string; announce: Announce },
  input: SetUpCompanyInput,
): Promise<void> {
  const { tx, requestId, announce } = ctx;
  const { company, branch, owner } = input;
  if (!(await useSetupLink(tx, input.token, input.purpose)))
    throw new Refusal('conflict', 'identity.link_used');
  const accountId = await accountOf(tx, owner);
  const actor = { kind: 'system', memberId: owner.id, memberName: owner.name } as const;
  const { id, name, email } = owner;
  const made = { company, branch, owner: { id, name, email, accountId } };
  await createCompany({ tx, actor, requestId, announce }, made);
}

async function accountOf(tx: Tx, { email, account }: SetUpCompanyInput['owner']): Promise<string> {
  if ('id' in account) return account.id;
  const id = newId();
  // Whoever has this e-mail by now has a password of their own, which nobody has shown here.
  if ((await addAccount(tx, { id, email, passwordHash: account.passwordHash })) !== id)
    throw new Refusal('conflict', 'identity.account_exists');
  return id;
}

import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import { type IssueLinkInput, issueLink } from './issue-link.ts';
import type { MailKind } from './link-mail.ts';
import { queueMail } from './queue-mail.ts';

/** What became of a link: mailed, or told to whoever asked so that they hand it on. */
export interface HandedLink {
  url: string | null;
  sentTo: string | null;
  expiresAt: string;
}

/** A link and the words around it. */
export interface HandOnLinkInput extends IssueLinkInput {
  purpose: IssueLinkInput['purpose'] & MailKind;
  /** Of the page that takes it. */
  path: string;
  /** BCP 47. */
  locale: string;
  companyName: string | null;
}

/**
 * Issues a link and queues the mail with it, where there is a mail server and somebody to write to; else its address is
 * returned, to be copied or shared, and the link remembers that it was shown.
 */
export async function handOnLink(
  ctx: { tx: Tx | OutsideTx; origin: string; mails: boolean },
  input: HandOnLinkInput,
): Promise<HandedLink> {
  const { email, purpose, locale, companyName, minutes } = input;
  const mailed = ctx.mails && email !== undefined;
  const payload = mailed ? input.payload : { ...input.payload, shown: true };
  const { token, expiresAt } = await issueLink(ctx, payload ? { ...input, payload } : input);
  const url = `${ctx.origin}${input.path}#${token}`;
  if (!mailed) return { url, sentTo: null, expiresAt: expiresAt.toString() };
  await queueMail(ctx, {
    to: email,
    kind: purpose,
    name: input.name ?? null,
    ...{ locale, url, companyName, minutes },
  });
  return { url: null, sentTo: email, expiresAt: expiresAt.toString() };
}

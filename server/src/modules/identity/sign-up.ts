import type { OutsideTx } from '../../kernel/tx.ts';
import { handOnLink } from './hand-on-link.ts';

/** How long a link to sign up can be used, in minutes (24 hours), as its mail says. */
const SIGN_UP_MINUTES = 24 * 60;

/** Mails a link with which a company is made. Whoever asked learns nothing from it: the mailbox does. */
export async function signUp(
  ctx: { tx: OutsideTx; origin: string },
  input: { email: string; locale: string },
): Promise<void> {
  await handOnLink(
    { ...ctx, mails: true },
    {
      purpose: 'sign_up',
      path: '/setup',
      email: input.email,
      locale: input.locale,
      payload: { locale: input.locale },
      companyName: null,
      minutes: SIGN_UP_MINUTES,
    },
  );
}

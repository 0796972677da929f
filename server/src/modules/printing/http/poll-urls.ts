import T from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, NoBody, Nullable } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { issuePollUrl } from '../issue-poll-url.ts';
import { newPollSecret, pollSecretHash } from '../poll-secret.ts';
import { findPollUrl, type PollUrl as PollUrlRow } from '../queries/poll-urls.ts';
import { findPrinter } from '../queries/printers.ts';
import { revokePollUrl } from '../revoke-poll-url.ts';

const CONFIGURE = 'printing.configure';
const PrinterParams = T.Object({ printerId: Id });
const branchOfPrinter = {
  lookedUp: async (tx: Tx, { params }: { params: { printerId: string } }) =>
    (await findPrinter(tx, params.printerId))?.branchId,
};

const PollUrl = T.Object(
  {
    madeAt: Instant,
    mac: Nullable(T.String({ description: 'Of the machine that asked first: no other one is answered.' })),
    strangerMac: Nullable(T.String({ description: 'Of the last other machine that tried.' })),
    strangerAt: Nullable(Instant),
    polledAt: Nullable(Instant),
    pollSeconds: Nullable(T.Integer()),
    mediaTypes: Nullable(T.Array(T.String())),
  },
  { title: 'PollUrl' },
);

function urlAnswer(row: PollUrlRow) {
  const { madeAt, strangerAt, polledAt } = row;
  return {
    ...row,
    madeAt: madeAt.toString(),
    strangerAt: strangerAt?.toString() ?? null,
    polledAt: polledAt?.toString() ?? null,
  };
}

/** The routes by which a printer gets and loses the address at which it asks for its pages. */
export const pollUrlRoutes: Route[] = [
  route({
    path: '/v1/printers/{printerId}/poll-url',
    scope: 'branch',
    permission: CONFIGURE,
    params: PrinterParams,
    method: 'GET',
    operation: 'readPollUrl',
    summary: 'What was heard of a printer at its poll address; null where it has none. Never its secret.',
    branchOf: branchOfPrinter,
    answer: { status: 200, schema: T.Object({ pollUrl: Nullable(PollUrl) }, { title: 'PollUrlState' }) },
    handle: async (ctx, { params }) => {
      const found = await findPollUrl(ctx.tx, params.printerId);
      return { pollUrl: found ? urlAnswer(found) : null };
    },
  }),
  route({
    path: '/v1/printers/{printerId}/poll-url',
    scope: 'branch',
    permission: CONFIGURE,
    params: PrinterParams,
    method: 'POST',
    operation: 'issuePollUrl',
    summary:
      'Give a printer a poll address, in place of any it had. It is in this answer and nowhere else: a repeated request makes another one.',
    branchOf: branchOfPrinter,
    body: NoBody,
    answer: {
      status: 200,
      schema: T.Object({ url: T.String(), pollUrl: PollUrl }, { title: 'IssuedPollUrl' }),
    },
    handle: async (ctx, { params: { printerId }, http }) => {
      // Not kept with an idempotency key: a stored answer would hold the secret.
      const secret = newPollSecret();
      const tokenHash = pollSecretHash(secret);
      if (!tokenHash) throw new Error('a new secret is not one');
      await issuePollUrl(ctx, { printerId, tokenHash });
      const made = await findPollUrl(ctx.tx, printerId);
      if (!made) throw new Refusal('not_found', 'printing.printer_unknown');
      return { url: `${http.origin}/v1/cloudprnt/${secret}`, pollUrl: urlAnswer(made) };
    },
  }),
  route({
    path: '/v1/printers/{printerId}/poll-url',
    scope: 'branch',
    permission: CONFIGURE,
    params: PrinterParams,
    method: 'DELETE',
    operation: 'revokePollUrl',
    summary: 'Take the poll address of a printer away: from now on it is nobody there.',
    branchOf: branchOfPrinter,
    answer: { status: 204 },
    handle: async (ctx, { params }) => revokePollUrl(ctx, params),
  }),
];

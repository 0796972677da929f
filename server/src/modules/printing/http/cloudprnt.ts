import T from 'typebox';
import type { Log } from '../../../kernel/log.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { Bytes, type PublicContext, type Route, route, type SentBytes } from '../../../kernel/route.ts';
import { answerPoll } from '../answer-poll.ts';
import { claimPage } from '../claim-page.ts';
import { confirmPage } from '../confirm-page.ts';
import { pageToken } from '../page-token.ts';
import { macOf, readPollMessage } from '../poll-message.ts';
import type { PageToPrint } from '../queries/lane-pages.ts';
import { settleAttempt } from '../settle-attempt.ts';
import { chosenType, MEDIA_TYPES } from '../star-media.ts';
import { type StarPage, starPage } from '../star-page.ts';
import { type CloudPrinterTools, type KnownPrinter, nobody, PrinterDoor } from './printer-door.ts';

const Params = T.Object({ token: T.String({ maxLength: 100 }) });
const Answer = T.Object(
  {
    jobReady: T.Boolean(),
    mediaTypes: T.Optional(T.Array(T.String())),
    jobToken: T.Optional(T.String()),
    clientAction: T.Optional(T.Array(T.Object({ request: T.String(), options: T.String() }))),
  },
  { title: 'CloudPrinterAnswer' },
);
/** Machines add parameters of their own, which are passed over. */
const Asked = {
  uid: T.Optional(T.String({ maxLength: 100 })),
  mac: T.Optional(T.String({ maxLength: 40 })),
  token: T.Optional(T.String({ maxLength: 100 })),
};
/** Of these a machine sends what it has, and more besides. */
const Posted = T.Unsafe<SentBytes>({
  type: 'object',
  title: 'CloudPrinterStatus',
  properties: {
    printerMAC: { type: 'string' },
    statusCode: { type: 'string' },
    printingInProgress: { type: 'boolean' },
  },
});
const BODY = {
  types: ['application/json'],
  limit: 16 * 1024,
  tooLarge: 'kernel.body_too_large',
  otherType: 'kernel.content_type',
};

/**
 * The address at which a printer of Star's asks for its pages (CloudPRNT over HTTP): it posts how it is, fetches a page that
 * it is told of, and deletes it with a word on what became of it. The secret in the address is all that lets it in; a wrong
 * one and one that is no more read like any address where there is nothing.
 */
export function cloudPrinterRoutes(tools: CloudPrinterTools): Route[] {
  const door = new PrinterDoor(tools);
  return [pollRoute(door), fetchRoute(door, tools), confirmRoute(door)];
}

function pollRoute(door: PrinterDoor): Route {
  return route({
    path: '/v1/cloudprnt/{token}',
    scope: 'public',
    permission: null,
    params: Params,
    method: 'POST',
    operation: 'pollCloudPrinter',
    summary: 'A printer says how it is and asks whether there is a page for it.',
    body: Posted,
    bytes: BODY,
    answer: { status: 200, schema: Answer },
    handle: async (ctx, { params, body, http }) => {
      const place = await door.open(ctx, params.token, http);
      const message = readPollMessage(body.bytes);
      if (!message) throw new Refusal('malformed', 'printing.not_understood');
      return door.enter(ctx, place, message.mac, (print, printer) =>
        answerPoll(print, { printerId: place.printerId, printer, message }),
      );
    },
  });
}

function fetchRoute(door: PrinterDoor, { log }: CloudPrinterTools): Route {
  return route({
    path: '/v1/cloudprnt/{token}',
    scope: 'public',
    permission: null,
    params: Params,
    method: 'GET',
    operation: 'fetchCloudPage',
    summary: 'The page that a printer was told of; from here on it may be on paper.',
    query: T.Object({ ...Asked, type: T.Optional(T.String({ maxLength: 100 })) }),
    answer: {
      status: 200,
      types: MEDIA_TYPES,
      schema: T.Unsafe<never>({ type: 'string', format: 'binary' }),
    },
    handle: async (ctx, { params, query, http }) => {
      const place = await door.open(ctx, params.token, http);
      // Before anything is counted: what asks without saying who it is, or for what there is not, gets no page.
      const mac = macOf(query.mac);
      if (mac === undefined) throw nobody();
      const { page, printer } = await door.enter(ctx, place, mac, async (print, heard) => ({
        printer: heard,
        page: chosenType(query.type, heard.mediaTypes)
          ? await claimPage(print, { printerId: place.printerId, token: query.token })
          : undefined,
      }));
      const type = chosenType(query.type, printer.mediaTypes);
      if (!page || !type) throw nobody();
      const whole = { ...page, drawer: printer.drawer };
      const made = await madePage({ door, ctx, place, log }, page, () => starPage(whole, type));
      for (const [name, value] of Object.entries(made.headers)) http.setHeader(name, value);
      http.setHeader('x-star-token', pageToken({ jobId: page.id, attempt: page.attempts }));
      return new Bytes(made.bytes, type);
    },
  });
}

/** The bytes of a page; one of which none can be made comes to a person, and holds up nobody. */
async function madePage(
  at: { door: PrinterDoor; ctx: PublicContext; place: KnownPrinter; log: Log },
  page: PageToPrint,
  make: () => StarPage,
): Promise<StarPage> {
  const { door, ctx, place, log } = at;
  try {
    return make();
  } catch (error) {
    log.error({ err: error, job: page.id }, 'a page cannot be printed');
    const detail = error instanceof Error ? error.message : String(error);
    await ctx.database.inTenant(place.companyId, (tx) =>
      settleAttempt(door.context(tx), {
        ...{ printerId: place.printerId, job: page, outcome: { kind: 'unprintable', detail } },
      }),
    );
    throw nobody();
  }
}

function confirmRoute(door: PrinterDoor): Route {
  return route({
    path: '/v1/cloudprnt/{token}',
    scope: 'public',
    permission: null,
    params: Params,
    method: 'DELETE',
    operation: 'confirmCloudPage',
    summary: 'A printer says what became of a page.',
    query: T.Object({ ...Asked, code: T.Optional(T.String({ maxLength: 200 })) }),
    answer: { status: 200 },
    handle: async (ctx, { params, query, http }) => {
      const place = await door.open(ctx, params.token, http);
      const mac = macOf(query.mac);
      if (mac === undefined) throw nobody();
      const { token, code } = query;
      await door.enter(ctx, place, mac, (print, printer) =>
        confirmPage(print, { printerId: place.printerId, printer, token, code }),
      );
    },
  });
}

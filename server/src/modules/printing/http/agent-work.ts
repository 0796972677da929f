import { randomBytes, randomInt } from 'node:crypto';
import T, { type Static } from 'typebox';
import type { Announcer } from '../../../kernel/events.ts';
import type { Log } from '../../../kernel/log.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Exchange, type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import type { Database } from '../../../kernel/tenant.ts';
import { afterCommit, type Tx } from '../../../kernel/tx.ts';
import type { Wakeups } from '../../../kernel/wakeups.ts';
import {
  attemptKey,
  countAttempt,
  forgiveAttempts,
  getCompany,
  normalizeCode,
  placeOf,
  secretHash,
} from '../../identity/index.ts';
import { AGENT_SECRET } from '../agent.ts';
import { AgentWorkAnswer, Answers, ClaimPages, Found, HeldPages, Outcomes } from '../agent-shapes.ts';
import { beginClaim } from '../begin-claim.ts';
import { type AgentWork, claimPages } from '../claim-pages.ts';
import { enrollAgent } from '../enroll-agent.ts';
import { noteAgentAnswer } from '../note-agent-answer.ts';
import { pageBytes } from '../page-bytes.ts';
import { extendAgentLeases } from '../queries/agent-work.ts';
import { type AgentPlace, findAgentOfCode, findAgentOfSecret, noteFound } from '../queries/agents.ts';
import type { PrintContext } from '../settle-attempt.ts';
import { settleClaim } from '../settle-claim.ts';
import { AgentPolls } from './agent-polls.ts';

/** What the routes of print agents are built with. */
export interface AgentTools {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
}

/** A page whose agent is not heard of for so long may be handed on. */
const LEASE_SECONDS = 10;

/**
 * The agent behind a request's secret. Asked each time, so that one that was ended gets nothing more.
 *
 * @throws Refusal `unauthenticated` printing.agent_refused
 */
async function getPlace(database: Database, http: Exchange): Promise<AgentPlace> {
  const secret = http.header('authorization')?.replace(/^Bearer /, '');
  const place = secret?.startsWith(AGENT_SECRET)
    ? await database.askOutside((tx) => findAgentOfSecret(tx, secretHash(secret)))
    : undefined;
  if (!place) throw new Refusal('unauthenticated', 'printing.agent_refused');
  return place;
}

function contextOf({ announcer, wakeups }: AgentTools, tx: Tx): PrintContext {
  return {
    tx,
    announce: (type, payload) => announcer.announce(tx, type, payload),
    wake: (topic, key) => afterCommit(tx, () => wakeups.hint(topic, key)),
  };
}

/** The routes that print agents use; each knows its agent by its secret and by nothing else. */
export function agentWorkRoutes(tools: AgentTools): Route[] {
  return [
    enrollRoute(),
    claimRoute(tools, new AgentPolls(tools)),
    leaseRoute(),
    outcomeRoute(tools),
    answerRoute(tools),
    foundRoute(),
  ];
}

function enrollRoute(): Route {
  return route({
    method: 'POST',
    path: '/v1/print-agents/enroll',
    operation: 'enrollPrintAgent',
    summary: 'Become the print agent of a code. Its secret is in this answer and nowhere else.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: T.Object({ code: T.String({ minLength: 8, maxLength: 20 }) }, { additionalProperties: false }),
    answer: {
      status: 200,
      schema: T.Object(
        { agentId: Id, name: T.String(), companyName: T.String(), secret: T.String() },
        { title: 'PrintAgentEnrolled' },
      ),
    },
    handle: async ({ database, requestId }, { body, http }) => {
      // Counted with those of tills and screens: one guesser has one budget, whatever is guessed.
      const key = attemptKey('enroll', placeOf(http.ip));
      const wait = await database.askOutside((tx) =>
        countAttempt(tx, { key, limit: 20, minutes: 15, hard: true }),
      );
      if (wait > 0) throw new Refusal('too_many', 'printing.too_many_attempts', { retryAfterSeconds: wait });
      const codeHash = secretHash(normalizeCode(body.code));
      const place = await database.askOutside((tx) => findAgentOfCode(tx, codeHash));
      if (!place) throw new Refusal('not_found', 'printing.agent_code_unknown');
      const secret = `${AGENT_SECRET}${randomBytes(32).toString('base64url')}`;
      const hashes = { codeHash, secretHash: secretHash(secret) };
      const { agent, companyName } = await database.inTenant(place.companyId, async (tx) => ({
        agent: await enrollAgent({ tx, requestId }, hashes),
        companyName: (await getCompany(tx)).name,
      }));
      await database.askOutside((tx) => forgiveAttempts(tx, { clear: [], giveBack: [key] }));
      return { agentId: agent.id, name: agent.name, companyName, secret };
    },
  });
}

function claimRoute(tools: AgentTools, polls: AgentPolls): Route {
  return route({
    method: 'POST',
    path: '/v1/print-agent/claims',
    operation: 'claimPages',
    summary:
      'Take the next page of each free printer; waits for one. Of several requests the last one is served.',
    scope: 'public',
    permission: null,
    body: ClaimPages,
    answer: { status: 200, schema: AgentWorkAnswer },
    handle: async ({ database }, { body, http }) => {
      const place = await getPlace(database, http);
      const { version, holds } = body;
      const until = performance.now() + body.waitSeconds * 1_000;
      const wait = polls.begin(place);
      try {
        let { poll, work } = await database.inTenant(place.companyId, (tx) =>
          beginClaim(contextOf(tools, tx), {
            agentId: place.agentId,
            version,
            holds,
            leaseSeconds: LEASE_SECONDS,
          }),
        );
        wait.displace();
        while (work) {
          const left = until - performance.now();
          const answer = await printable(tools, place, work);
          if (answer.pages.length + answer.probes.length > 0 || answer.scan || left <= 0) return answer;
          const isGone = await http.aside(async (gone) => {
            await wait.next(left, gone);
            return gone.aborted;
          });
          // Taken now, a page would wait for the lease of somebody who has left.
          if (isGone) return answer;
          const claim = { agentId: place.agentId, poll, holds, leaseSeconds: LEASE_SECONDS };
          work = await database.inTenant(place.companyId, (tx) => claimPages(contextOf(tools, tx), claim));
        }
        return workAnswer(NOTHING);
      } finally {
        wait.end();
      }
    },
  });
}

const NOTHING: AgentWork = { printers: [], pages: [], probes: [], scan: false };

/** The work as it is answered. A page of which no bytes can be made ends here, and holds nobody up. */
async function printable(
  tools: AgentTools,
  { companyId, agentId }: AgentPlace,
  work: AgentWork,
): Promise<Static<typeof AgentWorkAnswer>> {
  const answer = workAnswer(work);
  for (const { printerId, job } of work.pages) {
    const processId = String(randomInt(10_000)).padStart(4, '0');
    const { id: jobId, attempts: attempt, kind, document, confirms, expiresInSeconds } = job;
    try {
      const bytes = Buffer.from(pageBytes(job, processId)).toString('base64');
      const title = document.title ?? null;
      const page = { jobId, attempt, printerId, kind, title, bytes, processId, confirms, expiresInSeconds };
      answer.pages.push(page);
    } catch (error) {
      tools.log.error({ err: error, job: jobId }, 'a page cannot be printed');
      const detail = error instanceof Error ? error.message : String(error);
      const outcome = { kind: 'unprintable', detail } as const;
      await tools.database.inTenant(companyId, (tx) =>
        settleClaim(contextOf(tools, tx), { agentId, jobId, attempt, outcome }),
      );
    }
  }
  return answer;
}

function workAnswer({ printers, probes, scan }: AgentWork): Static<typeof AgentWorkAnswer> {
  return {
    printers: printers.map(({ id, name, host, port, device, confirms, isDown }) => ({
      ...{ id, name, host, port, device, confirms, isDown },
    })),
    pages: [],
    probes,
    scan,
  };
}

function leaseRoute(): Route {
  return route({
    method: 'POST',
    path: '/v1/print-agent/leases',
    operation: 'extendLeases',
    summary: 'Say that pages are still being printed. Answers with those that are not one’s own any more.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: T.Object({ holds: HeldPages }, { title: 'AgentLeases', additionalProperties: false }),
    answer: { status: 200, schema: T.Object({ lost: T.Array(Id) }, { title: 'AgentLeasesLost' }) },
    handle: async ({ database }, { body: { holds }, http }) => {
      const { companyId, agentId } = await getPlace(database, http);
      const kept = await database.inTenant(companyId, (tx) =>
        extendAgentLeases(tx, agentId, holds, LEASE_SECONDS),
      );
      return { lost: holds.map(({ jobId }) => jobId).filter((jobId) => !kept.has(jobId)) };
    },
  });
}

function outcomeRoute(tools: AgentTools): Route {
  return route({
    method: 'POST',
    path: '/v1/print-agent/outcomes',
    operation: 'reportOutcomes',
    summary: 'Say what became of pages; said again it changes nothing.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: Outcomes,
    answer: { status: 204 },
    handle: async ({ database }, { body, http }) => {
      const { companyId, agentId } = await getPlace(database, http);
      // One by one: two of them may be about printers that others hold in another order.
      for (const { jobId, attempt, outcome } of body.outcomes)
        await database.inTenant(companyId, (tx) =>
          settleClaim(contextOf(tools, tx), { agentId, jobId, attempt, outcome }),
        );
    },
  });
}

function answerRoute(tools: AgentTools): Route {
  return route({
    method: 'POST',
    path: '/v1/print-agent/answers',
    operation: 'reportAnswers',
    summary: 'Say what printers answered that were to be asked how they are.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: Answers,
    answer: { status: 204 },
    handle: async ({ database }, { body, http }) => {
      const { companyId, agentId } = await getPlace(database, http);
      for (const { printerId, outcome } of body.answers)
        await database.inTenant(companyId, (tx) =>
          noteAgentAnswer(contextOf(tools, tx), { agentId, printerId, outcome }),
        );
    },
  });
}

function foundRoute(): Route {
  return route({
    method: 'POST',
    path: '/v1/print-agent/found',
    operation: 'reportFoundPrinters',
    summary: 'Say which printers were found.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: Found,
    answer: { status: 204 },
    handle: async ({ database }, { body, http }) => {
      const { companyId, agentId } = await getPlace(database, http);
      await database.inTenant(companyId, (tx) => noteFound(tx, agentId, body.printers));
    },
  });
}

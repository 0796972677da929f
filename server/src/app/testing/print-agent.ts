import { newId } from '../../kernel/ids.ts';
import type { Owner } from '../../kernel/testing/owner.ts';
import { enqueueJobs, type JobKind } from '../../modules/printing/index.ts';
import { pageOf } from './print-lane.ts';
import type { Answer, TestApp, TestSession } from './test-app.ts';

/** A page as a print agent gets it. */
export interface AgentPage {
  jobId: string;
  attempt: number;
  printerId: string;
  bytes: string;
  processId: string;
}

/** What a print agent is told to do. */
export interface AgentOrders {
  pages: AgentPage[];
  probes: { printerId: string; asks: boolean }[];
  printers: { id: string; name: string; host: string | null; device: string | null }[];
  scan: boolean;
}

/** A print agent of a test: its secret, and what it asks with it. */
export interface TestAgent {
  agentId: string;
  secret: string;
  claim(
    holds?: readonly { jobId: string; attempt: number }[],
    waitSeconds?: number,
  ): Promise<Answer<AgentOrders>>;
  post(what: string, body: unknown): Promise<Answer>;
  report(page: AgentPage, outcome: object): Promise<Answer>;
}

/** Asks for a code as the office does and brings it as the program does. */
export async function enrollAgain(app: TestApp, session: TestSession, agentId: string): Promise<TestAgent> {
  const { body: issued } = await app.request('POST', `/v1/print-agents/${agentId}/code`, {
    session,
    body: {},
  });
  const { status, body } = await app.request<{ secret: string }>('POST', '/v1/print-agents/enroll', {
    body: { code: String(issued.code) },
  });
  if (status !== 200) throw new Error(`the code was refused: ${JSON.stringify(body)}`);
  const { secret } = body;
  const post = <B>(what: string, sent: unknown) =>
    app.request<B>('POST', `/v1/print-agent/${what}`, { session: { token: secret }, body: sent });
  return {
    agentId,
    secret,
    claim: (holds = [], waitSeconds = 0) => post('claims', { version: '0.1.0', waitSeconds, holds }),
    post,
    report: ({ jobId, attempt }, outcome) => post('outcomes', { outcomes: [{ jobId, attempt, outcome }] }),
  };
}

/** Adds a print agent to a branch and enrolls it. */
export async function addAgent(app: TestApp, session: TestSession, branchId: string): Promise<TestAgent> {
  const id = newId();
  const { status, body } = await app.request('POST', `/v1/branches/${branchId}/print-agents`, {
    session,
    headers: { 'idempotency-key': newId() },
    body: { id, name: `Agente ${id.slice(-6)}` },
  });
  if (status !== 201) throw new Error(`the agent was refused: ${JSON.stringify(body)}`);
  return enrollAgain(app, session, id);
}

/** Gives an agent a printer. Returns its id. */
export async function addAgentPrinter(
  app: TestApp,
  session: TestSession,
  agentId: string,
  at: object = { host: '192.168.1.50', port: 9_100 },
): Promise<string> {
  const id = newId();
  const { branchId } = session;
  const { status, body } = await app.request('POST', '/v1/printers', {
    session,
    headers: { 'idempotency-key': newId() },
    body: { id, branchId, name: `Impresora ${id.slice(-6)}`, driver: 'agent', agentId, columns: 48, ...at },
  });
  if (status !== 201) throw new Error(`the printer was refused: ${JSON.stringify(body)}`);
  return id;
}

/** Queues a page as an order does; hints go through the wake-ups given. */
export async function queuePage(
  app: TestApp,
  at: { companyId: string; branchId: string; printerId: string },
  text: string,
  options: { kind?: JobKind; wake?: (topic: string, key: string) => void } = {},
): Promise<void> {
  const { companyId, branchId, printerId } = at;
  const { kind = 'kitchen', wake = () => undefined } = options;
  await app.system.database.inTenant(companyId, async (tx) =>
    enqueueJobs({ tx, wake }, [{ branchId, printerId, kind, dedupeKey: text, document: pageOf(text) }]),
  );
}

/** A page as it is stored. */
export interface StoredPage {
  state: string;
  attempts: number;
  printings: number;
  printed_before: boolean;
  rerouted_from: string | null;
}

/** Pages of a printer as they are stored, in their order. */
export const storedPages = (owner: Owner, printerId: string) =>
  owner.rows<StoredPage>(
    'select state, attempts, printings, printed_before, rerouted_from from printing.jobs where printer_id = $1 order by seq',
    [printerId],
  );

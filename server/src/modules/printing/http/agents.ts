import { randomBytes } from 'node:crypto';
import T from 'typebox';
import type { BranchContext } from '../../../kernel/context.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, NoBody, Nullable } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { codeOf, secretHash } from '../../identity/index.ts';
import type { AgentRow } from '../agent.ts';
import { createAgent } from '../create-agent.ts';
import { getAgent } from '../get-agent.ts';
import { issueAgentCode } from '../issue-agent-code.ts';
import { findAgentBranch, findAgents, findFound } from '../queries/agents.ts';
import { renameAgent } from '../rename-agent.ts';
import { revokeAgent } from '../revoke-agent.ts';
import { scanNetwork } from '../scan-network.ts';

const CONFIGURE = 'printing.configure';
const BranchParams = T.Object({ branchId: Id });
const AgentParams = T.Object({ agentId: Id });
const Name = T.String({ minLength: 1, maxLength: 60 });
const namedBranch = { named: (input: { params: { branchId: string } }) => input.params.branchId };
const branchOfAgent = {
  lookedUp: (tx: Tx, { params }: { params: { agentId: string } }) => findAgentBranch(tx, params.agentId),
};

const PrintAgent = T.Object(
  {
    id: Id,
    branchId: Id,
    name: T.String(),
    state: T.Enum(['pending', 'online', 'silent', 'revoked'], {
      description: 'pending: its code was not used yet; silent: not heard of for half a minute.',
    }),
    version: Nullable(T.String()),
    enrolledAt: Nullable(Instant),
    lastSeenAt: Nullable(Instant),
    printers: T.Integer({ description: 'How many printers it prints on.' }),
    scanning: T.Boolean({ description: 'It was asked to look for printers and has not begun.' }),
    foundAt: Nullable(Instant),
  },
  { title: 'PrintAgent' },
);
const PrintAgents = T.Object({ agents: T.Array(PrintAgent) }, { title: 'PrintAgents' });
const AgentCode = T.Object(
  { code: T.String({ description: 'Good once, for fifteen minutes.' }), expiresAt: Instant },
  { title: 'PrintAgentCode' },
);
const FoundPrinters = T.Object(
  {
    foundAt: Nullable(Instant),
    printers: T.Array(
      T.Object(
        {
          host: Nullable(T.String()),
          port: Nullable(T.Integer()),
          device: Nullable(T.String()),
          answers: T.Boolean({ description: 'It says how it is, so it can confirm what it prints.' }),
        },
        { title: 'FoundPrinter' },
      ),
    ),
  },
  { title: 'FoundPrinters' },
);
const agentAnswer = (agent: AgentRow) => ({
  ...agent,
  enrolledAt: agent.enrolledAt?.toString() ?? null,
  lastSeenAt: agent.lastSeenAt?.toString() ?? null,
  foundAt: agent.foundAt?.toString() ?? null,
});
const answered = async (ctx: BranchContext, agentId: string) => agentAnswer(await getAgent(ctx, { agentId }));

const listed: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/print-agents',
    operation: 'listPrintAgents',
    summary: 'Programs that print in the network of a branch, the ended ones last.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: namedBranch,
    params: BranchParams,
    answer: { status: 200, schema: PrintAgents },
    handle: async (ctx) => ({ agents: (await findAgents(ctx.tx, ctx.branch.id)).map(agentAnswer) }),
  }),
  route({
    method: 'POST',
    path: '/v1/branches/{branchId}/print-agents',
    operation: 'createPrintAgent',
    summary: 'Add a print agent; the code that enrolls it is asked for afterwards.',
    scope: 'branch',
    permission: CONFIGURE,
    idempotent: true,
    branchOf: namedBranch,
    params: BranchParams,
    body: T.Object({ id: Id, name: Name }, { title: 'NewPrintAgent', additionalProperties: false }),
    answer: { status: 201, schema: PrintAgent },
    handle: async (ctx, { body }) => {
      await createAgent(ctx, body);
      return answered(ctx, body.id);
    },
  }),
];

const changed: Route[] = [
  route({
    method: 'PATCH',
    path: '/v1/print-agents/{agentId}',
    operation: 'renamePrintAgent',
    summary: 'Give a print agent another name.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: branchOfAgent,
    params: AgentParams,
    body: T.Object({ name: Name }, { title: 'PrintAgentName', additionalProperties: false }),
    answer: { status: 200, schema: PrintAgent },
    handle: async (ctx, { params, body }) => {
      await renameAgent(ctx, { ...params, ...body });
      return answered(ctx, params.agentId);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/print-agents/{agentId}/code',
    operation: 'issuePrintAgentCode',
    summary: 'A code with which a program becomes this agent, in place of the one before; earlier codes end.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: branchOfAgent,
    params: AgentParams,
    body: NoBody,
    answer: { status: 200, schema: AgentCode },
    handle: async (ctx, { params }) => {
      const code = codeOf(randomBytes(8));
      const ends = await issueAgentCode(ctx, { ...params, codeHash: secretHash(code) });
      return { code, expiresAt: ends.toString() };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/print-agents/{agentId}/revoke',
    operation: 'revokePrintAgent',
    summary: 'Let a print agent in no more, at once.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: branchOfAgent,
    params: AgentParams,
    body: NoBody,
    answer: { status: 200, schema: PrintAgent },
    handle: async (ctx, { params }) => {
      await revokeAgent(ctx, params);
      return answered(ctx, params.agentId);
    },
  }),
];

const found: Route[] = [
  route({
    method: 'POST',
    path: '/v1/print-agents/{agentId}/scan',
    operation: 'scanForPrinters',
    summary: 'Ask a print agent to look for printers in its network and on its machine.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: branchOfAgent,
    params: AgentParams,
    body: NoBody,
    answer: { status: 200, schema: PrintAgent },
    handle: async (ctx, { params }) => {
      await scanNetwork(ctx, params);
      return answered(ctx, params.agentId);
    },
  }),
  route({
    method: 'GET',
    path: '/v1/print-agents/{agentId}/found',
    operation: 'listFoundPrinters',
    summary: 'What a print agent found when it looked last.',
    scope: 'branch',
    permission: CONFIGURE,
    branchOf: branchOfAgent,
    params: AgentParams,
    answer: { status: 200, schema: FoundPrinters },
    handle: async (ctx, { params }) => {
      const { found: printers = [], foundAt = null } = (await findFound(ctx.tx, params.agentId)) ?? {};
      return { foundAt: foundAt?.toString() ?? null, printers };
    },
  }),
];

/** The routes by which print agents are let in and out, and their printers found. */
export const agentRoutes: Route[] = [...listed, ...changed, ...found];

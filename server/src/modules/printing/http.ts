import type { Route } from '../../kernel/route.ts';
import { type AgentTools, agentWorkRoutes } from './http/agent-work.ts';
import { agentRoutes } from './http/agents.ts';
import { jobRoutes } from './http/jobs.ts';
import { printerRoutes } from './http/printers.ts';

/** The routes of printing. */
export function printingRoutes(tools: AgentTools): Route[] {
  return [...printerRoutes, ...jobRoutes, ...agentRoutes, ...agentWorkRoutes(tools)];
}

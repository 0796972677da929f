import type { Reach } from '../../kernel/reach.ts';
import type { Route } from '../../kernel/route.ts';
import { type AgentTools, agentWorkRoutes } from './http/agent-work.ts';
import { agentRoutes } from './http/agents.ts';
import { jobRoutes } from './http/jobs.ts';
import { printerSetupRoutes } from './http/printer-setups.ts';
import { printerRoutes } from './http/printers.ts';
import { routingRoutes } from './http/routing.ts';

/** The routes of printing. */
export function printingRoutes(tools: AgentTools & { reach: Reach }): Route[] {
  return [
    ...[...printerRoutes, ...printerSetupRoutes(tools.reach), ...routingRoutes, ...jobRoutes],
    ...[...agentRoutes, ...agentWorkRoutes(tools)],
  ];
}

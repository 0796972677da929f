import type { Reach } from '../../kernel/reach.ts';
import type { Route } from '../../kernel/route.ts';
import { type AgentTools, agentWorkRoutes } from './http/agent-work.ts';
import { agentRoutes } from './http/agents.ts';
import { jobRoutes } from './http/jobs.ts';
import { paperStyleRoutes } from './http/paper-styles.ts';
import { pollUrlRoutes } from './http/poll-urls.ts';
import { printerSetupRoutes } from './http/printer-setups.ts';
import { printerRoutes } from './http/printers.ts';
import { routingRoutes } from './http/routing.ts';
import { tillRoutes } from './http/till.ts';

/** The routes of printing; `tools.reach` says where this server may connect to. */
export function printingRoutes(tools: AgentTools & { reach: Reach }): Route[] {
  return [
    ...printerRoutes,
    ...printerSetupRoutes(tools.reach),
    ...routingRoutes,
    ...jobRoutes,
    ...tillRoutes,
    ...paperStyleRoutes,
    ...pollUrlRoutes,
    ...agentRoutes,
    ...agentWorkRoutes(tools),
  ];
}

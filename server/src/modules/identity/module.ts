import type { Module } from '../../kernel/module.ts';
import { identityRoutes } from './http.ts';
import type { LogInTools } from './log-in.ts';

/** Registers identity. `demo` opens the one-tap log-ins. */
export function identityModule(tools: LogInTools, demo: boolean): Module {
  return { name: 'identity', routes: identityRoutes(tools, demo) };
}

import type { Module } from '../../kernel/module.ts';
import { type IdentityTools, identityRoutes } from './http.ts';

/** Registers identity. */
export function identityModule(tools: IdentityTools): Module {
  return { name: 'identity', routes: identityRoutes(tools) };
}

export { type AccessTokens, accessTokens } from './access-token.ts';
export type { LogInTools } from './log-in.ts';
export { identityModule } from './module.ts';
export { hashPassword } from './password.ts';
export { addAccount, insertBranch, insertCompany, insertMember } from './queries.ts';
export { type AccessReader, accessReader } from './read-access.ts';
export type { RolePermissions } from './roles.ts';

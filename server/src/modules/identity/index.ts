export { type AccessTokens, accessTokens } from './access-token.ts';
export type { IdentityTools } from './http.ts';
export { identityModule } from './module.ts';
export { hashPassword } from './password.ts';
export { addAccount, findDemoLogins, insertBranch, insertCompany, insertMember } from './queries.ts';
export { type Access, readAccess } from './read-access.ts';
export type { RolePermissions } from './roles.ts';

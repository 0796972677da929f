import type { Log } from '../../kernel/log.ts';
import type { Mailer } from '../../kernel/mail.ts';
import type { Module } from '../../kernel/module.ts';
import type { Database } from '../../kernel/tenant.ts';
import { companyCreated } from './events.ts';
import { IDENTITY_EXPORTS } from './exported.ts';
import { apiKeyRoutes } from './http/api-keys.ts';
import { approvalRoutes } from './http/approvals.ts';
import { auditRoutes } from './http/audit.ts';
import { authRoutes } from './http/auth.ts';
import { branchRoutes } from './http/branches.ts';
import { companyRoutes } from './http/company.ts';
import { deviceRoutes } from './http/devices.ts';
import { linkRoutes } from './http/links.ts';
import { meRoutes } from './http/me.ts';
import { memberRoutes } from './http/members.ts';
import { pinRoutes } from './http/pin.ts';
import { platformRoutes } from './http/platform.ts';
import { platformAuthRoutes } from './http/platform-auth.ts';
import { platformCompanyRoutes } from './http/platform-companies.ts';
import { platformInvitationRoutes } from './http/platform-invitations.ts';
import { roleRoutes } from './http/roles.ts';
import { sessionRoutes } from './http/sessions.ts';
import { setupRoutes } from './http/setup.ts';
import { supportRoutes } from './http/support.ts';
import type { IdentityTools } from './http/tools.ts';
import { IDENTITY_CATEGORIES, IDENTITY_PERMISSIONS } from './permissions.ts';
import { forgetAccessChanges } from './queries/access.ts';
import { forgetLinks } from './queries/links.ts';
import { forgetAttempts } from './queries/log-ins.ts';
import { forgetPlatformSessions } from './queries/platform.ts';
import { forgetSessions } from './queries/sessions.ts';
import { MailWorker } from './worker-mails.ts';
import { suspensionJob } from './worker-suspensions.ts';

/** What breaking a constraint of the tables answers. */
const CONSTRAINTS: NonNullable<Module['constraints']> = {
  accounts_password_stands: { kind: 'unauthenticated', code: 'identity.bad_credentials' },
  companies_pkey: { kind: 'conflict', code: 'identity.company_exists' },
  members_email: { kind: 'conflict', code: 'identity.email_taken' },
  members_pkey: { kind: 'conflict', code: 'identity.member_exists' },
  roles_name: { kind: 'conflict', code: 'identity.role_name_taken' },
  roles_pkey: { kind: 'conflict', code: 'identity.role_exists' },
  branches_company_id_name_key: { kind: 'conflict', code: 'identity.branch_name_taken' },
  devices_pkey: { kind: 'conflict', code: 'identity.device_exists' },
  devices_secret: { kind: 'conflict', code: 'identity.device_enrolled' },
  approvals_pkey: { kind: 'conflict', code: 'identity.approval_exists' },
  api_keys_pkey: { kind: 'conflict', code: 'identity.api_key_exists' },
  branches_pkey: { kind: 'conflict', code: 'identity.branch_exists' },
};

/** What identity's work beside the requests needs. */
interface WorkTools {
  database: Database;
  mailer: Mailer;
  log: Log;
}

/** Registers identity. */
export function identityModule(tools: IdentityTools & WorkTools): Module {
  return {
    name: 'identity',
    categories: IDENTITY_CATEGORIES,
    permissions: IDENTITY_PERMISSIONS,
    events: [companyCreated],
    routes: [
      ...authRoutes(tools),
      ...linkRoutes(tools),
      ...meRoutes(tools),
      ...sessionRoutes,
      ...memberRoutes(tools),
      ...roleRoutes(tools),
      ...branchRoutes,
      ...deviceRoutes,
      ...pinRoutes(tools),
      ...approvalRoutes(tools),
      ...apiKeyRoutes(tools),
      ...auditRoutes,
      ...companyRoutes(tools),
      ...setupRoutes(tools),
      ...supportRoutes(tools),
      ...platformAuthRoutes,
      ...platformRoutes(tools),
      ...platformCompanyRoutes(tools),
      ...platformInvitationRoutes(tools),
    ],
    jobs: jobsOf(tools),
    work: [new MailWorker(tools)],
    exports: IDENTITY_EXPORTS,
    constraints: CONSTRAINTS,
  };
}

/** What is done by the clock. */
function jobsOf(tools: IdentityTools & WorkTools): NonNullable<Module['jobs']> {
  return [
    {
      name: 'identity.forget_access_changes',
      everySeconds: 600,
      leaseSeconds: 60,
      run: forgetAccessChanges,
    },
    { name: 'identity.forget_attempts', everySeconds: 3_600, leaseSeconds: 60, run: forgetAttempts },
    { name: 'identity.forget_sessions', everySeconds: 3_600, leaseSeconds: 60, run: forgetSessions },
    { name: 'identity.forget_links', everySeconds: 3_600, leaseSeconds: 60, run: forgetLinks },
    {
      name: 'identity.forget_platform_sessions',
      everySeconds: 3_600,
      leaseSeconds: 60,
      run: forgetPlatformSessions,
    },
    suspensionJob(tools),
  ];
}

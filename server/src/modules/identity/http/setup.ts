import T from 'typebox';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Exchange, type Route, route } from '../../../kernel/route.ts';
import { Instant, Nullable } from '../../../kernel/schemas.ts';
import type { Database } from '../../../kernel/tenant.ts';
import { attemptKey, attemptKeys } from '../attempt.ts';
import { countAttempts } from '../count-attempts.ts';
import { getOpenLink } from '../get-open-link.ts';
import { hashPassword, passwordFits, refuseWeakPassword } from '../password.ts';
import { hasCompanies } from '../queries/companies.ts';
import type { FoundLink } from '../queries/links.ts';
import { beginLogIn, forgiveLogIn } from '../queries/log-ins.ts';
import { Session } from '../schemas.ts';
import { setUpCompany } from '../set-up-company.ts';
import { signUp } from '../sign-up.ts';
import { termsOf } from '../terms.ts';
import { Email, FirstBranch, NewCompanyFacts } from './platform-shapes.ts';
import { deviceSecret, enterSession, workOf } from './session-answer.ts';
import type { IdentityTools } from './tools.ts';

const PURPOSES = ['setup', 'sign_up', 'company_invitation'] as const;
const Token = T.String({ minLength: 20, maxLength: 100 });

const SetUp = T.Object(
  {
    token: Token,
    company: T.Object(NewCompanyFacts, { title: 'SetUpCompany', additionalProperties: false }),
    branch: FirstBranch,
    owner: T.Object(
      {
        name: T.String({ minLength: 1, maxLength: 80 }),
        email: Email,
        password: T.String({ minLength: 8, maxLength: 128 }),
      },
      { title: 'SetUpOwner', additionalProperties: false },
    ),
  },
  { title: 'SetUp', additionalProperties: false },
);

/** The routes by which a company comes to be through the one who will own it. */
export function setupRoutes(tools: IdentityTools): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/setup',
      operation: 'readSetup',
      summary: 'Whether this installation waits for its first company, and whether strangers may make one.',
      scope: 'public',
      permission: null,
      answer: {
        status: 200,
        schema: T.Object(
          { needed: T.Boolean(), signUp: T.Enum(['open', 'invitation']), demo: T.Boolean() },
          { title: 'SetupState' },
        ),
      },
      handle: async ({ database }) => ({
        needed: !(await database.askOutside(hasCompanies)),
        signUp: tools.signUp,
        demo: tools.demo,
      }),
    }),
    readRoute(),
    setUpRoute(tools),
    signUpRoute(tools),
  ];
}

function readRoute(): Route {
  return route({
    method: 'POST',
    path: '/v1/setup/read',
    operation: 'readSetupLink',
    summary: 'What a link to make a company says.',
    scope: 'public',
    permission: null,
    body: T.Object({ token: Token }, { additionalProperties: false }),
    answer: {
      status: 200,
      schema: T.Object(
        {
          purpose: T.Enum([...PURPOSES]),
          email: Nullable(T.String()),
          name: Nullable(T.String()),
          companyName: Nullable(T.String()),
          locale: Nullable(T.String()),
          expiresAt: Instant,
        },
        { title: 'SetupLink' },
      ),
    },
    handle: async ({ database }, { body }) => {
      const link = await findSetupLink(database, body.token);
      const { email, name, payload } = link;
      const { companyName = null, locale = null } = payload as Record<string, string | null>;
      return {
        purpose: link.purpose,
        email,
        name,
        companyName,
        locale,
        expiresAt: link.expiresAt.toString(),
      };
    },
  });
}

async function findSetupLink(
  database: Database,
  token: string,
): Promise<FoundLink & { purpose: (typeof PURPOSES)[number] }> {
  const link = await database.askOutside((tx) => getOpenLink({ tx }, { token, purposes: PURPOSES }));
  const purpose = PURPOSES.find((known) => known === link.purpose);
  if (!purpose) throw new Refusal('not_found', 'identity.link_unknown');
  return { ...link, purpose };
}

/**
 * The account of the owner to be: the one there is, if its password fits, or what a new one is made of. Guessing is
 * slowed down like a log-in.
 *
 * @throws Refusal `too_many` identity.too_many_attempts; `unauthenticated` identity.bad_credentials; as
 *   `refuseWeakPassword` says
 */
async function accountFor(
  database: Database,
  http: Exchange,
  owner: { email: string; name: string; password: string },
): Promise<{ id: string } | { passwordHash: string }> {
  const { email, name, password } = owner;
  const keys = attemptKeys(email, http.ip, deviceSecret(http));
  const [found] = await database.askOutside((tx) => beginLogIn(tx, email, keys));
  const wait = found?.waitSeconds ?? 0;
  if (wait > 0) throw new Refusal('too_many', 'identity.too_many_attempts', { retryAfterSeconds: wait });
  const accountId = found?.accountId ?? null;
  if (accountId !== null && !(await passwordFits(found?.passwordHash ?? undefined, password)))
    throw new Refusal('unauthenticated', 'identity.bad_credentials');
  await database.askOutside((tx) => forgiveLogIn(tx, accountId, keys));
  if (accountId !== null) return { id: accountId };
  await refuseWeakPassword(password, [email, name]);
  return { passwordHash: await hashPassword(password) };
}

function setUpRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/setup',
    operation: 'setUpCompany',
    summary: 'Make a company with a link: itself, its first branch and its owner, who is logged in.',
    scope: 'public',
    permission: null,
    body: SetUp,
    answer: { status: 200, schema: Session },
    handle: async ({ database, requestId }, { body, http }) => {
      const { token, branch } = body;
      const link = await findSetupLink(database, token);
      const email = body.owner.email.trim().toLowerCase();
      // The mailbox is what the link proves: it cannot be traded for another.
      if (link.email !== null && link.email !== email)
        throw new Refusal('invalid', 'identity.link_of_another');
      const account = await accountFor(database, http, { ...body.owner, email });
      const [companyId, memberId] = [newId(), newId()];
      await database.inTenant(companyId, (tx) =>
        setUpCompany(workOf(tools, tx, requestId), {
          token,
          purpose: link.purpose,
          company: { ...body.company, ...termsOf(link) },
          branch: { id: newId(), ...branch },
          owner: { id: memberId, name: body.owner.name, email, account },
        }),
      );
      return enterSession(tools, database, http, { companyId, memberId, kind: 'password' });
    },
  });
}

function signUpRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/sign-ups',
    operation: 'signUp',
    summary: 'Ask for a link by mail with which to make a company. The answer is always the same.',
    scope: 'public',
    permission: null,
    body: T.Object({ email: Email }, { additionalProperties: false }),
    answer: { status: 204 },
    handle: async ({ database }, { body, http }) => {
      if (tools.signUp !== 'open') throw new Refusal('not_found', 'identity.sign_up_closed');
      const email = body.email.trim().toLowerCase();
      if (!tools.mailer.configured) return;
      const locale = http.header('accept-language')?.startsWith('en') === true ? 'en' : 'es';
      await database.outsideTenants(async (tx) => {
        const wait = await countAttempts({ tx }, [
          { key: attemptKey('sign up email', email), limit: 3, minutes: 60 },
          { key: attemptKey('sign up ip', http.ip), limit: 20, minutes: 60 },
        ]);
        if (wait === 0) await signUp({ tx, origin: http.origin }, { email, locale });
      });
    },
  });
}

import { randomUUIDv7 } from 'node:crypto';
import { exampleRequest, type Operation } from '../../server/src/app/testing/contract.ts';
import type { Answer, TestSession } from '../../server/src/app/testing/test-app.ts';
import { WORDS } from '../../server/src/app/testing/words.ts';
import { type Credential, isInAnyBranch, RANKED } from './authz-credentials.ts';
import { FRESH_CUSTOMERS } from './authz-customers.ts';
import { FRESH_FLOOR } from './authz-floor.ts';
import { FRESH as FRESH_PEOPLE, type Fresh } from './authz-fresh.ts';
import { FRESH_MENU } from './authz-menu.ts';
import { FRESH_PAYMENTS } from './authz-payments.ts';
import { FRESH_PRINTING } from './authz-printing.ts';
import type { World } from './authz-world.ts';

const FRESH = {
  ...FRESH_PEOPLE,
  ...FRESH_MENU,
  ...FRESH_FLOOR,
  ...FRESH_CUSTOMERS,
  ...FRESH_PAYMENTS,
  ...FRESH_PRINTING,
};

/** One operation asked with one credential, and what was wrong with the answer. */
export interface Cell {
  operation: string;
  credential: Credential;
  wrong: string | undefined;
}

/** What public operations answer to a request that is well formed and about nothing: written by hand, one by one. */
const PUBLIC: Readonly<Record<string, number>> = {
  listDemoLogins: 200,
  logInToDemo: 404,
  logIn: 401,
  renewAccess: 401,
  logOut: 204,
  readLink: 404,
  acceptInvitation: 404,
  askForPasswordReset: 204,
  resetPassword: 404,
  enterAsSupport: 404,
  readSetup: 200,
  readSetupLink: 404,
  setUpCompany: 404,
  signUp: 404,
  logInToPlatform: 401,
  acceptPlatformInvitation: 404,
  renewPlatformAccess: 401,
  logOutOfPlatform: 204,
  readDevice: 404,
  readPicture: 404,
  enrollDevice: 404,
  logInByPin: 404,
  pollCloudPrinter: 404,
  fetchCloudPage: 404,
  confirmCloudPage: 404,
  enrollPrintAgent: 404,
  claimPages: 401,
  extendLeases: 401,
  reportOutcomes: 401,
  reportAnswers: 401,
  reportFoundPrinters: 401,
};

/** Asks and judges the answer. */
export async function tryCell(world: World, operation: Operation, credential: Credential): Promise<Cell> {
  const wrong =
    operation.scope === 'public'
      ? await tryPublic(world, operation, credential)
      : operation.scope === 'platform'
        ? await tryPlatform(world, operation, credential)
        : await tryCompany(world, operation, credential);
  return { operation: operation.id, credential, wrong };
}

interface Asked extends Answer {
  text: string;
}

async function ask(
  world: World,
  operation: Operation,
  session: TestSession | undefined,
  fresh: Fresh = {},
): Promise<Asked> {
  const place = { ...world.chapinero, ...fresh.ids };
  const words = { ...WORDS, ...fresh.words };
  const { url, body, headers } = exampleRequest(operation, place, {
    words,
    // A branch that may be left out is named: only then can it be the wrong one.
    queryIds: operation.scope === 'branch',
  });
  const answer = await world.app.request(operation.method, url, {
    ...((fresh.session ?? session) ? { session: (fresh.session ?? session) as TestSession } : {}),
    ...(body === undefined ? {} : { body: fresh.body ?? body }),
    ...(fresh.bytes ? { bytes: fresh.bytes.bytes } : {}),
    headers: { ...headers, ...(fresh.bytes ? { 'content-type': fresh.bytes.type } : {}) },
  });
  return { ...answer, text: JSON.stringify(answer.body) };
}

const told = ({ status, text }: Asked) => `${status} ${text.slice(0, 200)}`;
const expectStatus = (answer: Asked, wanted: readonly number[]) =>
  wanted.includes(answer.status) ? undefined : `${told(answer)} instead of ${wanted.join(' or ')}`;
const UNAUTHENTICATED: readonly Credential[] = [
  'none',
  'malformed',
  'expired',
  'revoked',
  'refresh as access',
];

/** A public operation answers everybody alike: a credential neither opens nor closes anything. */
async function tryPublic(
  world: World,
  operation: Operation,
  credential: Credential,
): Promise<string | undefined> {
  const wanted = PUBLIC[operation.id];
  if (wanted === undefined) return 'is public and not written down as such';
  const session =
    credential === 'none' || credential === 'suspended company' ? undefined : world.people[credential];
  // More than one guesser may send: those before are forgotten, or the bound on guesses would hide the answer.
  await world.owner.rows('delete from identity.attempts');
  // A name of its own each time, so that slowing guesses down does not hide the answer.
  const words = { email: `${randomUUIDv7()}@example.com`, ...(credential === 'suspended company' ? {} : {}) };
  return expectStatus(await ask(world, operation, session, { words }), [wanted]);
}

async function tryPlatform(
  world: World,
  operation: Operation,
  credential: Credential,
): Promise<string | undefined> {
  const { platform, people, esquina } = world;
  if (credential === 'right') {
    const fresh = await FRESH[operation.id]?.(world.maker);
    return expectStatus(await ask(world, operation, platform.right, fresh), [200, 201, 204]);
  }
  const tokens: Partial<Record<Credential, TestSession>> = {
    malformed: people.malformed,
    expired: platform.expired,
    revoked: platform.revoked,
    'refresh as access': platform.refresh,
  };
  if (UNAUTHENTICATED.includes(credential))
    return expectStatus(await ask(world, operation, tokens[credential]), [401]);
  const member = credential === 'suspended company' ? esquina : people[credential as keyof typeof people];
  return expectStatus(await ask(world, operation, member), [403]);
}

async function tryCompany(
  world: World,
  operation: Operation,
  credential: Credential,
): Promise<string | undefined> {
  const { people, esquina } = world;
  switch (credential) {
    case 'none':
      return expectStatus(await ask(world, operation, undefined), [401]);
    case 'malformed':
    case 'expired':
    case 'revoked':
    case 'refresh as access':
      return expectStatus(await ask(world, operation, people[credential]), [401]);
    case 'suspended company': {
      const answer = await ask(world, operation, esquina);
      return operation.allowSuspended
        ? answer.status === 402 || answer.status >= 500
          ? told(answer)
          : undefined
        : expectStatus(answer, [402]);
    }
    case 'other company':
      return tryStranger(world, operation);
    case 'no permission':
      return operation.permission === null
        ? trySelf(world, operation, people[credential])
        : expectStatus(await ask(world, operation, people[credential]), [403]);
    case 'lower level':
      if (RANKED.has(operation.id))
        return expectStatus(await ask(world, operation, people[credential]), [403]);
      return tryRight(world, operation, people[credential]);
    case 'other branch':
      return tryOtherBranch(world, operation);
    case 'right':
      return tryRight(world, operation, people.right);
  }
}

/** Operations that name things of the company in their body alone. */
const IDS_IN_BODY = new Set([
  ...['createOrder', 'createMember', 'createDevice', 'approveAct', 'createApiKey'],
  ...['createArea', 'createTable'],
]);

const withIds = (operation: Operation) =>
  operation.pathNames.some((name) => name.endsWith('Id')) || IDS_IN_BODY.has(operation.id);

/** Another company's owner: a foreign id answers like one that does not exist, and no answer tells of the company. */
async function tryStranger(world: World, operation: Operation): Promise<string | undefined> {
  if (operation.scope === 'self' && !withIds(operation)) return trySelf(world, operation, world.esquina);
  const answer = await ask(world, operation, world.esquina);
  const seen = [...world.marks.company].find(
    (mark) => answer.text.includes(mark) && !Object.values(world.chapinero).includes(mark),
  );
  if (seen !== undefined) return `tells ${seen} of another company`;
  if (!withIds(operation))
    return answer.status < 300 || [404, 422].includes(answer.status) ? undefined : told(answer);
  if (answer.status !== 404) return `${told(answer)} instead of 404`;
  const random = Object.fromEntries(Object.keys(world.chapinero).map((name) => [name, randomUUIDv7()]));
  const missing = await ask(world, operation, world.esquina, { ids: random });
  const [one, other] = [comparable(answer, world.chapinero), comparable(missing, random)];
  return one === other ? undefined : `differs from a missing one: ${one} / ${other}`;
}

/** An answer without what differs between any two requests. */
function comparable(answer: Asked, ids: object): string {
  let text = `${answer.status} ${answer.text}`;
  for (const id of Object.values(ids) as string[]) text = text.replaceAll(id, '<id>');
  return text.replace(/"requestId":"[^"]*"/g, '');
}

async function tryOtherBranch(world: World, operation: Operation): Promise<string | undefined> {
  const session = world.people['other branch'];
  if (operation.scope === 'self') return trySelf(world, operation, session);
  if (isInAnyBranch(operation)) return tryRight(world, operation, await world.hireElsewhere());
  const { permission } = operation;
  if (permission !== null && world.companyWide.has(permission))
    return expectStatus(await ask(world, operation, session), [403]);
  const answer = await ask(world, operation, session);
  if (operation.scope === 'branch') return expectStatus(answer, [404]);
  const seen = [...world.marks.chapinero].find((mark) => answer.text.includes(mark));
  if (seen !== undefined && answer.status < 300) return `tells ${seen} of another branch`;
  // What belongs to the company as a whole may be read in any branch; a person of another one is not touched.
  return expectStatus(answer, operation.method === 'GET' ? [200, 403, 404] : [403, 404]);
}

/** Somebody about themselves: whoever is logged in is let in. */
async function trySelf(
  world: World,
  operation: Operation,
  session: TestSession,
): Promise<string | undefined> {
  const answer = await ask(world, operation, session);
  return answer.status < 500 && answer.status !== 401 && answer.status !== 402 ? undefined : told(answer);
}

async function tryRight(
  world: World,
  operation: Operation,
  session: TestSession,
): Promise<string | undefined> {
  const fresh = await FRESH[operation.id]?.(world.maker);
  // Who may less has things of their own: a fresh person is the one who asks about themselves.
  return expectStatus(await ask(world, operation, session, fresh), [200, 201, 204]);
}

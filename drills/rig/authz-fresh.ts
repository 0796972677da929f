import { randomUUIDv7 } from 'node:crypto';
import type { Words } from '../../server/src/app/testing/contract.ts';
import type { TestSession } from '../../server/src/app/testing/test-app.ts';
import type { Requester } from '../../server/src/app/testing/two-companies.ts';
import { hire, must, PASSWORD, type Person, shapeRole } from './people.ts';

/** What a request of the right credentials is about: things of its own, which nobody else needs afterwards. */
export interface Fresh {
  ids?: Record<string, string>;
  words?: Words;
  /** In place of the body that is made from the contract. */
  body?: unknown;
  /** In place of any other body. */
  bytes?: { bytes: Uint8Array; type: string };
  /** In place of the one who asks. */
  session?: TestSession;
}

/** Who makes the fresh things, and of what. */
export interface Maker {
  app: Requester;
  owner: TestSession;
  platform: TestSession;
  branchId: string;
  waiterRole: string;
}

/** Makes what an operation is about. */
export type Recipe = (maker: Maker) => Promise<Fresh>;

const member: Recipe = async ({ app, owner, branchId, waiterRole }) => {
  const memberId = randomUUIDv7();
  const body = { id: memberId, name: 'Persona', assignments: [{ branchId, roleId: waiterRole }] };
  await must(app, 'POST', '/v1/members', { session: owner, body });
  return { ids: { memberId } };
};
const invited: Recipe = async ({ app, owner, branchId, waiterRole }) => {
  const memberId = randomUUIDv7();
  const email = `persona-${memberId}@example.com`;
  const body = { id: memberId, name: 'Persona', email, assignments: [{ branchId, roleId: waiterRole }] };
  await must(app, 'POST', '/v1/members', { session: owner, body });
  return { ids: { memberId } };
};
const person = ({ app, owner, branchId, waiterRole }: Maker): Promise<Person> =>
  hire(app, owner, { branchId, roleId: waiterRole });
const withAccount: Recipe = async (maker) => ({ ids: { memberId: (await person(maker)).memberId } });
const byPerson: Recipe = async (maker) => ({ session: (await person(maker)).session });
const disabled: Recipe = async (maker) => {
  const made = await member(maker);
  await must(maker.app, 'POST', `/v1/members/${made.ids?.memberId}/disable`, {
    session: maker.owner,
    body: {},
  });
  return made;
};
const role: Recipe = async ({ app, owner }) => ({
  ids: { roleId: await shapeRole(app, owner, { level: 15, permissions: ['orders.view'] }) },
});
const branch: Recipe = async ({ app, owner }) => {
  const branchId = randomUUIDv7();
  const body = { id: branchId, name: `Sede ${branchId}`, timeZone: 'America/Bogota', cutoffHour: 4 };
  await must(app, 'POST', '/v1/branches', { session: owner, body });
  return { ids: { branchId } };
};
const closedBranch: Recipe = async (maker) => {
  const made = await branch(maker);
  await must(maker.app, 'POST', `/v1/branches/${made.ids?.branchId}/close`, {
    session: maker.owner,
    body: {},
  });
  return made;
};
const named: Recipe = async () => ({
  words: { name: `Nombre ${randomUUIDv7()}`, email: `${randomUUIDv7()}@example.com` },
});

/** A company of its own, opened by the platform, with somebody invited to own it. */
const company: Recipe = async ({ app, platform }) => {
  const id = randomUUIDv7();
  const { company: made } = await must(app, 'POST', '/v1/platform/companies', {
    session: platform,
    body: {
      id,
      name: `Empresa ${id}`,
      country: 'CO',
      currency: 'COP',
      locale: 'es-CO',
      plan: 'standard',
      branch: { name: 'Centro', timeZone: 'America/Bogota', cutoffHour: 4 },
      owner: { name: 'Persona', email: `${id}@example.com` },
    },
  });
  const [first] = Object.values(made?.owners ?? {});
  return { ids: { companyId: id, memberId: String(first?.id) } };
};
const after =
  (step: string, body: unknown): Recipe =>
  async (maker) => {
    const made = await company(maker);
    await must(maker.app, 'POST', `/v1/platform/companies/${made.ids?.companyId}/${step}`, {
      session: maker.platform,
      body,
    });
    return made;
  };

const device: Recipe = async ({ app, owner, branchId }) => {
  const deviceId = randomUUIDv7();
  const body = { id: deviceId, branchId, name: 'Caja', kind: 'pos' };
  await must(app, 'POST', '/v1/devices', { session: owner, body });
  return { ids: { deviceId } };
};
/** A device that a browser has become. */
const enrolled: Recipe = async (maker) => {
  const made = await device(maker);
  const { code } = await must(maker.app, 'POST', `/v1/devices/${made.ids?.deviceId}/code`, {
    session: maker.owner,
    body: {},
  });
  await must(maker.app, 'POST', '/v1/auth/device/enroll', { body: { code: String(code) } });
  return made;
};
const apiKey: Recipe = async ({ app, owner }) => {
  const apiKeyId = randomUUIDv7();
  const body = { id: apiKeyId, name: 'Clave', permissions: ['orders.view'], branchIds: null };
  await must(app, 'POST', '/v1/api-keys', { session: owner, body });
  return { ids: { apiKeyId } };
};
/** A line that the kitchen has been told of. */
const sentLine: Recipe = async ({ app, owner, branchId }) => {
  const { products } = await must(app, 'GET', '/v1/catalog', { session: owner });
  const [product] = Object.values(products ?? {});
  const [orderId, lineId] = [randomUUIDv7(), randomUUIDv7()];
  const lines = [{ id: lineId, productId: String(product?.id), quantity: 1 }];
  const body = { id: orderId, branchId, type: 'counter', lines, send: true };
  await must(app, 'POST', '/v1/orders', { session: owner, body });
  return { ids: { orderId, lineId }, body: { reason: 'motivo de la prueba' } };
};
const draft: Recipe = async (maker) => {
  const { products } = await must(maker.app, 'GET', '/v1/catalog', { session: maker.owner });
  const [product] = Object.values(products ?? {});
  const orderId = randomUUIDv7();
  const lines = [{ id: randomUUIDv7(), productId: String(product?.id), quantity: 1 }];
  const body = { id: orderId, branchId: maker.branchId, type: 'counter', lines, send: false };
  await must(maker.app, 'POST', '/v1/orders', { session: maker.owner, body });
  return { ids: { orderId } };
};
const PIN = '4827';
/** Somebody who may approve, with a PIN. */
const approver: Recipe = async (maker) => {
  const made = await member(maker);
  await must(maker.app, 'PUT', `/v1/members/${made.ids?.memberId}/pin`, {
    session: maker.owner,
    body: { pin: PIN },
  });
  const id = randomUUIDv7();
  const memberId = made.ids?.memberId ?? '';
  return { body: { id, branchId: maker.branchId, memberId, pin: PIN, action: 'orders.view', objectId: 'x' } };
};

/** Operations whose right request needs something of its own; the others are asked about the world as it stands. */
export const FRESH: Readonly<Record<string, Recipe>> = {
  inviteMember: invited,
  sendPasswordReset: withAccount,
  endMySession: async (maker) => {
    const { email, session } = await person(maker);
    await must(maker.app, 'POST', '/v1/auth/login', { body: { email, password: PASSWORD, client: 'api' } });
    const { sessions } = await must(maker.app, 'GET', '/v1/me/sessions', { session });
    const other = Object.values(sessions ?? {}).find(({ current }) => String(current) === 'false');
    return { session, ids: { sessionId: String(other?.id) } };
  },
  endMyOtherSessions: byPerson,
  renameMe: byPerson,
  changeMyPassword: async (maker) => ({
    session: (await person(maker)).session,
    words: { current: PASSWORD, next: `${PASSWORD} alto` },
  }),
  leaveCompany: byPerson,
  listMemberSessions: member,
  endMemberSessions: member,
  createMember: async ({ branchId, waiterRole }) => ({
    ids: { branchId, roleId: waiterRole },
    words: { email: `${randomUUIDv7()}@example.com` },
  }),
  renameMember: member,
  assignRoles: async (maker) => {
    const made = await member(maker);
    return { ids: { ...made.ids, branchId: maker.branchId, roleId: maker.waiterRole } };
  },
  disableMember: member,
  enableMember: disabled,
  createRole: named,
  updateRole: async (maker) => ({ ...(await role(maker)), ...(await named(maker)) }),
  deleteRole: role,
  setMemberPin: member,
  setMyPin: async (maker) => ({
    session: (await person(maker)).session,
    body: { current: PASSWORD, pin: PIN },
  }),
  sendOrder: draft,
  voidLine: sentLine,
  issueDeviceCode: device,
  revokeDevice: enrolled,
  unlockDevice: enrolled,
  createApiKey: async ({ branchId }) => ({ ids: { branchId } }),
  revokeApiKey: apiKey,
  approveAct: approver,
  createBranch: named,
  updateBranch: async (maker) => ({ ...(await branch(maker)), ...(await named(maker)) }),
  closeBranch: branch,
  openBranch: closedBranch,
  readPlatformCompany: company,
  openCompany: named,
  changeCompanyPlan: async (maker) => ({ ...(await company(maker)), body: { plan: 'chain' } }),
  suspendCompany: company,
  withdrawSuspension: after('suspend', { reason: 'falta de pago', from: '2090-01-01' }),
  reactivateCompany: after('suspend', { reason: 'falta de pago' }),
  markCompanyPastDue: company,
  closeCompany: company,
  grantOwnership: async (maker) => ({
    ids: { companyId: maker.owner.companyId, memberId: (await person(maker)).memberId },
  }),
  withdrawOwnership: async (maker) => {
    const { memberId } = await person(maker);
    const { companyId } = maker.owner;
    await must(maker.app, 'PUT', `/v1/platform/companies/${companyId}/owners/${memberId}`, {
      session: maker.platform,
      body: {},
    });
    return { ids: { companyId, memberId } };
  },
  inviteOwner: async (maker) => ({ ...(await company(maker)), ...(await named(maker)) }),
  inviteCompany: named,
  issueSupportVisit: company,
};

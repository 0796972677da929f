import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { plantMenu } from './menu.ts';
import { buildTestApp, type TestApp, type TestSession } from './test-app.ts';

/**
 * Ids of one branch under the names by which the contract asks for them: a test that fills a request takes each value
 * from here by the parameter's name, and fails when a new route wants one that is missing.
 */
export interface Place {
  companyId: string;
  branchId: string;
  /** Somebody who serves in this branch alone and comes in by PIN. */
  memberId: string;
  /** A role of the company's own that nobody holds. */
  roleId: string;
  /** Another session of the owner. */
  sessionId: string;
  /** A draft, with a table and one line: it can still be sent. */
  orderId: string;
  /** Of another order, that was sent. */
  ticketId: string;
  /** Of the draft. */
  lineId: string;
  /** A till that waits for its code. */
  deviceId: string;
  apiKeyId: string;
  /** For another act than any that is asked for. */
  approvalId: string;
  tableId: string;
  productId: string;
  /** What may run out. */
  itemId: string;
  categoryId: string;
  /** A category that nothing is in. */
  parentId: string;
  /** The same one: there the products of another may go. */
  moveTo: string;
  taxClassId: string;
  taxId: string;
  regimeId: string;
  groupId: string;
  listId: string;
  /** A combo in a size, with an option and a part: all that a line can be. */
  chosenProductId: string;
  variantId: string;
  optionId: string;
  slotId: string;
  partProductId: string;
  partVariantId: string;
  stationId: string;
  printerId: string;
}

/** The demo with work in it: an order, tickets, jobs and a paper in each of three branches of two companies. */
export interface TwoCompanies {
  app: TestApp;
  owner: Owner;
  /** Owner of La Fogata: may do everything in its two branches. */
  fogata: TestSession;
  chapinero: Place;
  usaquen: Place;
  /** Owner of Café La Esquina, another company with one branch. */
  esquina: TestSession;
  manizales: Place;
  close(): Promise<void>;
}

/** How a place is made: over HTTP, whether in this process or in another. */
export type Requester = Pick<TestApp, 'request' | 'logIn'>;

/** Builds it on a database of its own. */
export async function buildTwoCompanies(): Promise<TwoCompanies> {
  const app = await buildTestApp();
  const owner = await openOwner(app.db.ownerUrl);
  return {
    app,
    ...(await openTwoCompanies(app, owner)),
    async close() {
      await owner.close();
      await app.close();
    },
  };
}

/** Puts work into the demo of a product that runs already. */
export async function openTwoCompanies(
  app: Requester,
  owner: Owner,
): Promise<Omit<TwoCompanies, 'app' | 'close'>> {
  const fogata = await app.logIn('fogata-duena');
  const esquina = await app.logIn('esquina-duena');
  const [chapinero = '', usaquen = ''] = await branchesOf(app, fogata);
  const places = {
    chapinero: await openPlace(app, owner, fogata, chapinero),
    usaquen: await openPlace(app, owner, fogata, usaquen),
    manizales: await openPlace(app, owner, esquina, esquina.branchId),
  };
  return { owner, fogata, esquina, ...places };
}

async function branchesOf(app: Requester, session: TestSession): Promise<string[]> {
  const { body } = await app.request<{ branches: { id: string }[] }>('GET', '/v1/me', { session });
  return body.branches.map((branch) => branch.id);
}

async function openPlace(
  app: Requester,
  owner: Owner,
  session: TestSession,
  branchId: string,
): Promise<Place> {
  const list = async (name: string): Promise<string> => {
    const { body } = await app.request<Record<string, { id: string }[]>>(
      'GET',
      name === 'products' ? '/v1/catalog' : `/v1/branches/${branchId}/${name}`,
      { session },
    );
    return body[name]?.[0]?.id ?? '';
  };
  const [tableId, stationId, printerId, productId] = await Promise.all(
    ['tables', 'stations', 'printers', 'products'].map(list),
  );
  if (!tableId || !stationId || !printerId || !productId) throw new Error('the demo lacks something');
  const order = (send: boolean) => placeOrder(app, session, { branchId, tableId, productId, send });
  const sent = await order(true);
  const draft = await order(false);
  const taken = await order(true);
  await app.request('POST', `/v1/orders/${taken.id}/lines/${taken.lines[0]?.id}/void`, {
    session,
    headers: { 'idempotency-key': newId() },
    body: { reason: 'prueba' },
  });
  await owner.rows(
    `insert into printing.papers (company_id, id, branch_id, printer_id, bytes, paper) values ($1, $2, $3, $4, $5, $6)`,
    [session.companyId, newId(), branchId, printerId, Buffer.from('paper'), JSON.stringify(PAPER)],
  );
  const menu = await plantMenu(owner, { ...session, branchId });
  return {
    companyId: session.companyId,
    branchId,
    ...(await openTeam(app, session, branchId)),
    orderId: draft.id,
    ticketId: sent.tickets[0]?.id ?? '',
    lineId: draft.lines[0]?.id ?? '',
    tableId,
    productId,
    itemId: productId,
    categoryId: menu.categoryId,
    parentId: menu.emptyCategoryId,
    moveTo: menu.emptyCategoryId,
    taxClassId: menu.taxClassId,
    taxId: menu.taxId,
    regimeId: menu.regimeId,
    groupId: menu.groupId,
    listId: menu.listId,
    chosenProductId: menu.comboId,
    variantId: menu.comboVariantId,
    optionId: menu.optionId,
    slotId: menu.slotId,
    partProductId: menu.sizedId,
    partVariantId: menu.variantId,
    stationId,
    printerId,
  };
}

async function placeOrder(
  app: Requester,
  session: TestSession,
  { productId, send, ...place }: { branchId: string; tableId: string; productId: string; send: boolean },
) {
  const { status, body } = await app.request<{
    id: string;
    tickets: { id: string }[];
    lines: { id: string }[];
  }>('POST', '/v1/orders', {
    session,
    headers: { 'idempotency-key': newId() },
    body: {
      id: newId(),
      ...place,
      type: 'dine_in',
      lines: [{ id: newId(), productId, quantity: 2 }],
      send,
    },
  });
  if (status !== 201) throw new Error(`the order was refused: ${JSON.stringify(body)}`);
  return body;
}

/** A member, a role and another session of the owner, made as the owner makes them. */
async function openTeam(
  app: Requester,
  session: TestSession,
  branchId: string,
): Promise<Pick<Place, 'memberId' | 'roleId' | 'sessionId' | 'deviceId' | 'apiKeyId' | 'approvalId'>> {
  const { body: known } = await app.request<{ roles: { id: string; key: string | null }[] }>(
    'GET',
    '/v1/roles',
    {
      session,
    },
  );
  const waiter = known.roles.find(({ key }) => key === 'waiter')?.id ?? '';
  const [memberId, roleId, deviceId, apiKeyId] = [newId(), newId(), newId(), newId()];
  await made(app, session, '/v1/members', {
    id: memberId,
    name: 'Persona de prueba',
    assignments: [{ branchId, roleId: waiter }],
  });
  await made(app, session, '/v1/roles', {
    id: roleId,
    name: `Papel ${roleId.slice(-8)}`,
    level: 15,
    permissions: ['orders.view'],
  });
  await made(app, session, '/v1/devices', { id: deviceId, branchId, name: 'Caja de prueba', kind: 'pos' });
  await app.request('POST', '/v1/api-keys', {
    session,
    body: { id: apiKeyId, name: 'Integración', permissions: ['orders.view'], branchIds: [branchId] },
  });
  const approvalId = await approve(app, session, branchId, memberId);
  await app.logIn(session.demoKey ?? '');
  const { body } = await app.request<{ sessions: { id: string; current: boolean }[] }>(
    'GET',
    '/v1/me/sessions',
    {
      session,
    },
  );
  const sessionId = body.sessions.find(({ current }) => !current)?.id ?? '';
  return { memberId, roleId, sessionId, deviceId, apiKeyId, approvalId };
}

/** Lets the owner have something approved, so that there is an approval. */
async function approve(
  app: Requester,
  session: TestSession,
  branchId: string,
  memberId: string,
): Promise<string> {
  const id = newId();
  await app.request('PUT', `/v1/members/${memberId}/pin`, { session, body: { pin: PIN } });
  const { status, body } = await app.request('POST', '/v1/approvals', {
    session,
    body: { id, branchId, memberId, pin: PIN, action: 'orders.view', objectId: 'x' },
  });
  if (status !== 200) throw new Error(`the approval was refused: ${JSON.stringify(body)}`);
  return id;
}

const PIN = '4827';

/** Creates something and tells when it was refused. */
async function made(app: Requester, session: TestSession, url: string, body: unknown): Promise<void> {
  const answer = await app.request('POST', url, { session, body, headers: { 'idempotency-key': newId() } });
  if (answer.status !== 201) throw new Error(`${url} was refused: ${JSON.stringify(answer.body)}`);
}

const PAPER = { widthColumns: 48, lines: [{ align: 'left', runs: [] }], cut: true };

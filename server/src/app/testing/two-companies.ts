// size: one list of what a place holds, under the names by which it is asked for.
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { noteCustomer } from './customer.ts';
import { plantMenu } from './menu.ts';
import { pay } from './payment.ts';
import { joinOrder, placeOrder, routePapers, waitingPage } from './placed-orders.ts';
import { buildTestApp, type TestApp, type TestSession } from './test-app.ts';
import { openTillPrinter } from './till-printer.ts';

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
  /** With a table and one line, on which something was paid: it can still be sent. */
  orderId: string;
  /** Of that order; it has no other one. */
  checkId: string;
  /** Of another order, that was sent. */
  ticketId: string;
  /** Of the order that was not sent. */
  lineId: string;
  /** A till that waits for its code. */
  deviceId: string;
  apiKeyId: string;
  /** For another act than any that is asked for. */
  approvalId: string;
  /** Where the orders stand. */
  tableId: string;
  areaId: string;
  /** Another table, on which nothing is open and somebody wants attention. */
  toTableId: string;
  productId: string;
  /** What may run out. */
  itemId: string;
  categoryId: string;
  /** A category that nothing is in. */
  parentId: string;
  /** The same one: there the products of another may go. */
  moveTo: string;
  /** The same one: from there they may come back. */
  moveFrom: string;
  taxClassId: string;
  taxId: string;
  regimeId: string;
  groupId: string;
  listId: string;
  /** Of the sized product, which shows it. */
  pictureId: string;
  /** A file that was looked at and not taken over. */
  importId: string;
  /** A combo in a size, with an option and a part: all that a line can be. */
  chosenProductId: string;
  variantId: string;
  optionId: string;
  slotId: string;
  partProductId: string;
  partVariantId: string;
  /** With an address and a consent; nobody has ordered yet. */
  customerId: string;
  /** Another one, for whom things are ordered. */
  guestCustomerId: string;
  stationId: string;
  printerId: string;
  fallbackPrinterId: string;
  /** A page that waits for its printer. */
  jobId: string;
  /** A print agent that waits for its code. */
  agentId: string;
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
  // Customers belong to the company, not to a branch.
  const ours = await noteCustomers(app, fogata);
  const places = {
    chapinero: await openPlace(app, owner, fogata, chapinero, ours),
    usaquen: await openPlace(app, owner, fogata, usaquen, ours),
    manizales: await openPlace(app, owner, esquina, esquina.branchId, await noteCustomers(app, esquina)),
  };
  return { owner, fogata, esquina, ...places };
}

async function noteCustomers(
  app: Requester,
  session: TestSession,
): Promise<Pick<Place, 'customerId' | 'guestCustomerId'>> {
  return { customerId: await noteCustomer(app, session), guestCustomerId: await noteCustomer(app, session) };
}

async function branchesOf(app: Requester, session: TestSession): Promise<string[]> {
  const { body } = await app.request<{ branches: { id: string }[] }>('GET', '/v1/me', { session });
  return body.branches.map((branch) => branch.id);
}

// size: one list of ids, under the names by which they are asked for.
async function openPlace(
  app: Requester,
  owner: Owner,
  session: TestSession,
  branchId: string,
  customers: Pick<Place, 'customerId' | 'guestCustomerId'>,
): Promise<Place> {
  const list = async (name: string): Promise<string> => {
    const { body } = await app.request<Record<string, { id: string }[]>>(
      'GET',
      name === 'products' ? '/v1/catalog' : `/v1/branches/${branchId}/${name}`,
      { session },
    );
    return body[name]?.[0]?.id ?? '';
  };
  const { body: floor } = await app.request<{ areas: { id: string; tables: { id: string }[] }[] }>(
    'GET',
    `/v1/branches/${branchId}/floor`,
    { session },
  );
  const [area] = floor.areas;
  const [tableId, stationId, printerId, productId] = await Promise.all(
    ['tables', 'stations', 'printers', 'products'].map(list),
  );
  if (!tableId || !stationId || !printerId || !productId) throw new Error('the demo lacks something');
  const toTableId = area?.tables[1]?.id ?? '';
  await app.request('POST', `/v1/tables/${toTableId}/attention`, { session, body: { wanted: true } });
  const order = (send: boolean, at = {}) => placeOrder(app, session, { branchId, productId, send, ...at });
  const sent = await order(true);
  const draft = await order(false, { tableId });
  await pay(app, session, draft.id, { tenderedMinor: 100 });
  const taken = await order(true);
  await joinOrder(app, session, { branchId, tableId });
  await app.request('POST', `/v1/orders/${taken.id}/lines/${taken.lines[0]?.id}/void`, {
    session,
    headers: { 'idempotency-key': newId() },
    body: { reason: 'prueba' },
  });
  await owner.rows(
    `insert into printing.papers (company_id, id, branch_id, printer_id, bytes, paper) values ($1, $2, $3, $4, $5, $6)`,
    [session.companyId, newId(), branchId, printerId, Buffer.from('paper'), JSON.stringify(PAPER)],
  );
  await owner.rows(
    'insert into printing.poll_urls (company_id, printer_id, token_hash) values ($1, $2, $3)',
    [session.companyId, printerId, Buffer.from(printerId.replaceAll('-', '').padEnd(64, '0'), 'hex')],
  );
  await owner.rows(`update printing.printers set breaker = 'half_open' where id = $1`, [printerId]);
  await openTillPrinter(owner, { companyId: session.companyId, branchId, printerId });
  await owner.rows(
    `insert into printing.paper_styles (company_id, branch_id, kind, line_size) values ($1, $2, 'receipt', 'normal')`,
    [session.companyId, branchId],
  );
  const menu = await plantMenu(owner, { ...session, branchId });
  return {
    companyId: session.companyId,
    branchId,
    ...(await openTeam(app, session, branchId)),
    ...{ orderId: draft.id, checkId: draft.id },
    ticketId: sent.tickets[0]?.id ?? '',
    lineId: draft.lines[0]?.id ?? '',
    tableId,
    areaId: area?.id ?? '',
    toTableId,
    productId,
    itemId: productId,
    categoryId: menu.categoryId,
    parentId: menu.emptyCategoryId,
    ...{ moveTo: menu.emptyCategoryId, moveFrom: menu.emptyCategoryId },
    taxClassId: menu.taxClassId,
    taxId: menu.taxId,
    regimeId: menu.regimeId,
    groupId: menu.groupId,
    listId: menu.listId,
    pictureId: menu.pictureId,
    importId: await sendFile(app, session),
    ...customers,
    chosenProductId: menu.comboId,
    variantId: menu.comboVariantId,
    optionId: menu.optionId,
    slotId: menu.slotId,
    partProductId: menu.sizedId,
    partVariantId: menu.variantId,
    stationId,
    printerId,
    fallbackPrinterId: await routePapers(app, session, branchId),
    jobId: await waitingPage(app, session, branchId),
    agentId: await addAgent(app, session, branchId),
  };
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

async function addAgent(app: Requester, session: TestSession, branchId: string): Promise<string> {
  const id = newId();
  await made(app, session, `/v1/branches/${branchId}/print-agents`, { id, name: 'Agente de prueba' });
  return id;
}

/** Sends a file with one product, which has no code. */
async function sendFile(app: Requester, session: TestSession): Promise<string> {
  const id = newId();
  const answer = await app.request('POST', `/v1/menu-imports?id=${id}&fileName=carta.csv`, {
    session,
    bytes: Buffer.from(`Nombre;Categoría;Precio\nPlato de prueba ${id};De un archivo;9.900\n`),
    headers: { 'content-type': 'text/csv' },
  });
  if (answer.status !== 200) throw new Error(`the file was refused: ${JSON.stringify(answer.body)}`);
  return id;
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

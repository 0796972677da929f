import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { buildTestApp, type TestApp, type TestSession } from './test-app.ts';

/**
 * Ids of one branch under the names by which the contract asks for them: a test that fills a request takes each value
 * from here by the parameter's name, and fails when a new route wants one that is missing.
 */
export interface Place {
  branchId: string;
  /** A draft, with a table and one line: it can still be sent. */
  orderId: string;
  /** Of another order, that was sent. */
  ticketId: string;
  tableId: string;
  productId: string;
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

/** Builds it on a database of its own. */
export async function buildTwoCompanies(): Promise<TwoCompanies> {
  const app = await buildTestApp();
  const owner = await openOwner(app.db.ownerUrl);
  const fogata = await app.logIn('fogata-duena');
  const esquina = await app.logIn('esquina-duena');
  const [chapinero = '', usaquen = ''] = await branchesOf(app, fogata);
  const places = {
    chapinero: await openPlace(app, owner, fogata, chapinero),
    usaquen: await openPlace(app, owner, fogata, usaquen),
    manizales: await openPlace(app, owner, esquina, esquina.branchId),
  };
  // The one demo member who is tied to a branch of the second company, so that no tenant table is empty for either.
  await owner.rows(
    `insert into identity.member_branches (company_id, member_id, branch_id)
      select company_id, id, $2 from identity.members where company_id = $1 and demo_key = 'esquina-mesera'`,
    [esquina.companyId, esquina.branchId],
  );
  return {
    app,
    owner,
    fogata,
    esquina,
    ...places,
    async close() {
      await owner.close();
      await app.close();
    },
  };
}

async function branchesOf(app: TestApp, session: TestSession): Promise<string[]> {
  const { body } = await app.request<{ branches: { id: string }[] }>('GET', '/v1/me', { session });
  return body.branches.map((branch) => branch.id);
}

async function openPlace(app: TestApp, owner: Owner, session: TestSession, branchId: string): Promise<Place> {
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
  const order = async (send: boolean) => {
    const { status, body } = await app.request<{ id: string; tickets: { id: string }[] }>(
      'POST',
      '/v1/orders',
      {
        session,
        headers: { 'idempotency-key': newId() },
        body: {
          id: newId(),
          branchId,
          type: 'dine_in',
          tableId,
          lines: [{ id: newId(), productId, quantity: 2 }],
          send,
        },
      },
    );
    if (status !== 201) throw new Error(`the order was refused: ${JSON.stringify(body)}`);
    return body;
  };
  const sent = await order(true);
  const draft = await order(false);
  await owner.rows(
    `insert into printing.papers (company_id, id, branch_id, printer_id, bytes, paper) values ($1, $2, $3, $4, $5, $6)`,
    [session.companyId, newId(), branchId, printerId, Buffer.from('paper'), JSON.stringify(PAPER)],
  );
  return {
    branchId,
    orderId: draft.id,
    ticketId: sent.tickets[0]?.id ?? '',
    tableId,
    productId,
    stationId,
    printerId,
  };
}

const PAPER = { widthColumns: 48, lines: [{ align: 'left', runs: [] }], cut: true };

import { randomUUIDv7 } from 'node:crypto';
import type { Recipe } from './authz-fresh.ts';
import { PIXEL } from './authz-menu.ts';
import { must } from './people.ts';

/** A page for the kitchen that waits. */
const page: Recipe = async ({ app, owner, branchId }) => {
  const { products } = await must(app, 'GET', '/v1/catalog', { session: owner });
  const [product] = Object.values(products ?? {});
  const id = randomUUIDv7();
  const lines = [{ id: randomUUIDv7(), productId: String(product?.id), quantity: 1 }];
  await must(app, 'POST', '/v1/orders', {
    session: owner,
    body: { id, branchId, type: 'counter', lines, send: true },
  });
  const { jobs } = await must(app, 'GET', `/v1/branches/${branchId}/print-jobs?show=waiting&limit=1`, {
    session: owner,
  });
  const [job] = Object.values(jobs ?? {});
  return { ids: { jobId: String(job?.id) } };
};

/** A print agent that waits for its code. */
const agent: Recipe = async ({ app, owner, branchId }) => {
  const agentId = randomUUIDv7();
  const body = { id: agentId, name: 'Agente' };
  await must(app, 'POST', `/v1/branches/${branchId}/print-agents`, { session: owner, body });
  return { ids: { agentId } };
};

const newPrinter = (branchId: string) => {
  const id = randomUUIDv7();
  return { id, branchId, name: `Impresora ${id}`, driver: 'virtual', columns: 48 };
};
const newStation = () => {
  const id = randomUUIDv7();
  return { id, name: `Estación ${id.slice(-12)}`, kind: 'kitchen' };
};

/** A printer that nobody else needs. */
const printer: Recipe = async ({ app, owner, branchId }) => {
  const body = newPrinter(branchId);
  await must(app, 'POST', '/v1/printers', { session: owner, body });
  return { ids: { printerId: body.id } };
};
/** A printer that asks for its pages, and has no address for it yet. */
const cloudPrinter: Recipe = async ({ app, owner, branchId }) => {
  const body = { ...newPrinter(branchId), driver: 'cloudprnt' };
  await must(app, 'POST', '/v1/printers', { session: owner, body });
  return { ids: { printerId: body.id } };
};
/** A station that nobody else needs. */
const station: Recipe = async ({ app, owner }) => {
  const body = newStation();
  await must(app, 'POST', '/v1/stations', { session: owner, body });
  return { ids: { stationId: body.id } };
};

/** What is asked of printers, stations, print agents and the print queue. */
export const FRESH_PRINTING: Readonly<Record<string, Recipe>> = {
  createPrinter: async ({ branchId }) => ({ body: newPrinter(branchId) }),
  updatePrinter: async (maker) => {
    const { id: _, branchId: __, ...setup } = newPrinter(maker.branchId);
    return { ...(await printer(maker)), body: { ...setup, version: 1 } };
  },
  deletePrinter: printer,
  restorePrinter: printer,
  issuePollUrl: cloudPrinter,
  revokePollUrl: cloudPrinter,
  createStation: async () => ({ body: newStation() }),
  updateStation: async (maker) => {
    const { id: _, ...setup } = newStation();
    return { ...(await station(maker)), body: { ...setup, version: 1 } };
  },
  deleteStation: station,
  restoreStation: station,
  setPrintRouting: async ({ app, owner, branchId }) => {
    const { version, stations } = await must(app, 'GET', `/v1/branches/${branchId}/print-routing`, {
      session: owner,
    });
    const wanted = Object.values(stations ?? {}).map(({ stationId, expo, isDefault, targets }) => ({
      ...{ stationId, expo, isDefault, targets },
    }));
    return { body: { version, stations: wanted } };
  },
  renamePrintAgent: agent,
  issuePrintAgentCode: agent,
  revokePrintAgent: agent,
  scanForPrinters: agent,
  setPaperStyle: async ({ app, owner, branchId }) => {
    const { version, shape } = await must(app, 'GET', `/v1/branches/${branchId}/paper-styles/kitchen`, {
      session: owner,
    });
    return { words: { paper: 'kitchen' }, body: { version, shape } };
  },
  setPaperLogo: async () => ({ bytes: { bytes: PIXEL, type: 'image/png' } }),
  retryPrintJob: page,
  cancelPrintJob: page,
  confirmPrintJob: page,
  movePrintJob: async (maker) => {
    const { ids } = await page(maker);
    const asked = { session: maker.owner };
    const { printerId } = await must(maker.app, 'GET', `/v1/print-jobs/${ids?.jobId}`, asked);
    const { printers } = await must(maker.app, 'GET', `/v1/branches/${maker.branchId}/printers`, asked);
    const other = Object.values(printers ?? {}).find(({ id }) => id !== printerId);
    return { ...(ids ? { ids } : {}), body: { printerId: String(other?.id) } };
  },
};

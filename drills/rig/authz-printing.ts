import { randomUUIDv7 } from 'node:crypto';
import type { Recipe } from './authz-fresh.ts';
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

/** What is asked of the print queue and of print agents. */
export const FRESH_PRINTING: Readonly<Record<string, Recipe>> = {
  renamePrintAgent: agent,
  issuePrintAgentCode: agent,
  revokePrintAgent: agent,
  scanForPrinters: agent,
  addAgentPrinter: async (maker) => ({
    ...(await agent(maker)),
    words: { name: `Impresora ${randomUUIDv7()}`.slice(0, 60) },
  }),
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

import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './rig/ask.ts';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';
import { columnOf, faultsOf, papersOf } from './rig/papers.ts';

// What a guest gets in the hand: the bill that asks about the tip before anything is charged (Law 1935 of 2018), and the
// receipt with its tax, on both widths of paper.

const TILL = 'Impresora Caja';

let browser: Browser;
let cook: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser();
  cook = await openProfile(browser, { colorScheme: 'dark', viewport: { width: 1680, height: 1000 } });
  const page = await cook.newPage();
  await page.goto('/kds/printers');
  await page.getByRole('button', { name: /Jairo/ }).click();
  await columnOf(page, TILL).waitFor();
  await page.close();
});
afterAll(() => browser.close());

interface Session {
  accessToken: string;
  branches: { id: string; name: string }[];
}

interface Named {
  id: string;
  name: string;
}

/** Sets the width of the till's paper, as the office does. */
async function setTillPaper(columns: 32 | 48): Promise<void> {
  const { accessToken: token, branches } = await ask<Session>('POST', '/v1/auth/demo', {
    key: 'fogata-duena',
  });
  const { printers } = await ask<{ printers: (Named & { branchId: string; version: number })[] }>(
    'GET',
    `/v1/branches/${branches.find(({ name }) => name === 'Chapinero')?.id}/printer-setups`,
    undefined,
    token,
  );
  const till = printers.find(({ name }) => name === TILL);
  if (!till) throw new Error('the demo has no till printer');
  const { id, branchId: _, ...setup } = till;
  await ask('PUT', `/v1/printers/${id}`, { ...setup, columns }, token);
}

/** Two guests at a table: the bill, then cash with a tip, and the receipt. */
async function payAtTable(table: string) {
  const cashier = await ask<Session>('POST', '/v1/auth/demo', { key: 'fogata-cajero' });
  const token = cashier.accessToken;
  const branchId = cashier.branches[0]?.id;
  const { products } = await ask<{ products: Named[] }>('GET', '/v1/catalog', undefined, token);
  const tablesPath = `/v1/branches/${branchId}/tables`;
  const { tables } = await ask<{ tables: Named[] }>('GET', tablesPath, undefined, token);
  const idOf = (name: string) => products.find((product) => product.name === name)?.id;
  const orderId = randomUUID();
  const { totalMinor } = await ask<{ totalMinor: number }>(
    'POST',
    '/v1/orders',
    {
      ...{ id: orderId, branchId, type: 'dine_in', guests: 2, send: true },
      tableId: tables.find(({ name }) => name === table)?.id,
      lines: [
        { id: randomUUID(), productId: idOf('Ajiaco santafereño'), quantity: 2 },
        { id: randomUUID(), productId: idOf('Limonada de coco'), quantity: 1 },
      ],
    },
    token,
  );
  return {
    printBill: () => ask('POST', `/v1/orders/${orderId}/print-bill`, {}, token),
    /** The guests take the tenth that the bill suggests; a bill of 10.000 more is handed over. */
    pay: async () => {
      const answer = { kind: 'accepted_suggested', basisPoints: 1_000 };
      const tip = { id: randomUUID(), orderId, type: 'tip.answer', payload: { checkId: orderId, answer } };
      await ask('POST', '/v1/sync', { branchId, commands: [tip] }, token);
      const { checks } = await ask<{ checks: { tipMinor: number }[] }>(
        'GET',
        `/v1/orders/${orderId}`,
        undefined,
        token,
      );
      const tipMinor = checks[0]?.tipMinor ?? 0;
      const tenderedMinor = totalMinor + tipMinor + 1_000_000;
      const money = { id: randomUUID(), method: 'cash', tenderedMinor, tipMinor, printReceipt: true };
      await ask('POST', `/v1/checks/${orderId}/payments`, money, token);
      // Nobody hands over centavos.
      expect([tipMinor > 0, tipMinor % 100]).toEqual([true, 0]);
    },
  };
}

test.for([
  [48, '8'],
  [32, '9'],
] as const)(
  'a bill asks for the tip and a receipt tells the tax, on paper of %i columns',
  async ([columns, table]) => {
    await setTillPaper(columns);
    const page = await cook.newPage();
    await page.goto('/kds/printers');
    const faults = watchFaults(page);
    await columnOf(page, TILL).getByText(`${columns} columnas`).waitFor();
    const asked = await payAtTable(table);
    await asked.printBill();
    const bill = papersOf(page, TILL).first().filter({ hasText: /Sí __/ });
    await bill.waitFor();
    expect(await bill.textContent()).toMatch(/propina/i);
    await keepPicture(page, `printing-bill-${columns}`, { inDocs: true });
    await asked.pay();
    const receipt = papersOf(page, TILL)
      .first()
      .filter({ hasText: /Efectivo/ });
    await receipt.waitFor();
    expect(await receipt.textContent()).toMatch(/impoconsumo[\s\S]*propina[\s\S]*Cambio/i);
    await keepPicture(page, `printing-receipt-${columns}`, { inDocs: true });
    expect(await faultsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  },
);

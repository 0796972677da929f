import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './rig/ask.ts';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';

// A cook tells what has to be made from what is only said again: nothing is cooked twice (complaints 1 and 2).

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Session {
  accessToken: string;
  branches: { id: string }[];
}

/** A table where more is ordered, a course is fired, somebody waits, and which then moves. */
async function orderAtTable(): Promise<void> {
  const { accessToken: token, branches } = await ask<Session>('POST', '/v1/auth/demo', {
    key: 'fogata-mesera',
  });
  const branchId = branches[0]?.id ?? '';
  const { products } = await ask<{ products: { id: string; name: string }[] }>(
    'GET',
    '/v1/catalog',
    undefined,
    token,
  );
  const { tables } = await ask<{ tables: { id: string; state: string }[] }>(
    'GET',
    `/v1/branches/${branchId}/tables`,
    undefined,
    token,
  );
  const [from, to] = tables.filter(({ state }) => state === 'free').slice(-2);
  const line = (name: string, more: object = {}) => ({
    ...{ lineId: randomUUID(), quantity: 1, ...more },
    productId: products.find((product) => product.name.startsWith(name))?.id,
  });
  const orderId = randomUUID();
  const command = (type: string, payload: object = {}) => ({ id: randomUUID(), orderId, type, payload });
  const { outcomes } = await ask<{ outcomes: { status: string; code: string | null }[] }>(
    'POST',
    '/v1/sync',
    {
      branchId,
      commands: [
        command('order.open', { type: 'dine_in', tableId: from?.id, guests: 4 }),
        command('line.add', line('Ajiaco')),
        command('line.add', line('Mojarra', { course: 2, release: 'when_fired' })),
        command('order.send'),
        command('line.add', line('Patacón')),
        command('order.send'),
        command('order.fire', { course: 2 }),
        command('order.remind'),
        command('order.copy'),
        command('order.move', { tableId: to?.id }),
      ],
    },
    token,
  );
  expect(outcomes.filter(({ status }) => status !== 'applied')).toEqual([]);
}

const WORDS = ['ADICIÓN', 'MARCHAR YA', 'RECORDATORIO: ya se pidió', 'COPIA: ya se pidió', 'CAMBIO DE MESA'];

test('each kind of ticket says in a word what it is, on every screen', async () => {
  await orderAtTable();
  for (const width of [390, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      const profile = await openProfile(browser, { colorScheme, viewport: { width, height: 900 } });
      const page = await profile.newPage();
      const faults = watchFaults(page);
      await page.goto('/kds/');
      await page.getByRole('button', { name: /Jairo/ }).click();
      await page.getByText('Todas las estaciones').click();
      for (const word of WORDS) await page.getByText(word, { exact: true }).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await keepPicture(page, `kitchen-kinds-${width}-${colorScheme}`);
      expect(faults).toEqual([]);
      await profile.close();
    }
});

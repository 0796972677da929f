import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './rig/ask.ts';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';
import { columnOf, faultsOf, papersOf } from './rig/papers.ts';

// What comes out of the printers, on both widths of paper; and a printer that is unplugged at the worst moment: its pages
// come out of the neighbour and say so, the floor reads it in one line, and all of it goes by itself (complaints 4 and 5).

const KITCHEN = 'Impresora Cocina';
const BAR = 'Impresora Bar';

let browser: Browser;
let cook: BrowserContext;
let waitress: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser();
  [cook, waitress] = await Promise.all([
    // Wide enough for both papers at their own widths.
    openProfile(browser, { colorScheme: 'dark', viewport: { width: 1680, height: 1000 } }),
    openProfile(browser),
  ]);
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

async function enter(profile: BrowserContext, path: string, name: string): Promise<Page> {
  const page = await profile.newPage();
  await page.goto(path);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  return page;
}

const alertOf = (page: Page) => page.getByRole('status', { name: 'Avisos de impresión' });

/** An order at a table, in three steps: sent, added to, and partly taken back. */
async function orderInSteps() {
  const [waiter, boss] = await Promise.all(
    ['fogata-mesera', 'fogata-duena'].map((key) => ask<Session>('POST', '/v1/auth/demo', { key })),
  );
  const token = waiter?.accessToken;
  const branchId = waiter?.branches[0]?.id;
  const { products } = await ask<{ products: Named[] }>('GET', '/v1/catalog', undefined, token);
  const { tables } = await ask<{ tables: Named[] }>(
    'GET',
    `/v1/branches/${branchId}/tables`,
    undefined,
    token,
  );
  const orderId = randomUUID();
  const command = (type: string, payload: object = {}) => ({ id: randomUUID(), orderId, type, payload });
  const sync = async (...commands: object[]): Promise<void> => {
    const body = { branchId, commands };
    const { outcomes } = await ask<{ outcomes: { status: string }[] }>('POST', '/v1/sync', body, token);
    expect(outcomes.filter(({ status }) => status !== 'applied')).toEqual([]);
  };
  const lineIds = new Map<string, string>();
  const add = (name: string, quantity: number, more: object = {}) => {
    const lineId = randomUUID();
    lineIds.set(name, lineId);
    const productId = products.find((product) => product.name === name)?.id;
    return command('line.add', { lineId, productId, quantity, ...more });
  };
  return {
    send: () =>
      sync(
        command('order.open', {
          ...{ type: 'dine_in', guests: 4 },
          tableId: tables.find(({ name }) => name === '7')?.id,
        }),
        add('Ajiaco santafereño', 2, { note: 'sin alcaparras, con ají aparte' }),
        add('Bandeja paisa', 1),
        add('Limonada de coco', 3),
        command('order.send'),
      ),
    addMore: () => sync(add('Tres leches', 2), add('Tinto', 2), command('order.send')),
    takeBack: async (...names: string[]) => {
      for (const name of names) {
        const path = `/v1/orders/${orderId}/lines/${lineIds.get(name)}/void`;
        await ask('POST', path, { reason: 'Error de digitación' }, boss?.accessToken);
      }
    },
  };
}

test('a comanda, an addition and a void come out on 80 and on 58 mm', async () => {
  const page = await enter(cook, '/kds/printers', 'Jairo');
  const faults = watchFaults(page);
  const order = await orderInSteps();
  /** The newest paper of each printer, once it says this. */
  const bothSay = async (kitchen: RegExp, bar: RegExp) => {
    await papersOf(page, KITCHEN).first().filter({ hasText: kitchen }).waitFor();
    await papersOf(page, BAR).first().filter({ hasText: bar }).waitFor();
  };
  await columnOf(page, KITCHEN).getByText('48 columnas').waitFor();
  await columnOf(page, BAR).getByText('32 columnas').waitFor();

  await order.send();
  await bothSay(/MESA 7[\s\S]*2 Ajiaco[\s\S]*sin alcaparras/, /MESA 7[\s\S]*3 Limonada/);
  await keepPicture(page, 'printing-comanda', { inDocs: true });

  await order.addMore();
  await bothSay(/ADICIÓN[\s\S]*2 Tres leches/, /ADICIÓN[\s\S]*2 Tinto/);
  await keepPicture(page, 'printing-add', { inDocs: true });

  await order.takeBack('Bandeja paisa', 'Tinto');
  await bothSay(/ANULA[\s\S]*Bandeja paisa/, /ANULA[\s\S]*Tinto/);
  await keepPicture(page, 'printing-void', { inDocs: true });

  // Every paper is cut and none says that it is a reprint or came from elsewhere: nothing went wrong here.
  for (const printer of [KITCHEN, BAR]) {
    const papers = papersOf(page, printer);
    expect(await papers.count()).toBe(3);
    for (const paper of await papers.all()) {
      expect(await paper.getAttribute('data-cut')).toBe('true');
      expect(await paper.textContent()).not.toMatch(/REENRUTADO|DUPLICADO|REIMPRESI/);
    }
  }
  expect(await faultsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

/** Takes an order at a table in the point of sale. */
async function order(pos: Page, table: number, dish: string): Promise<void> {
  await pos.getByRole('button', { name: new RegExp(`^Mesa ${table}\\b`) }).click();
  await pos.getByLabel('Buscar producto', { exact: true }).fill(dish);
  await pos.getByRole('button', { name: new RegExp(`Agregar ${dish}`) }).click();
  await pos.getByRole('button', { name: /Enviar a cocina/ }).click();
  await pos
    .getByText(/Comanda \d+ enviada/)
    .first()
    .waitFor();
}

test('an unplugged printer: the neighbour stands in and says so, the floor knows, and it ends by itself', async () => {
  const paper = await cook.newPage();
  await paper.goto('/kds/printers');
  const kds = await cook.newPage();
  await kds.goto('/kds/all');
  const pos = await enter(waitress, '/pos/', 'Camila');
  const faults = [paper, kds, pos].map(watchFaults);
  const down = `${KITCHEN} no imprime: sale en ${BAR}`;
  const play = paper.getByLabel(`Simular en ${KITCHEN}`);

  await play.selectOption({ label: 'Desconectada' });
  await order(pos, 5, 'Lechona');

  // It comes out of the neighbour, for whom it stands in, and not of its own.
  const moved = papersOf(paper, BAR).filter({ hasText: 'Lechona' });
  await moved.waitFor();
  // In large letters on 58 mm the banner takes two lines.
  expect(await moved.textContent()).toMatch(/REENRUTADO de Impresora ?Cocina/);
  expect(await papersOf(paper, KITCHEN).filter({ hasText: 'Lechona' }).count()).toBe(0);
  await columnOf(paper, KITCHEN).getByText('No imprime', { exact: true }).waitFor();
  await keepPicture(paper, 'printing-reroute', { inDocs: true });

  // The floor and the kitchen read it in one line, wherever they are.
  for (const page of [pos, kds]) await alertOf(page).getByText(down).waitFor();
  await keepPicture(pos, 'printing-alert', { inDocs: true });
  await keepPicture(kds, 'printing-alert-kitchen');
  await pos.getByRole('button', { name: /^Mesa 3\b/ }).click();
  await alertOf(pos).getByText(down).waitFor();
  await keepPicture(pos, 'printing-alert-order');

  // Who may operate printers can do something about it; who may not reads what it takes.
  await alertOf(pos).getByRole('button').click();
  await pos.getByRole('dialog').getByText('Reimprimir y probar impresoras').waitFor();
  expect(await pos.getByRole('dialog').getByRole('button', { name: 'Probar ya' }).count()).toBe(0);
  await keepPicture(pos, 'printing-panel-waitress');
  expect(await faultsOf(pos)).toEqual([]);
  await pos.keyboard.press('Escape');
  await pos.getByRole('button', { name: 'Volver' }).click();
  await alertOf(kds).getByRole('button').click();
  await kds.getByRole('dialog').getByRole('button', { name: 'Probar ya' }).waitFor();
  await keepPicture(kds, 'printing-panel');
  expect(await faultsOf(kds)).toEqual([]);

  // Plugged in again and asked at once: nobody has to say that it is well.
  await play.selectOption({ label: 'Normal' });
  await kds.getByRole('dialog').getByRole('button', { name: 'Probar ya' }).click();
  await kds.getByRole('dialog').getByText('Todo imprime').waitFor();
  await order(pos, 6, 'Mondongo');
  const own = papersOf(paper, KITCHEN).filter({ hasText: 'Mondongo' });
  await own.waitFor();
  expect(await own.textContent()).not.toMatch(/REENRUTADO|DUPLICADO/);
  expect(await papersOf(paper, BAR).filter({ hasText: 'Mondongo' }).count()).toBe(0);
  await columnOf(paper, KITCHEN).getByText('Al día', { exact: true }).waitFor();
  for (const page of [pos, kds]) await alertOf(page).getByText(down).waitFor({ state: 'detached' });
  await keepPicture(paper, 'printing-recovered', { inDocs: true });
  // What came out of the neighbour meanwhile comes out once.
  expect(await paper.getByText('Lechona').count()).toBe(1);
  expect(await faultsOf(paper)).toEqual([]);
  expect(faults.flat()).toEqual([]);
});

const LOOKS = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

describe('what does not print can be read and touched', () => {
  beforeAll(async () => {
    const { accessToken: token, branches } = await ask<Session>('POST', '/v1/auth/demo', {
      key: 'fogata-cocina',
    });
    const path = `/v1/branches/${branches[0]?.id}/printers`;
    const { printers } = await ask<{ printers: Named[] }>('GET', path, undefined, token);
    const play = (name: string, fault: string) =>
      ask(
        'PUT',
        `/v1/printers/${printers.find((one) => one.name === name)?.id}/played-fault`,
        { fault },
        token,
      );
    // Nobody is left to stand in: the page waits, and both printers say what is missing.
    await play(BAR, 'out_of_paper');
    await play(KITCHEN, 'out_of_paper');
    const asked = await orderInSteps();
    await asked.send();
  });

  test.for(LOOKS)('at $width px, $colorScheme', async ({ width, colorScheme }) => {
    const open = async (path: string, name: string) => {
      const profile = await openProfile(browser, { colorScheme, viewport: { width, height: 844 } });
      await profile.addInitScript(
        `if (origin !== 'null')
          for (const app of ['pos', 'kitchen']) localStorage.setItem('fastops.scheme.' + app, '${colorScheme}')`,
      );
      const page = await enter(profile, path, name);
      return { page, faults: watchFaults(page), line: alertOf(page).getByRole('button') };
    };
    const look = async (page: Page, name: string): Promise<void> => {
      await keepPicture(page, `printing-${name}-${width}-${colorScheme}`);
      const sideways = 'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1';
      const wrong = [...(await faultsOf(page)), ...((await page.evaluate(sideways)) ? ['sideways'] : [])];
      expect(wrong, `${name} at ${width} px, ${colorScheme}`).toEqual([]);
    };
    const kds = await open('/kds/printers', 'Jairo');
    await kds.line.filter({ hasText: 'sin papel' }).filter({ hasText: '+1 más' }).waitFor();
    await look(kds.page, 'printers');
    await kds.page.goto('/kds/all');
    await kds.line.waitFor();
    await look(kds.page, 'board');
    const pos = await open('/pos/tables', 'Andrés');
    await pos.line.waitFor();
    await look(pos.page, 'floor');
    expect((await pos.line.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await pos.page.goto('/pos/order');
    await pos.line.click();
    await pos.page.getByRole('dialog').getByRole('button', { name: 'Probar ya' }).first().waitFor();
    await look(pos.page, 'sheet');
    await pos.page.keyboard.press('Escape');
    await look(pos.page, 'order');
    expect([...kds.faults, ...pos.faults]).toEqual([]);
    await Promise.all([kds, pos].map(({ page }) => page.context().close()));
  });
});

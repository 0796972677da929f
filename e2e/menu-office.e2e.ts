import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';

// Who keeps the menu, from its order to what is sold when; what one changes the other sees, and the till too.

let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
  page = await enter();
  faults = watchFaults(page);
});
afterAll(() => browser.close());

/** A browser of its own in which the owner is logged in. */
async function enter(): Promise<Page> {
  const own = await (await openProfile(browser)).newPage();
  await own.goto('/admin');
  await own.getByRole('button', { name: /Lucía/ }).click();
  await own.locator('main#page').waitFor();
  return own;
}

/** Goes there by the keys of the page, and looks for what an accessibility checker finds. */
async function goBy(keys: string, title: string): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await expectClean();
}

async function expectClean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const grips = (own: Page) => own.getByRole('button', { name: /^Mover / });
const order = async (own: Page): Promise<string[]> => {
  const labels = await Promise.all((await grips(own).all()).map((grip) => grip.getAttribute('aria-label')));
  return labels.map((label) => label?.slice('Mover '.length) ?? '');
};
const saved = (path: RegExp) =>
  page.waitForResponse(
    (answer) => path.test(answer.url()) && answer.request().method() !== 'GET' && answer.ok(),
  );

/** Drags by the middle of the one to a part of the other's height. */
async function drag(from: Locator, to: Locator, part: number): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('not in sight');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 60, end.y + end.height * part, { steps: 8 });
  await page.mouse.up();
}

test('categories: two taps reorder, a drag puts one into another, and hours are set', async () => {
  await goBy('gc', 'Categorías');
  expect((await order(page)).slice(0, 3)).toEqual(['Entradas', 'Típicos', 'Parrilla']);
  const other = await enter();
  await other.goto('/admin/categories');
  await grips(other).first().waitFor();

  // Tap the grip, tap the arrow.
  const placed = saved(/categories\/order/);
  await page.getByRole('button', { name: 'Mover Parrilla' }).click();
  await page.getByRole('button', { name: 'Subir Parrilla' }).click();
  await placed;
  expect((await order(page)).slice(0, 3)).toEqual(['Entradas', 'Parrilla', 'Típicos']);
  // Who looks at the same page sees it without doing anything.
  await expect.poll(() => order(other)).toEqual(await order(page));
  await page.getByRole('button', { name: 'Mover Parrilla' }).click();

  const [row, target] = ['Café y té', 'Bebidas'].map((name) =>
    page.getByRole('listitem').filter({ hasText: name }),
  );
  const dropped = saved(/categories\/order/);
  await drag(page.getByRole('button', { name: 'Mover Café y té' }), target as Locator, 0.5);
  await dropped;
  const inside = page.getByText('Café y té quedó dentro de Bebidas');
  await inside.waitFor();
  await keepPicture(page, 'office-categories-tree');
  const undone = saved(/categories\/order/);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await undone;
  await page.getByText('Nivel 2').waitFor({ state: 'detached' });

  await (row as Locator).getByRole('link').click();
  await page.getByRole('button', { name: 'Poner un horario' }).click();
  for (const day of ['sáb', 'dom']) await page.getByRole('button', { name: day, exact: true }).click();
  await page.getByLabel('Desde').fill('06:00');
  await page.getByLabel('Hasta').fill('11:30');
  await expectClean();
  await page.keyboard.press('Control+s');
  await page.getByText('Cambios guardados').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/lun a vie, 6:00/).waitFor();
  await other.close();
});

test('what is being typed stays when somebody else changes the menu', async () => {
  await page.getByRole('link', { name: /Postres/ }).click();
  const name = page.getByRole('dialog').getByLabel('Nombre');
  await name.fill('Dulces');
  const other = await enter();
  await other.goto('/admin/categories');
  await other.getByRole('button', { name: 'Mover Licores' }).focus();
  await other.keyboard.press('ArrowUp');
  await expect
    .poll(async () => (await order(page)).indexOf('Licores'))
    .toBe((await order(other)).indexOf('Licores'));
  expect(await name.inputValue()).toBe('Dulces');
  await page.getByRole('button', { name: 'Descartar' }).click();
  await page.keyboard.press('Escape');
  await other.close();
});

test('modifiers: a group is made with the keyboard, its rule is said in words', async () => {
  await goBy('gm', 'Modificadores');
  await page.keyboard.press('n');
  await page.getByLabel('Nombre').fill('Acompañamiento');
  await page.getByLabel('Mínimo').selectOption('1');
  await page.getByLabel('Máximo').selectOption('2');
  await page.getByText('Elige de 1 a 2').waitFor();
  await page.getByLabel('Opción 1', { exact: true }).fill('Papa criolla');
  await page.getByLabel('Precio adicional').fill('3500');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Patacón');
  await page.keyboard.press('Control+s');
  await page.getByText('Grupo Acompañamiento creado').waitFor();
  expect(await page.getByLabel('Precio adicional').first().inputValue()).toBe('3.500');
  await page.getByRole('button', { name: 'Hay Patacón' }).click();
  await page.getByRole('group', { name: 'Chapinero' }).getByLabel('Agotado hasta mañana').check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Agotado Patacón' }).waitFor();
  await keepPicture(page, 'office-modifier');
  await expectClean();
});

test('a price list: filled by a percentage, saved, charged at the till, and taken back', async () => {
  await goBy('gl', 'Listas de precios');
  await page.keyboard.press('n');
  await page.getByLabel('Nombre').fill('Diciembre');
  await page.getByRole('checkbox', { name: 'En el local' }).check();
  await page.keyboard.press('Control+s');
  await page.getByText('Lista Diciembre creada').waitFor();
  await page.getByRole('searchbox').fill('Agua');
  const price = page.getByRole('textbox', { name: 'Precio de Agua en la lista' });
  await price.waitFor();
  await page.getByRole('button', { name: 'Llenar por %' }).click();
  await page.getByRole('dialog').getByLabel('Porcentaje sobre el precio base').fill('20');
  await page.keyboard.press('Enter');
  expect(await price.inputValue()).toBe('6.600');
  await keepPicture(page, 'office-price-list');
  await expectClean();
  const till = await (await openProfile(browser)).newPage();
  await till.goto('/pos/');
  await till.getByRole('button', { name: /Camila/ }).click();
  await till.getByRole('button', { name: /Mesa 5\b/ }).click();
  await till.getByLabel('Buscar producto', { exact: true }).fill('Agua');
  const dish = till.getByRole('button', { name: /Agregar Agua\b/ });
  await dish.filter({ hasText: '5.500' }).waitFor();
  await page.keyboard.press('Control+s');
  await dish.filter({ hasText: '6.600' }).waitFor();
  await page.getByRole('button', { name: 'Vaciar' }).click();
  await page.keyboard.press('Control+s');
  await dish.filter({ hasText: '5.500' }).waitFor();
  await till.close();
});

test('taxes in plain words: what a product pays, and a rate from a day on that is taken back', async () => {
  await goBy('gt', 'Impuestos');
  await page.getByText('Impoconsumo 8 %: $ 741, ya va dentro del precio'.replace('$ ', '$\u00A0')).waitFor();
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Impoconsumo', exact: true }) });
  await card.getByRole('button', { name: 'Nueva tarifa' }).click();
  await page.getByLabel('Tarifa en %').fill('9,5');
  await page.getByRole('dialog').getByLabel('Desde el día').fill('2031-01-01');
  await page.keyboard.press('Enter');
  await card.getByText('9,5 % a partir del 1 ene 2031'.replace('9,5 ', '9,5\u00A0')).waitFor();
  await page.getByLabel('El día').fill('2031-02-01');
  await page
    .getByText(/Impoconsumo 9,5/)
    .first()
    .waitFor();
  await expectClean();
  await card.getByRole('button', { name: /^Quitar: / }).click();
  await card.getByText(/a partir del/).waitFor({ state: 'detached' });
});

test('availability: the hours of the week, and what has run out is back with one tap', async () => {
  await goBy('ga', 'Disponibilidad');
  await page
    .getByRole('region', { name: 'lunes' })
    .getByRole('button', { name: /Café y té/ })
    .waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'Acompañamiento: Patacón' });
  await line.getByText(/Vuelve mañana/).waitFor();
  await keepPicture(page, 'office-availability');
  await line.getByRole('button', { name: 'Ya hay Acompañamiento: Patacón' }).click();
  await page.getByText('Nada está agotado.').waitFor();
  await page
    .getByText('Acompañamiento: Patacón: ya hay')
    .locator('..')
    .getByRole('button', { name: 'Deshacer' })
    .click();
  await line.waitFor();
  await page.getByLabel('Canal').selectOption('online');
  expect(page.url()).toContain('channel=online');
  // From the week to where its hours are set: two taps.
  await page
    .getByRole('region', { name: 'lunes' })
    .getByRole('button', { name: /Café y té/ })
    .click();
  await expectClean();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Café y té/ })
    .click();
  await page.getByRole('dialog', { name: 'Café y té' }).waitFor();
  expect(faults).toEqual([]);
});

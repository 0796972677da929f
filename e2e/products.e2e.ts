import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';

// A product from the office to the till: made with sizes and something that must be chosen, sold from its sheet; and a combo
// looked at in both schemes, on a phone and on a desk.

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A browser of its own in which the owner is logged in. */
async function enter(options: Parameters<typeof openProfile>[1] = {}): Promise<Page> {
  const page = await (await openProfile(browser, options)).newPage();
  await page.goto('/admin');
  await page.getByRole('button', { name: /Lucía/ }).click();
  await page.locator('main#page').waitFor();
  return page;
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const sideways = 'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1';
  expect(await page.evaluate(sideways)).toBe(false);
}

/** A group of which one has to be chosen. */
async function makeGroup(page: Page): Promise<void> {
  await page.goto('/admin/modifiers/new');
  await page.getByLabel('Nombre').fill('Masa');
  await page.getByLabel('Mínimo').selectOption('1');
  await page.getByLabel('Opción 1', { exact: true }).fill('Delgada');
  await page.getByLabel('Precio adicional').press('Enter');
  await page.keyboard.type('Gruesa');
  await page.getByLabel('Precio adicional').nth(1).fill('2000');
  await page.keyboard.press('Control+s');
  await page.getByText('Grupo Masa creado').waitFor();
}

/** Sells the large one with the thick dough. */
async function sell(till: Page): Promise<void> {
  await till.getByLabel('Buscar producto', { exact: true }).fill('margarita');
  await till.getByRole('button', { name: /Agregar Pizza margarita/ }).click();
  const sheet = till.getByRole('dialog');
  await sheet.getByText('Familiar').click();
  await sheet.getByText('Gruesa').click();
  await keepPicture(till, 'pos-choice-made-in-office', { inDocs: true });
  await expectClean(till);
  await sheet.getByRole('button', { name: /Agregar/ }).click();
  await till
    .getByText(/50\.900/)
    .first()
    .waitFor();
  const sent = till.waitForResponse(
    (answer) => /\/v1\/orders/.test(answer.url()) && answer.request().method() === 'POST',
  );
  await till
    .getByRole('button', { name: /Enviar/ })
    .first()
    .click();
  expect((await sent).status()).toBe(201);
}

test('a product with two sizes and a required option is made in the office and sold at the till', async () => {
  const page = await enter();
  const faults = watchFaults(page);
  await makeGroup(page);

  const till = await (await openProfile(browser)).newPage();
  await till.goto('/pos/');
  await till.getByRole('button', { name: /Camila/ }).click();
  await till.getByRole('button', { name: /Mesa 12\b/ }).click();

  await page.goto('/admin/products/new');
  const drawer = page.getByRole('dialog');
  // What is missing is said where it is missing.
  await drawer.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect.poll(() => drawer.locator('[aria-invalid="true"]').count()).toBeGreaterThanOrEqual(2);
  await drawer.getByLabel('Nombre', { exact: true }).fill('Pizza margarita');
  await drawer.getByLabel('Categoría').selectOption({ label: 'Parrilla' });
  await drawer.getByText('Tamaños', { exact: true }).click();
  await drawer.getByRole('button', { name: 'Agregar tamaño' }).click();
  await page.keyboard.type('Personal');
  await drawer.getByLabel('Precio', { exact: true }).first().fill('25900');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Familiar');
  await drawer.getByLabel('Precio', { exact: true }).nth(1).fill('48900');
  await drawer.getByText('El cliente paga $ 48.900'.replace('$ ', '$\u00A0')).waitFor();
  await drawer.getByText('Modificadores', { exact: true }).click();
  await drawer
    .getByRole('combobox', { name: 'Agregar un grupo' })
    .or(drawer.getByLabel('Agregar un grupo'))
    .first()
    .click();
  await page.getByRole('option', { name: 'Masa' }).click();
  await drawer.getByText('Elige 1', { exact: false }).first().waitFor();
  await expectClean(page);
  await keepPicture(page, 'office-product-new', { inDocs: true });
  await page.keyboard.press('Control+s');
  await page.getByText('Pizza margarita está en la carta').waitFor();
  // Made: the picture can be added, and the price is in the history.
  await drawer.getByRole('button', { name: 'Historia de precios' }).click();
  await drawer.getByText('48.900').last().waitFor();
  await expectClean(page);

  await sell(till);
  expect(faults).toEqual([]);
  await till.close();
  await page.close();
});

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ].map((viewport) => ({ colorScheme, viewport, name: `${viewport.width}-${colorScheme}` })),
);

test.for(LOOKS)('a combo, its parts and what it costs at $name', async ({ colorScheme, viewport, name }) => {
  const profile = await openProfile(browser, { colorScheme, viewport });
  await profile.addInitScript(
    `if (origin !== 'null') localStorage.setItem('fastops.scheme.office', '${colorScheme}')`,
  );
  const page = await profile.newPage();
  await page.goto('/admin');
  await page.getByRole('button', { name: /Lucía/ }).click();
  await page.locator('main#page').waitFor();
  await page.goto('/admin/products/new');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Nombre', { exact: true }).fill(`Combo ${name}`);
  await drawer.getByLabel('Categoría').selectOption({ label: 'Parrilla' });
  await drawer.getByText('Combo', { exact: true }).click();
  await drawer.getByLabel('Es un combo').check();
  await drawer.getByText('Descuento sobre sus partes').click();
  await drawer.getByLabel('Descuento en %').fill('10');
  await drawer.getByLabel('Parte 1', { exact: true }).fill('Bebida');
  const picker = drawer
    .getByRole('combobox', { name: 'Agregar un producto a elegir' })
    .or(drawer.getByLabel('Agregar un producto a elegir'))
    .first();
  await picker.click();
  await picker.pressSequentially('Limonada');
  await page.getByRole('option', { name: /Limonada de coco/ }).click();
  await drawer.getByText('Limonada de coco').waitFor();
  await keepPicture(page, `office-combo-${name}`);
  await expectClean(page);
  await page.keyboard.press('Control+s');
  await page.getByText(`Combo ${name} está en la carta`).waitFor();
  await page.waitForLoadState('networkidle');
  await keepPicture(page, `office-product-${name}`);
  await expectClean(page);
  // Gone with one tap, back with another.
  await drawer.getByRole('button', { name: 'Eliminar', exact: true }).click();
  await page.getByText(`Combo ${name} se eliminó`).waitFor();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByText(`Combo ${name} volvió a la carta`).waitFor();
  await profile.close();
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';
import { owner } from './rig/owner.ts';

// A printer from its box to the first comanda: found, named, tried, given to a station, asked about, and what came out of it
// seen in the queue; then what can go wrong with it.

/** What is read while it is being deleted is not there any more: an answer, and no fault. */
const GONE = /status of 404 .*\/v1\/printers\/[\w-]+\)$/;
/** One black dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
  page = await (await openProfile(browser)).newPage();
  faults = watchFaults(page);
  await page.goto('/admin');
  await page.getByRole('button', { name: /Lucía/ }).click();
  await page.locator('main#page').waitFor();
});
afterAll(() => browser.close());

async function expectClean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const row = (name: string) => page.getByRole('row').filter({ hasText: name });

test('the wizard: on screen, named, tried with its accents, and given to a station', async () => {
  for (const key of 'go') await page.keyboard.press(key);
  await page.getByRole('heading', { level: 1, name: 'Impresoras' }).waitFor();
  await row('Impresora Cocina').waitFor();
  await expectClean();
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: 'Agregar impresora' }).waitFor();
  await expectClean();
  await page.getByRole('button', { name: /En pantalla/ }).click();
  await page.keyboard.press('Enter');
  await page.getByText('Falta este dato.').waitFor();
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Parrilla');
  await page.getByLabel('58 mm').check();
  await expectClean();
  await page.getByRole('button', { name: 'Seguir' }).click();
  await page.getByRole('button', { name: 'Imprimir prueba' }).click();
  await page.getByRole('status').getByText('Salió', { exact: true }).waitFor();
  await page.getByRole('article', { name: 'Así debe verse' }).waitFor();
  await expectClean();
  await keepPicture(page, 'office-printing-wizard');
  await page.getByRole('button', { name: 'Salió con signos raros' }).click();
  await page.getByRole('button', { name: 'Probar otro juego de letras' }).click();
  await page.getByRole('status').getByText('Salió', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Sí, se ve bien' }).click();
  await page.getByRole('checkbox', { name: /^Cocina/ }).check();
  await expectClean();
  await page.getByRole('button', { name: 'Terminar' }).click();
  await page.getByText('Impresora Parrilla lista').waitFor();
  await row('Parrilla').getByText('Lista').waitFor();
});

test('stations: a station of its own, copies for takeaway only, the pass, and one save', async () => {
  await page.getByRole('navigation', { name: 'Partes de la página' }).getByText('Estaciones').click();
  const kitchen = page.getByRole('region', { name: 'Cocina', exact: true });
  await kitchen.getByLabel('Copias en Parrilla').selectOption('2');
  await kitchen.getByText('Todos los pedidos').last().click();
  await kitchen.getByRole('checkbox', { name: 'Domicilio' }).uncheck();
  await expectClean();
  await keepPicture(page, 'office-printing-stations');
  await page.keyboard.press('Control+s');
  await page.getByText('Cambios guardados').waitFor();
  await page.getByRole('button', { name: 'Nueva estación' }).click();
  await page.getByRole('dialog').getByLabel('Nombre').fill('Postres');
  await page.keyboard.press('Enter');
  await page.getByText('Estación Postres creada').waitFor();
  const sweets = page.getByRole('region', { name: 'Postres', exact: true });
  await sweets.getByText('Sin impresora').waitFor();
  await sweets.getByRole('button', { name: 'Cambiar estación Postres' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Eliminar' }).click();
  await sweets.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await sweets.waitFor();
});

test('where would it print: the answer names station, reason, printers and copies', async () => {
  await page.getByRole('combobox', { name: 'Producto' }).click();
  await page.keyboard.type('Ajiaco');
  await page
    .getByRole('option', { name: /Ajiaco/ })
    .first()
    .click();
  const answer = page.getByRole('status').filter({ hasText: 'Ajiaco' });
  await answer.getByText('Parrilla, 2 copias').waitFor();
  await expectClean();
  await keepPicture(page, 'office-printing-tester');
  await page.getByLabel('Pedido').selectOption({ label: 'Domicilio' });
  await answer.getByText('Parrilla, 2 copias').waitFor({ state: 'detached' });
});

test('the queue: what was ordered is there with its paper, live', async () => {
  await page.getByRole('navigation', { name: 'Partes de la página' }).getByText('Cola').click();
  await page.getByRole('button', { name: 'Todas', exact: true }).click();
  await page.getByLabel('Impresora', { exact: true }).selectOption({ label: 'Parrilla' });
  const rows = page.getByRole('list', { name: 'Cola' }).getByRole('listitem');
  await rows.filter({ hasText: 'Página de prueba' }).first().waitFor();
  const before = await rows.count();
  await (await owner()).serve('7', ['Ajiaco santafereño']);
  // Ordered and taken back: the comanda and its void, in this list without anybody asking for it.
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
  await expectClean();
  await keepPicture(page, 'office-printing-queue');
  await rows.first().getByRole('link').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('article').first().getByText('Ajiaco', { exact: false }).first().waitFor();
  await expectClean();
  await keepPicture(page, 'office-printing-paper');
  await drawer.getByRole('button', { name: /^Imprimir otra vez/ }).click();
  await page.getByText(/se imprime otra vez/).waitFor();
  await page.keyboard.press('Escape');
});

test('a printer: set up, tried with one tap, deleted and back', async () => {
  await page.getByRole('navigation', { name: 'Partes de la página' }).getByText('Impresoras').click();
  await row('Parrilla').getByRole('link').click();
  const drawer = page.getByRole('dialog', { name: 'Parrilla' });
  await drawer.getByRole('button', { name: 'Imprimir prueba' }).click();
  await drawer.getByRole('status').getByText('Salió', { exact: true }).waitFor();
  await drawer.getByLabel('Si no imprime, sale por').selectOption({ label: 'Impresora Cocina' });
  await drawer.getByText('Opciones avanzadas').click();
  await drawer.getByLabel('Fallas seguidas').fill('0');
  await page.keyboard.press('Control+s');
  await drawer.getByText('Escribe un número de 1 a 20.').waitFor();
  await drawer.getByLabel('Fallas seguidas').fill('5');
  await page.keyboard.press('Control+s');
  await page.getByText('Cambios guardados').waitFor();
  await drawer.getByText('Historial de servicio').click();
  await drawer.getByText('Nunca ha dejado de recibir hojas.').waitFor();
  await expectClean();
  await keepPicture(page, 'office-printing-printer');
  await drawer.getByRole('button', { name: 'Eliminar impresora' }).click();
  await row('Parrilla').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await row('Parrilla').waitFor();
  expect(faults.filter((fault) => !GONE.test(fault))).toEqual([]);
});

test('papers: the comanda changes while one types, and nothing is saved before one does', async () => {
  await page.getByRole('navigation', { name: 'Partes de la página' }).getByText('Papeles').click();
  const narrow = page.getByRole('article', { name: 'Papel de 58 mm' });
  await narrow.getByText('Camila', { exact: false }).first().waitFor();
  await page.getByLabel('Pie').fill('Buen provecho');
  await narrow.getByText('Buen provecho').waitFor();
  await page.getByRole('article', { name: 'Papel de 80 mm' }).getByText('Buen provecho').waitFor();
  await page.getByLabel('Quién atiende').uncheck();
  await narrow.getByText('Camila', { exact: false }).waitFor({ state: 'detached' });
  await expectClean();
  await keepPicture(page, 'office-printing-papers');
  await page.keyboard.press('Control+s');
  await page.getByText('Cambios guardados').waitFor();
  await page.getByRole('button', { name: 'Precuenta y recibo' }).click();
  await page.getByRole('button', { name: 'Recibo', exact: true }).click();
  await narrow.getByText('TOTAL').first().waitFor();
  const logo = Buffer.from(DOT, 'base64');
  await page
    .getByTestId('logo-file')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo });
  await page.getByText('Logo guardado').waitFor();
  await page.getByRole('button', { name: 'Quitar' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click();
  await page.getByText('Logo quitado').waitFor();
  await expectClean();
  expect(faults.filter((fault) => !GONE.test(fault))).toEqual([]);
});

test('a printer that asks: its address is told once, renewed and taken away', async () => {
  await page.goto('/admin/printers/new');
  await page.getByRole('button', { name: /CloudPRNT/ }).click();
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Domicilios');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Crear dirección' }).click();
  const address = page.getByRole('textbox', { name: 'Dirección' });
  await address.waitFor();
  const first = await address.inputValue();
  expect(first).toMatch(/\/cloudprnt\/.+/);
  await page.getByText('Aún no ha preguntado').waitFor();
  await expectClean();
  await page.getByRole('button', { name: 'Renovar' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Renovar' }).click();
  await expect.poll(() => address.inputValue()).not.toBe(first);
  await page.getByRole('button', { name: 'Retirar' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirar' }).click();
  await page.getByText('Dirección retirada').waitFor();
  await page.getByRole('button', { name: 'Crear dirección' }).waitFor();
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';

// A menu from a file, as somebody does it who keeps the menu: sent with faults, mended, imported, and taken back.

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const LOOKS = [
  { look: '1280', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { look: '390-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

const HEADERS = 'Referencia;Nombre;Sección;Precio';
const row = (mark: string, n: number, price = '25.900') =>
  `${mark}-${n};Plato ${mark} ${n};Del archivo ${mark} > Sopas;${price};con arroz`;
const file = (name: string, note: string, rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[`${HEADERS};${note}`, ...rows].join('\r\n')}\r\n`),
});

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** A browser of its own in which the owner stands at the page. */
async function enter(options: (typeof LOOKS)[number]): Promise<Page> {
  const { viewport, colorScheme } = options;
  const profile = await openProfile(browser, { viewport, colorScheme });
  await profile.addInitScript((scheme) => localStorage.setItem('fastops.scheme.office', scheme), colorScheme);
  const page = await profile.newPage();
  await page.goto('/admin/import');
  await page.getByRole('button', { name: /Lucía/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Importar productos' }).waitFor();
  return page;
}

test.each(LOOKS)('sent with faults, mended, imported and taken back at $look', async (options) => {
  const { look } = options;
  // Known headers are taken as before: each look has one of its own.
  const note = `Nota ${look}`;
  const page = await enter(options);
  const faults = watchFaults(page);
  const keep = (name: string) => keepPicture(page, `import-${look}-${name}`);
  const send = (name: string, rows: string[]) =>
    page.getByTestId('import-file').setInputFiles(file(name, note, rows));
  const rows = Array.from({ length: 300 }, (_, n) => row(look, n + 1));
  await page.getByRole('heading', { name: 'Últimas importaciones' }).waitFor();
  await expectClean(page);
  await keep('begin');

  await send('carta.csv', rows.with(4, row(look, 5, 'gratis')).with(9, row(look, 3)));
  const description = page.getByLabel(`Qué es ${note}`);
  await description.selectOption('description');
  await expectClean(page);
  await keep('columns');
  await page.getByRole('button', { name: 'Revisar' }).click();
  await page.getByText('Escribe solo el número, por ejemplo 25900.').waitFor();
  await page.getByText('Escribe otro código: la fila 4 tiene el mismo.').waitFor();
  expect(await page.getByRole('button', { name: /^Importar/ }).count()).toBe(0);
  await expectClean(page);
  await keep('faults');

  await send('carta corregida.csv', rows);
  await page.getByRole('heading', { level: 1, name: 'carta corregida.csv' }).waitFor();
  // Its columns are taken as those of the file before it.
  await page.getByText(`Del archivo ${look} > Sopas`).waitFor();
  await expectClean(page);
  await keep('ready');
  await page.getByRole('button', { name: 'Importar 300 productos' }).click();
  await page.getByText('Importación terminada').waitFor();
  await expectClean(page);
  await keep('done');

  await page.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click();
  await page.getByText('La carta quedó como estaba antes de este archivo.').waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: 'Importar productos' }).click();
  await page.getByText('Deshecho').first().waitFor();
  await expectClean(page);
  await keep('latest');
  expect(faults).toEqual([]);
  await page.context().close();
});

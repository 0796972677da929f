import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';

// The list of products: found, priced where they stand, changed many at once, and all of it taken back.

let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
  page = await enter();
  faults = watchFaults(page);
});
afterAll(() => browser.close());

/** A browser of its own in which the owner is logged in and looks at the products. */
async function enter(options: BrowserContextOptions = {}): Promise<Page> {
  const profile = await openProfile(browser, options);
  const { colorScheme } = options;
  if (colorScheme)
    await profile.addInitScript(
      `if (origin !== 'null') localStorage.setItem('fastops.scheme.office', '${colorScheme}')`,
    );
  const own = await profile.newPage();
  await own.goto('/admin/products');
  await own.getByRole('button', { name: /Lucía/ }).click();
  await own.getByRole('heading', { level: 1, name: 'Productos' }).waitFor();
  await own.getByRole('table', { name: 'Productos' }).waitFor();
  return own;
}

/** Nothing that an accessibility checker finds, and nothing that sticks out sideways. */
async function expectClean(own: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: own }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const sideways = await own.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1',
  );
  expect(sideways).toBe(false);
}

const price = (name: string) =>
  page.getByRole('button', { name: new RegExp(`cambiar el precio de ${name}$`) });

/** Presses the way back of a notice. */
async function takeBack(said: RegExp): Promise<void> {
  const notice = page.getByText(said).locator('..');
  await notice.getByRole('button', { name: 'Deshacer' }).click();
}

/** Looks for it by the keyboard. */
async function find(text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill(text);
  await page.waitForURL((url) => (url.searchParams.get('search') ?? '') === text);
  await page.waitForLoadState('networkidle');
}

test('a price is found and changed with the keyboard alone, others see it, and it is taken back', async () => {
  await find('Agua');
  await price('Agua').focus();
  const before = (await price('Agua').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await page.keyboard.type('6100');
  await page.keyboard.press('Enter');
  await page.getByText(/^Agua cuesta/).waitFor();
  expect(await price('Agua').textContent()).toContain('6.100');
  const focused = await page.evaluate("document.activeElement?.getAttribute('aria-label')");
  expect(focused).toContain('cambiar el precio de Agua');
  // Another who looks at the list sees it without doing anything.
  const other = await enter();
  await other.getByRole('searchbox').fill('Agua');
  await other.waitForURL(/search=Agua/);
  const theirs = other.getByRole('button', { name: /cambiar el precio de Agua$/ });
  await theirs.filter({ hasText: '6.100' }).waitFor();
  await takeBack(/^Agua cuesta/);
  await theirs.filter({ hasText: before.trim() }).waitFor();
  await price('Agua').filter({ hasText: before.trim() }).waitFor();

  // Both open it; who saves second is told what it is now.
  await theirs.click();
  await price('Agua').click();
  await page.keyboard.type('7000');
  await page.keyboard.press('Enter');
  await page.getByText(/^Agua cuesta .*7\.000/).waitFor();
  await other.keyboard.type('8000');
  await other.keyboard.press('Enter');
  await other.getByText(/Alguien cambió el precio de Agua mientras tanto: ahora es .*7\.000/).waitFor();
  await theirs.filter({ hasText: '7.000' }).waitFor();
  await takeBack(/^Agua cuesta .*7\.000/);
  await other.close();
});

test('many are moved at once and go back to where each was', async () => {
  await find('limonada');
  await page.getByRole('checkbox', { name: 'Elegir todos los de la lista' }).check();
  const count = await page.getByRole('checkbox', { name: /^Elegir Limonada/ }).count();
  expect(count).toBeGreaterThan(0);
  const from = page.getByRole('row').filter({ hasText: 'Limonada' }).first();
  const bar = page.getByRole('region', { name: 'Cambiar los elegidos' });
  await bar.getByRole('button', { name: 'Mover de categoría' }).click();
  await page.getByRole('dialog').getByLabel('A qué categoría').selectOption({ label: 'Postres' });
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Mover \d+ producto/ }).click();
  await page.getByText(/a Postres$/).waitFor();
  await from.filter({ hasText: 'Postres' }).waitFor();
  await bar.waitFor({ state: 'detached' });
  await takeBack(/a Postres$/);
  await from.filter({ hasText: 'Bebidas' }).waitFor();
});

test('prices of many by a percentage, then retired, deleted and restored', async () => {
  await find('agua');
  await page.getByRole('checkbox', { name: 'Elegir Agua', exact: true }).focus();
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: 'Cambiar precio', exact: true }).click();
  await page.getByLabel('Porcentaje sobre el precio de ahora').fill('20');
  await page.getByLabel('Así quedan').getByText('6.600').first().waitFor();
  await page.keyboard.press('Enter');
  await price('Agua').filter({ hasText: '6.600' }).waitFor();
  await takeBack(/1 precio cambiado/);
  await price('Agua').filter({ hasText: '5.500' }).waitFor();

  await page.getByRole('checkbox', { name: 'Elegir Agua', exact: true }).check();
  await page.getByRole('button', { name: 'Retirar', exact: true }).click();
  await page.getByText('1 producto retirado').waitFor();
  const row = (state: string) => page.getByRole('row').filter({ hasText: state });
  await row('Retirado').waitFor();
  await page.getByRole('checkbox', { name: 'Elegir Agua', exact: true }).check();
  await page.getByRole('button', { name: 'Eliminar', exact: true }).click();
  await page.getByText('Eliminaste 1 producto').waitFor();
  await page.getByRole('button', { name: 'Eliminados' }).click();
  await row('Eliminado').waitFor();
  await page.getByRole('checkbox', { name: 'Elegir Agua', exact: true }).check();
  await page.getByRole('button', { name: 'Restaurar', exact: true }).click();
  await page.getByText('1 producto de vuelta').waitFor();
  // It comes back as it was before: retired.
  await page.getByRole('button', { name: 'Retirados' }).click();
  await row('Retirado').waitFor();
  await page.getByRole('checkbox', { name: 'Elegir Agua', exact: true }).check();
  await page.getByRole('button', { name: 'Poner a la venta', exact: true }).click();
  await page.getByText('1 producto a la venta').waitFor();
  await page.getByRole('button', { name: 'Todos', exact: true }).click();
});

test('a view is kept under a name, is there after the page is loaded again, and is removed with a way back', async () => {
  await find('');
  await page.getByLabel('Categoría').selectOption({ label: 'Postres' });
  await page.getByRole('button', { name: 'Guardar vista' }).click();
  await page.getByLabel('Nombre de la vista').fill('Solo postres');
  await page.keyboard.press('Enter');
  const view = page.getByRole('button', { name: 'Solo postres', exact: true });
  await view.waitFor();
  await page.goto('/admin/products');
  await view.click();
  await page.waitForURL(/categoryId=/);
  // A product opens on its own address and the filters stay there.
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/admin\/products\/[^?]+\?categoryId=/);
  await page.goBack();
  await page.getByRole('button', { name: 'Quitar la vista Solo postres' }).click();
  await view.waitFor({ state: 'detached' });
  await takeBack(/Quitaste la vista/);
  await view.waitFor();
  expect(faults).toEqual([]);
});

const LOOKS = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

test.each(LOOKS)('looks right at $width in $colorScheme', async ({ width, colorScheme }) => {
  const own = await enter({ viewport: { width, height: width === 390 ? 844 : 800 }, colorScheme });
  const name = (what: string): string => `products-${what}-${width}-${colorScheme}`;
  await own.waitForLoadState('networkidle');
  await expectClean(own);
  await keepPicture(own, name('list'));
  for (const at of [0, 1, 2])
    await own
      .getByRole('checkbox', { name: /^Elegir (?!todos)/ })
      .nth(at)
      .check();
  await own
    .getByRole('button', { name: /cambiar el precio de/ })
    .nth(1)
    .click();
  await expectClean(own);
  await keepPicture(own, name('picked'));
  await own.keyboard.press('Escape');
  await own.getByRole('button', { name: 'Cambiar precio', exact: true }).click();
  await expectClean(own);
  await keepPicture(own, name('prices'));
  await own.keyboard.press('Escape');
  await own.getByRole('searchbox').fill('nada se llama así');
  await own.getByText('Nada con esos filtros').waitFor();
  await expectClean(own);
  await keepPicture(own, name('none'));
  await own.getByRole('button', { name: 'Quitar filtros' }).click();
  await own.getByLabel('Categoría').selectOption({ label: 'Bebidas' });
  await own.getByRole('button', { name: 'Guardar vista' }).click();
  await own.getByLabel('Nombre de la vista').fill('Lo de tomar');
  await own.keyboard.press('Enter');
  await own.getByRole('button', { name: 'Lo de tomar', exact: true }).waitFor();
  await own
    .getByRole('checkbox', { name: /^Elegir (?!todos)/ })
    .first()
    .check();
  await expectClean(own);
  await keepPicture(own, name('view'));
  await own.close();
});

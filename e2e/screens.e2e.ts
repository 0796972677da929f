import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';

// Every screen in both languages, both schemes, on a phone and on a desk: nothing that an accessibility checker finds,
// nothing that sticks out sideways, no fault in the console. The pictures are for people to look at.

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const SIZES = [
  { name: '390', viewport: { width: 390, height: 844 } },
  { name: '1280', viewport: { width: 1280, height: 800 } },
] as const;
const LOCALES = ['es-CO', 'en-US'] as const;
const SCHEMES = ['light', 'dark'] as const;

const looks = SIZES.flatMap((size) =>
  LOCALES.flatMap((locale) => SCHEMES.map((colorScheme) => ({ ...size, locale, colorScheme }))),
);

/** What is wrong with the page as it stands, in words. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const sideways = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1',
  );
  return [
    ...violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`,
    ),
    ...(sideways === true ? ['the page scrolls sideways'] : []),
  ];
}

test.for(looks)(
  'screens at $name px, $locale, $colorScheme',
  async ({ name, viewport, locale, colorScheme }) => {
    const profile = await openProfile(browser, { viewport: { ...viewport }, locale, colorScheme });
    // Each app has colours of its own; a person may turn them round, and that must look as good.
    await profile.addInitScript(
      `for (const app of ['pos', 'kitchen']) localStorage.setItem('fastops.scheme.' + app, '${colorScheme}')`,
    );
    const page = await profile.newPage();
    const console = watchFaults(page);
    const found: Record<string, string[]> = {};
    const look = async (screen: string) => {
      found[screen] = await faultsOf(page);
      await keepPicture(page, `${screen}-${name}-${locale.slice(0, 2)}-${colorScheme}`);
    };

    await page.goto('/pos/');
    await page.getByRole('button', { name: /Camila/ }).waitFor();
    await look('log-in');
    await page.getByRole('button', { name: /Camila/ }).click();
    const table = page.getByRole('button', { name: /^(Mesa|Table) 9/ });
    await table.waitFor();
    await look('floor');
    await table.click();
    const dish = page.getByRole('button', { name: /^(Agregar|Add) *Empanadas/ });
    await dish.click();
    await look('order');
    await page.goto('/kds/');
    await page.getByText(/^(Todas las estaciones|All stations)$/).waitFor();
    await look('stations');
    await page.getByText(/^(Todas las estaciones|All stations)$/).click();
    await page.locator('main').waitFor();
    await look('board');
    await page.goto('/kds/printers');
    await page.getByText('Impresora Cocina').first().waitFor();
    await look('printers');

    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
    expect(console).toEqual([]);
    await profile.close();
  },
);

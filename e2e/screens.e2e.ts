import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';
import { type Owner, owner } from './rig/owner.ts';
import { ADMIN_PASSWORD, platformInvitation } from './rig/platform.ts';

// Every screen in both languages, both schemes, on a phone and on a desk: nothing that an accessibility checker finds,
// nothing that sticks out sideways, no fault in the console. The pictures are for people to look at.

let browser: Browser;
let lucia: Owner;

beforeAll(async () => {
  browser = await openBrowser();
  lucia = await owner();
  await lucia.givePin('Camila', '4827');
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

type Look = (typeof looks)[number];

/** Walks through screens and says what is wrong with each. */
async function walk(
  { name, viewport, locale, colorScheme }: Look,
  way: (page: Page, look: (screen: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const profile = await openProfile(browser, { viewport: { ...viewport }, locale, colorScheme });
  // Each app has colours of its own; a person may turn them round, and that must look as good.
  await profile.addInitScript(
    `for (const app of ['pos', 'kitchen', 'office']) localStorage.setItem('fastops.scheme.' + app, '${colorScheme}')`,
  );
  const page = await profile.newPage();
  const console = watchFaults(page);
  const found: Record<string, string[]> = {};
  const look = async (screen: string) => {
    found[screen] = await faultsOf(page);
    await keepPicture(page, `${screen}-${name}-${locale.slice(0, 2)}-${colorScheme}`);
  };

  await way(page, look);
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
  // A browser writes down that it is no device, and that a link opens nothing: both are answers, not faults.
  expect(console.filter((fault) => !/status of 404.*\/v1\/auth\/(device|links)/.test(fault))).toEqual([]);
  await profile.close();
}

test.for(looks)('screens at $name px, $locale, $colorScheme', (one) =>
  walk(one, async (page, look) => {
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
  }),
);

test.for(looks)('a till by PIN at $name px, $locale, $colorScheme', (one) =>
  walk(one, async (page, look) => {
    await page.goto('/pos/enroll');
    await page.getByRole('textbox').waitFor();
    await look('enroll');
    await page.goto('about:blank');
    await page.goto(`/pos/enroll#${await lucia.tillCode()}`);
    await page.getByRole('button', { name: /Camila/ }).waitFor();
    await look('people');
    await page.getByRole('button', { name: /Camila/ }).click();
    await look('pin');
    for (const key of '111222') await page.keyboard.press(key);
    await page.getByRole('alert').waitFor();
    await look('pin-wrong');
  }),
);

const OFFICE = {
  start: '/admin',
  users: '/admin/users',
  'users-new': '/admin/users/new',
  roles: '/admin/roles',
  'roles-new': '/admin/roles/new',
  branches: '/admin/branches',
  'branches-new': '/admin/branches/new',
  devices: '/admin/devices',
  'devices-new': '/admin/devices/new',
  'api-keys': '/admin/api-keys',
  'api-keys-new': '/admin/api-keys/new',
  audit: '/admin/audit',
  company: '/admin/company',
  export: '/admin/company/export',
  me: '/admin/me',
} as const;

test.for(looks)('the office at $name px, $locale, $colorScheme', (one) =>
  walk(one, async (page, look) => {
    await page.goto('/admin');
    await page.getByRole('button', { name: /Lucía/ }).click();
    await page.locator('main#page').waitFor();
    for (const [screen, path] of Object.entries(OFFICE)) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await look(`office-${screen}`);
    }
    await page.keyboard.press('Escape');
    await page.goto('/admin');
    await page.locator('main#page').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await look('office-palette');
    await page.goto('/join#a-link-that-nobody-made-but-of-the-right-length');
    await page.waitForLoadState('networkidle');
    await look('office-join-refused');
  }),
);

test.for(looks)('the platform at $name px, $locale, $colorScheme', (one) =>
  walk(one, async (page, look) => {
    const email = `ana-${one.name}-${one.locale}-${one.colorScheme}@plataforma.example`.toLowerCase();
    await page.goto('/platform');
    await page.waitForLoadState('networkidle');
    await look('platform-log-in');
    await page.goto('about:blank');
    await page.goto(await platformInvitation(email, 'Ana'));
    await page.locator('input[type=password]').fill(ADMIN_PASSWORD);
    await look('platform-accept');
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: /La Esquina/ })
      .first()
      .waitFor();
    await look('platform-companies');
    await page
      .getByRole('link', { name: /La Esquina/ })
      .first()
      .click();
    await page.waitForLoadState('networkidle');
    await look('platform-company');
    for (const part of ['plans', 'audit']) {
      await page.goto(`/platform/${part}`);
      await page.waitForLoadState('networkidle');
      await look(`platform-${part}`);
    }
  }),
);

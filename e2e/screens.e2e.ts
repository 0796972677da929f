import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';
import { type Owner, owner } from './rig/owner.ts';
import { ADMIN_PASSWORD, keeper, platformInvitation } from './rig/platform.ts';
import { PRINTING_PAGES } from './rig/printing-pages.ts';

// Every screen in both languages, both schemes, on a phone and on a desk: nothing that an accessibility checker finds,
// nothing that sticks out sideways, no fault in the console. The pictures are for people to look at.

let browser: Browser;
let lucia: Owner;
let pages: Record<string, string>;
let menuPages: Record<string, string>;
let links: Record<'join' | 'setup', string>;

const PIN = '4827';

beforeAll(async () => {
  browser = await openBrowser();
  lucia = await owner();
  await lucia.givePin('Camila', PIN);
  await lucia.hire('Nubia', 'manager');
  await lucia.givePin('Nubia', '9041');
  // A table that is served, with something taken back: the board, the papers and the order have something to show.
  await lucia.serve('7', ['Ajiaco santafereño', 'Limonada de coco', 'Bandeja paisa']);
  await lucia.tillCode();
  await lucia.keepMenu();
  pages = { ...OFFICE, ...(await lucia.pages()) };
  menuPages = await lucia.menuPages();
  const ana = await keeper();
  links = {
    join: await lucia.invite('Persona nueva', 'nueva@lafogata.example'),
    setup: await ana.inviteCompany(),
  };
  await ana.suspend('Café La Esquina', 'Pago vencido');
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

/** What a browser writes down too: no link, a wrong PIN, a void to be approved, a company that is not served. All are answers. */
const ANSWERS = /status of (404.*\/v1\/auth\/links|401.*\/v1\/auth\/pin|403.*\/void|402.*\/v1\/)/;

type Look = (typeof looks)[number];
type Looker = (screen: string) => Promise<void>;

/** Walks through screens and says what is wrong with each. */
async function walk(
  { name, viewport, locale, colorScheme }: Look,
  way: (page: Page, look: Looker) => Promise<void>,
): Promise<void> {
  const profile = await openProfile(browser, { viewport: { ...viewport }, locale, colorScheme });
  // Each app has colours of its own; a person may turn them round, and that must look as good.
  await profile.addInitScript(
    // A blank page between two addresses has no storage.
    `if (origin !== 'null')
      for (const app of ['pos', 'kitchen', 'office']) localStorage.setItem('fastops.scheme.' + app, '${colorScheme}')`,
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
  expect(console.filter((fault) => !ANSWERS.test(fault))).toEqual([]);
  await profile.close();
}

async function enterOffice(page: Page, who: RegExp): Promise<void> {
  await page.goto('/admin');
  await page.getByRole('button', { name: who }).click();
  await page.locator('main#page').waitFor();
}

/** Looks at each of these pages of the office. */
async function walkOffice(page: Page, look: Looker, all: Record<string, string>): Promise<void> {
  await enterOffice(page, /Lucía/);
  for (const [screen, path] of Object.entries(all)) {
    await page.goto(path);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await look(`office-${screen}`);
  }
}

test.concurrent.for(looks)('screens at $name px, $locale, $colorScheme', (one) =>
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
    const search = page.getByLabel(/^(Buscar producto|Search product)$/);
    await search.fill('Combo');
    const combo = page.getByRole('button', { name: /^(Agregar|Add) *Combo/ });
    await combo.click();
    await page.getByRole('dialog').waitFor();
    await look('choice');
    await page.keyboard.press('Escape');
    await combo.click({ button: 'right' });
    await page.getByRole('dialog').waitFor();
    await look('sold-out');
    await page.keyboard.press('Escape');
    await page.goto('/kds/');
    await page.getByText(/^(Todas las estaciones|All stations)$/).waitFor();
    await look('stations');
    await page.getByText(/^(Todas las estaciones|All stations)$/).click();
    await page.locator('main').waitFor();
    await look('board');
    await page.getByRole('button', { name: /^(Agotados|Sold out)$/ }).click();
    await page.getByRole('list', { name: /¿Qué se agotó|run out/ }).waitFor();
    await look('kitchen-sold-out');
    await page.keyboard.press('Escape');
    await page.goto('/kds/printers');
    await page.getByText('Impresora Cocina').first().waitFor();
    await look('printers');
  }),
);

test.concurrent.for(looks)('a till by PIN at $name px, $locale, $colorScheme', (one) =>
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
    for (const key of PIN) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^(Mesa|Table) 7/ }).click();
    // On a phone the order is behind the products.
    const tab = page.getByRole('button', { name: /^(Comanda|Order) ?\(/ });
    const take = page.getByRole('button', { name: /^(Anular|Void) Bandeja/ });
    await take.or(tab).first().waitFor();
    if (await tab.isVisible()) await tab.click();
    await take.waitFor();
    await look('sent');
    await take.click();
    await page.getByRole('dialog').waitFor();
    await look('void');
    await page.getByRole('button', { name: /^(Error de digitación|Typed by mistake)$/ }).click();
    await page.getByRole('button', { name: /^(Anular|Void)$/ }).click();
    await page.getByRole('dialog').getByText('Nubia').waitFor();
    await look('approval');
    await page.getByRole('dialog').getByText('Nubia').click();
    await look('approval-pin');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(Bloquear|Lock)/ }).click();
    await page.getByText(/^PIN (de|of) Camila$/).waitFor();
    await look('locked');
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
  ...PRINTING_PAGES,
  'api-keys': '/admin/api-keys',
  'api-keys-new': '/admin/api-keys/new',
  audit: '/admin/audit',
  company: '/admin/company',
  export: '/admin/company/export',
  me: '/admin/me',
} as const;

test.concurrent.for(looks)('the menu in the office at $name px, $locale, $colorScheme', (one) =>
  walk(one, (page, look) => walkOffice(page, look, menuPages)),
);

test.concurrent.for(looks)('the office at $name px, $locale, $colorScheme', (one) =>
  walk(one, (page, look) => walkOffice(page, look, pages)),
);

test.concurrent.for(looks)('around the office at $name px, $locale, $colorScheme', (one) =>
  walk(one, async (page, look) => {
    await enterOffice(page, /Lucía/);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await look('office-palette');
    await page.goto('/join#a-link-that-nobody-made-but-of-the-right-length');
    await page.waitForLoadState('networkidle');
    await look('office-join-refused');
    // The same page with another secret behind it would not be loaded anew.
    await page.goto('about:blank');
    await page.goto(links.join);
    await page.locator('input[type=password]').waitFor();
    await look('office-join');
    await page.goto(links.setup);
    await page.getByRole('textbox').first().waitFor();
    await look('office-setup');
  }),
);

test.concurrent.for(looks)('what is not open to somebody at $name px, $locale, $colorScheme', (one) =>
  walk(one, async (page, look) => {
    await enterOffice(page, /Camila/);
    await page.goto('/admin/users');
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await look('office-no-permission');
    await page.context().clearCookies();
    for (const [app, path] of [
      ['pos', '/pos/'],
      ['kitchen', '/kds/'],
      ['office', '/admin'],
    ] as const) {
      await page.goto(path);
      const password = page.locator('input[type=password]');
      const stopped = page.getByText('Pago vencido');
      await password.or(stopped).first().waitFor();
      if (await password.isVisible()) {
        await page.locator('input[type=email]').fill('duena@laesquina.example');
        await password.fill('fogata-demo');
        await page.keyboard.press('Enter');
      }
      await stopped.waitFor();
      await look(`${app}-stopped`);
    }
  }),
);

test.concurrent.for(looks)('the platform at $name px, $locale, $colorScheme', (one) =>
  walk(one, async (page, look) => {
    const email = `ana-${one.name}-${one.locale}-${one.colorScheme}@plataforma.example`.toLowerCase();
    await page.goto('/platform');
    await page.locator('input[type=password]').waitFor();
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
    await page.getByRole('heading', { level: 1, name: /La Esquina/ }).waitFor();
    await page.waitForLoadState('networkidle');
    await look('platform-company');
    for (const part of ['plans', 'audit']) {
      await page.goto(`/platform/${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await look(`platform-${part}`);
    }
  }),
);

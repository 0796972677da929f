import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openProfile, watchFaults } from './rig/browser.ts';
import { ADMIN_PASSWORD, platformInvitation } from './rig/platform.ts';

// From an invitation to an approved void: the owner hires a cashier, lets a till in, and the cashier and the manager work
// at it by PIN. Then the company that did not pay reads why it is not served.

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const CASHIER = { name: 'Andrea Prieto', email: 'andrea@lafogata.example', pin: '4827' };
const MANAGER = { name: 'Nubia Peña', pin: '9041' };

async function openPage(contexts: BrowserContext[], faults: string[][]): Promise<Page> {
  const profile = await openProfile(browser);
  contexts.push(profile);
  const page = await profile.newPage();
  faults.push(watchFaults(page));
  return page;
}

async function logIn(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: new RegExp(name) }).click();
}

/** Adds somebody at Chapinero, with an e-mail or without one. */
async function hire(office: Page, { name, email, role }: { name: string; email?: string; role: string }) {
  await office.goto('/admin/users/new');
  await office.getByLabel('Nombre', { exact: true }).fill(name);
  if (email !== undefined) await office.getByLabel(/Correo/).fill(email);
  await office
    .getByRole('combobox', { name: /^Lugar/ })
    .first()
    .selectOption({ label: 'Chapinero' });
  await office.getByRole('combobox', { name: /^Rol/ }).first().selectOption({ label: role });
  await office
    .getByRole('button', { name: email === undefined ? 'Agregar persona' : 'Agregar e invitar' })
    .click();
}

async function writePin(office: Page, pin: string): Promise<void> {
  await office.getByLabel('PIN nuevo').fill(pin);
  await office.getByRole('button', { name: 'Guardar PIN' }).click();
  await office
    .getByText(/ya puede entrar con su PIN/)
    .first()
    .waitFor();
}

/** Types a PIN on the keys of the screen. */
async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
}

// size: one journey, told in the order in which it happens.
test('an invited cashier sells by PIN on an enrolled till, and a manager approves what she may not', async () => {
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  const open = () => openPage(contexts, faults);
  const office = await open();
  await logIn(office, '/admin', 'Lucía');
  await office.locator('main#page').waitFor();

  // The owner invites; without a mail server the link is shown to be shared.
  await hire(office, { ...CASHIER, role: 'Cajero' });
  const link = await office.locator('input[readonly]').inputValue();
  expect(link).toContain('/join#');

  // The cashier accepts and is at the till.
  const own = await open();
  await own.goto(link.slice(link.indexOf('/join')));
  await own.getByLabel('Contraseña nueva').fill('tres gatos y un sombrero');
  await own.getByRole('button', { name: 'Aceptar y entrar' }).click();
  await own.getByRole('button', { name: /Mesa 5/ }).waitFor();

  await office.goto('/admin/users');
  await office
    .getByRole('link', { name: new RegExp(CASHIER.name) })
    .first()
    .click();
  await office.getByRole('button', { name: 'Poner PIN' }).click();
  await writePin(office, CASHIER.pin);
  // A manager without an e-mail works with a PIN alone.
  await hire(office, { name: MANAGER.name, role: 'Gerente' });
  await writePin(office, MANAGER.pin);

  // A till is let in by the code.
  await office.goto('/admin/devices/new');
  await office.getByLabel('Nombre', { exact: true }).fill('Caja 1');
  await office.getByRole('button', { name: 'Ver código' }).click();
  const code = (await office.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/).textContent()) ?? '';
  const till = await open();
  await till.goto(`/pos/enroll#${code.replace(' ', '')}`);
  await till.getByText('¿Quién eres?').waitFor();
  expect(till.url()).not.toContain('#');
  await office.getByText('El dispositivo ya está listo').waitFor();

  // Two taps and a PIN.
  await till.getByText(CASHIER.name).click();
  await typePin(till, CASHIER.pin);
  await till.getByRole('button', { name: /Mesa 6/ }).click();
  await till.getByLabel('Buscar producto', { exact: true }).fill('Ajiaco');
  await till.getByRole('button', { name: /Agregar Ajiaco/ }).click();
  await till.getByRole('button', { name: /Enviar a cocina/ }).click();
  await till
    .getByText(/Enviado|enviada/)
    .first()
    .waitFor();
  await till.getByRole('button', { name: /Mesa 6/ }).click();
  await till.getByRole('button', { name: /^Anular Ajiaco/ }).click();
  await till.getByRole('button', { name: 'Error de digitación' }).click();
  await till.getByRole('button', { name: 'Anular', exact: true }).click();

  // The cashier may not: who may stands there.
  await till.getByText('¿Quién aprueba?').waitFor();
  await keepPicture(till, 'approval');
  await till.getByText(MANAGER.name).click();
  await typePin(till, MANAGER.pin);
  await till.getByText(/anulado\. Aprobó Nubia/).waitFor();
  await till.getByText('ANULADO', { exact: true }).waitFor();

  // Locked, a reload does not open it; the same PIN does.
  await till.getByRole('button', { name: 'Bloquear o cambiar de persona' }).click();
  await till.getByText(`PIN de ${CASHIER.name}`).waitFor();
  await till.reload();
  await typePin(till, CASHIER.pin);
  await till.getByRole('heading', { name: 'Mesa 6' }).waitFor();
  await till.getByText('ANULADO', { exact: true }).waitFor();

  // Both names are in the record.
  await office.goto('/admin/audit');
  await office.getByText(/Nubia/).first().waitFor();

  expect(faults.flat().filter((fault) => !/status of 40[134]/.test(fault))).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
});

test('a suspended company reads why, since when, and whom to ask', async () => {
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  const open = () => openPage(contexts, faults);
  const platform = await open();
  await platform.goto(await platformInvitation('ana@plataforma.example', 'Ana'));
  await platform
    .getByLabel(/Contraseña/)
    .first()
    .fill(ADMIN_PASSWORD);
  await platform
    .getByRole('button', { name: /Guardar y entrar/ })
    .first()
    .click();
  await platform
    .getByRole('link', { name: /La Esquina/ })
    .first()
    .click();

  const [pos, admin] = [await open(), await open()];
  await logIn(pos, '/pos/', 'Elena');
  await pos.getByRole('button', { name: /Mesa/ }).first().waitFor();
  await logIn(admin, '/admin', 'Elena');
  await admin.locator('main#page').waitFor();

  await platform
    .getByRole('button', { name: /^Suspender/ })
    .first()
    .click();
  await platform.getByText('Pago vencido', { exact: true }).click();
  await platform
    .getByRole('button', { name: /^Suspender/ })
    .last()
    .click();
  await platform
    .getByText(/[Ss]uspendida/)
    .first()
    .waitFor();

  for (const page of [pos, admin]) {
    await page.reload();
    await page.getByText('La empresa está suspendida').waitFor();
    await page.getByText('Pago vencido').waitFor();
  }
  await keepPicture(pos, 'stopped');
  expect(faults.flat().filter((fault) => !/status of 40[124]/.test(fault))).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
});

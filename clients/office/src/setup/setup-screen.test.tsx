// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/setup"}
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, OWNER, serveFetch, show } from '../testing/page.tsx';
import { SetupScreen } from './setup-screen.tsx';

const LINK = {
  purpose: 'setup',
  email: null as string | null,
  name: null as string | null,
  companyName: null as string | null,
  locale: null as string | null,
  expiresAt: '2026-11-29T12:00:00Z',
};
const STATE = { needed: true, signUp: 'invitation', demo: false };
const TOKEN = 'a-token-of-more-than-20-characters';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const refused = (status: number, code: string): Response => Response.json({ code }, { status });

interface Given {
  /** Undefined opens the page without a link. */
  link?: Partial<typeof LINK>;
  state?: Partial<typeof STATE>;
  answers?: Record<string, (asked: Asked) => Response>;
}

function open({ link, state, answers = {} }: Given) {
  const { asked, serve } = serveFetch((one) => {
    const name = `${one.method} ${one.path}`;
    if (answers[name]) return answers[name](one);
    if (name === 'GET /v1/setup') return Response.json({ ...STATE, ...state });
    if (name === 'POST /v1/setup/read') return Response.json({ ...LINK, ...link });
    return refused(404, 'kernel.not_found');
  });
  vi.stubGlobal('fetch', serve);
  // What a page took is remembered by its address: each test without a link has one of its own.
  window.history.replaceState(null, '', link === undefined ? `/setup/${Math.random()}` : `/setup#${TOKEN}`);
  const history = show(<SetupScreen />, '/setup');
  const made = () => asked.filter((one) => one.method === 'POST' && one.path === '/v1/setup');
  return { history, made, asked };
}

// By their words and not by role: working out every role takes seconds in a page of this size.
const press = (name: string) => userEvent.click(screen.getByText(name, { selector: 'button' }));
/** Pasted, not typed: a key at a time takes seconds in a page of this size. */
async function write(label: string, text: string): Promise<void> {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.paste(text);
}
const step = (name: string) => screen.findByText(name, { selector: 'h1' });

/** Fills all three steps and stands before the last button. */
async function fillAll(): Promise<void> {
  await write('Nombre del restaurante', 'Sazón de Rosa');
  await press('Continuar');
  await step('Sucursal');
  await write('Nombre', 'Centro');
  await press('Continuar');
  await step('Tu cuenta');
  await write('Tu nombre', 'Rosa Díaz');
  await write('Correo', 'rosa@example.com');
  await write('Contraseña nueva', 'lluvia mesa verde 91');
}

test('three steps make a restaurant, and its owner is inside', async () => {
  const { history, made } = open({ link: {}, answers: { 'POST /v1/setup': () => Response.json(OWNER) } });
  await step('Tu negocio');
  expect(window.location.href).toBe('http://fastops.test/setup');
  await fillAll();
  await press('Crear restaurante');
  await waitFor(() => expect(history.location.pathname).toBe('/admin'));
  expect(made().map(({ body }) => body)).toEqual([
    {
      token: TOKEN,
      company: { name: 'Sazón de Rosa', country: 'CO', currency: 'COP', locale: 'es-CO' },
      branch: { name: 'Centro', timeZone: 'America/Bogota', cutoffHour: 4 },
      owner: { name: 'Rosa Díaz', email: 'rosa@example.com', password: 'lluvia mesa verde 91' },
    },
  ]);
});

test('a step is not left while something is missing, and going back keeps what was written', async () => {
  const { made } = open({ link: {} });
  await step('Tu negocio');
  await press('Continuar');
  expect(screen.getByText('Este dato hace falta.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Nombre del restaurante'));
  await write('Nombre del restaurante', 'Sazón');
  await press('Continuar');
  expect(document.activeElement).toBe(await step('Sucursal'));
  expect(screen.getByRole('listitem', { current: 'step' }).textContent).toBe('Sucursal');
  await press('Volver');
  await step('Tu negocio');
  expect(screen.getByLabelText<HTMLInputElement>('Nombre del restaurante').value).toBe('Sazón');
  expect(made()).toEqual([]);
});

test('the country decides currency, clock and the name of the tax number', async () => {
  const answers = { 'POST /v1/setup': () => Response.json(OWNER) };
  const { made } = open({ link: {}, answers });
  await userEvent.selectOptions(await screen.findByLabelText('País'), 'PE');
  expect(screen.getByLabelText('RUC (opcional)')).toBeTruthy();
  await fillAll();
  await press('Crear restaurante');
  await waitFor(() => expect(made()).toHaveLength(1));
  expect(made()[0]?.body).toMatchObject({
    company: { country: 'PE', currency: 'PEN', locale: 'es-PE' },
    branch: { timeZone: 'America/Lima' },
  });
});

test('a refusal leads back to the step and the field it is about', async () => {
  const answers = [refused(422, 'identity.zone_unknown'), refused(422, 'identity.password_common')];
  const say = () => answers.shift() ?? Response.json(OWNER);
  const { history, made } = open({ link: {}, answers: { 'POST /v1/setup': say } });
  await step('Tu negocio');
  await fillAll();
  await press('Crear restaurante');
  await step('Sucursal');
  expect(await screen.findByText(/Esa zona horaria no existe/)).toBeTruthy();
  await press('Continuar');
  await step('Tu cuenta');
  await press('Crear restaurante');
  expect(await screen.findByText(/fácil de adivinar/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Contraseña nueva'));
  await write('Contraseña nueva', '!');
  await press('Crear restaurante');
  await waitFor(() => expect(history.location.pathname).toBe('/admin'));
  expect(made()).toHaveLength(3);
});

test('what the link knows stands there already, and its e-mail is not changed', async () => {
  open({
    link: { purpose: 'sign_up', email: 'rosa@example.com', companyName: 'Sazón', locale: 'es-MX' },
    state: { demo: true },
  });
  await step('Tu negocio');
  expect(screen.getByLabelText<HTMLInputElement>('Nombre del restaurante').value).toBe('Sazón');
  expect(screen.getByLabelText<HTMLSelectElement>('País').value).toBe('MX');
  await press('Continuar');
  await write('Nombre', 'Centro');
  await press('Continuar');
  const mail = await screen.findByLabelText<HTMLInputElement>('Correo');
  expect([mail.value, mail.disabled]).toEqual(['rosa@example.com', true]);
});

test('the first run offers the sample restaurant beside one’s own', async () => {
  open({ link: {}, state: { demo: true } });
  const sample = await screen.findByRole('link', { name: /Ver con datos de ejemplo/ });
  expect(sample.getAttribute('href')).toBe('/pos/');
  await userEvent.click(screen.getByRole('button', { name: /Crear mi restaurante/ }));
  await step('Tu negocio');
  await press('Volver');
  expect(screen.getByRole('button', { name: /Crear mi restaurante/ })).toBeTruthy();
});

test('a link that was used says so, and how another one is made', async () => {
  open({ link: {}, answers: { 'POST /v1/setup/read': () => refused(409, 'identity.link_used') } });
  expect((await screen.findByRole('alert')).textContent).toMatch(/ya se usó/);
  expect(screen.getByText('npm run setup:link')).toBeTruthy();
});

test('where sign-up is open a link is sent by mail', async () => {
  const { asked } = open({
    state: { needed: false, signUp: 'open' },
    answers: { 'POST /v1/sign-ups': () => new Response(null, { status: 204 }) },
  });
  await write('Correo', ' rosa@example.com ');
  await press('Enviarme el enlace');
  expect(await screen.findByText(/Revisa tu correo/)).toBeTruthy();
  expect(asked.at(-1)?.body).toEqual({ email: 'rosa@example.com' });
});

test('where it is by invitation nobody is asked for an e-mail', async () => {
  open({ state: { needed: false } });
  expect(await screen.findByText(/por invitación/)).toBeTruthy();
  expect(screen.queryByLabelText('Correo')).toBeNull();
});

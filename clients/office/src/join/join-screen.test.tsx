// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/join"}
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, MANAGER, serveFetch, show } from '../testing/page.tsx';
import { JoinScreen } from './join-screen.tsx';

const LINK = {
  purpose: 'invitation',
  email: 'ana@example.com',
  name: 'Ana',
  companyName: 'La Fogata',
  hasAccount: false,
  expiresAt: '2026-11-29T12:00:00Z',
};
const PASSWORD = 'lluvia mesa verde 91';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const refused = (status: number, code: string): Response => Response.json({ code }, { status });

let links = 0;

/** Opens a link; `answers` speak for the server by the last word of the path. */
function open(answers: Record<string, (asked: Asked) => Response>, link: Partial<typeof LINK> = {}) {
  const { asked, serve } = serveFetch((one) => {
    const name = one.path.split('/').at(-1) ?? '';
    if (answers[name]) return answers[name](one);
    return name === 'read' ? Response.json({ ...LINK, ...link }) : refused(404, 'kernel.not_found');
  });
  vi.stubGlobal('fetch', serve);
  links += 1;
  // The fragment of each test is another one: what a page took is remembered by its address.
  window.history.replaceState(null, '', `/join#a-token-of-more-than-20-${links}`);
  const history = show(<JoinScreen />, '/join');
  const sent = (name: string) => asked.filter(({ path }) => path.endsWith(name)).map(({ body }) => body);
  return { history, sent, token: `a-token-of-more-than-20-${links}` };
}

const accept = () => userEvent.click(screen.getByRole('button', { name: 'Aceptar y entrar' }));

test('who is new sets a password, comes in, and the link leaves the address before anything is asked', async () => {
  const { history, sent, token } = open({ 'accept-invitation': () => Response.json(MANAGER) });
  expect(window.location.href).toBe('http://fastops.test/join');
  await screen.findByRole('heading', { name: 'Te esperan en La Fogata' });
  const password = screen.getByLabelText('Contraseña nueva');
  await userEvent.type(password, 'corta');
  await accept();
  expect(screen.getByText(/Muy corta/)).toBeTruthy();
  await userEvent.clear(password);
  await userEvent.type(password, PASSWORD);
  await accept();
  await waitFor(() => expect(history.location.pathname).toBe('/admin'));
  expect(sent('accept-invitation')).toEqual([{ token, name: 'Ana', password: PASSWORD }]);
});

test('who has an account gives its password, and a wrong one is said at the field', async () => {
  const answers = [refused(401, 'identity.bad_credentials'), Response.json(MANAGER)];
  const { history, sent, token } = open(
    { 'accept-invitation': () => answers.shift() ?? refused(409, 'identity.link_used') },
    { hasAccount: true },
  );
  const password = await screen.findByLabelText('Contraseña de tu cuenta');
  expect(screen.queryByLabelText('Tu nombre')).toBeNull();
  await userEvent.type(password, 'otra');
  await accept();
  expect(await screen.findByText(/no coinciden/)).toBeTruthy();
  expect(document.activeElement).toBe(password);
  await userEvent.clear(password);
  await userEvent.type(password, PASSWORD);
  await accept();
  await waitFor(() => expect(history.location.pathname).toBe('/admin'));
  expect(sent('accept-invitation').at(-1)).toEqual({ token, password: PASSWORD });
});

test('who may only work at the till is led there', async () => {
  const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
  open({ 'accept-invitation': () => Response.json({ ...MANAGER, permissions: ['orders.create'] }) });
  await userEvent.type(await screen.findByLabelText('Contraseña nueva'), PASSWORD);
  await accept();
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/pos/'));
});

test.each([
  [404, 'identity.link_unknown', /Este enlace no sirve/],
  [409, 'identity.link_used', /ya se usó/],
  [409, 'identity.link_expired', /venció/],
  [400, 'kernel.invalid_input', /Este enlace no sirve/],
])('a link that is refused says why: %i %s', async (status, code, words) => {
  open({ read: () => refused(status, code) });
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
  expect(screen.getByRole('link', { name: 'Ir a entrar' }).getAttribute('href')).toBe('/admin');
  expect(screen.queryByRole('button', { name: 'Reintentar' })).toBeNull();
});

test('where nobody answers it asks again on request', async () => {
  const answers = [refused(503, 'kernel.unavailable')];
  open({ read: () => answers.shift() ?? Response.json(LINK) });
  await userEvent.click(await screen.findByRole('button', { name: 'Reintentar' }));
  expect(await screen.findByLabelText('Contraseña nueva')).toBeTruthy();
});

test('another password is set by link, and then one logs in with it', async () => {
  const { sent, token } = open(
    { 'reset-password': () => new Response(null, { status: 204 }) },
    { purpose: 'password_reset' },
  );
  await userEvent.type(await screen.findByLabelText('Contraseña nueva'), PASSWORD);
  await userEvent.click(screen.getByRole('button', { name: 'Guardar contraseña' }));
  expect(await screen.findByRole('heading', { name: 'Contraseña cambiada' })).toBeTruthy();
  expect(sent('reset-password')).toEqual([{ token, password: PASSWORD }]);
});

test('without a link it says that it is missing', () => {
  window.history.replaceState(null, '', '/reset');
  show(<JoinScreen />, '/reset');
  expect(screen.getByRole('heading', { name: 'Falta el enlace completo' })).toBeTruthy();
});

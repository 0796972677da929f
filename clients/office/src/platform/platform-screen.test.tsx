// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/platform"}
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, serveFetch, show } from '../testing/page.tsx';
import { platform } from './app.ts';
import { PlatformScreen } from './platform-screen.tsx';

const TOKEN = 'a-token-of-more-than-20-characters';
const PASSWORD = 'lluvia mesa verde 91';

const session = () => ({
  accessToken: 'p1',
  expiresAt: new Date(Date.now() + 900_000).toISOString(),
  account: { id: 'root', name: 'Rosa Díaz', email: 'rosa@example.com' },
});

afterEach(async () => {
  // The page has one session: the next test begins without it.
  await act(() => platform.session.logOut());
  cleanup();
  vi.unstubAllGlobals();
});

function open(answers: Record<string, (asked: Asked) => Response>, hash = '') {
  const { asked, serve } = serveFetch((one) => {
    const name = one.path.split('/').at(-1) ?? '';
    if (answers[name]) return answers[name](one);
    if (name === 'companies') return Response.json({ companies: [], next: null });
    if (name === 'plans') return Response.json({ plans: [] });
    return new Response(null, { status: 204 });
  });
  vi.stubGlobal('fetch', serve);
  window.history.replaceState(null, '', `/platform${hash}`);
  show(<PlatformScreen />, '/platform');
  return { sent: (name: string) => asked.filter(({ path }) => path.endsWith(name)).map(({ body }) => body) };
}

test('a link sets the first password and leads in; after leaving it is not offered again', async () => {
  const { sent } = open({ accept: () => Response.json(session()) }, `#${TOKEN}`);
  expect(window.location.href).toBe('http://fastops.test/platform');
  await userEvent.type(screen.getByLabelText('Contraseña nueva'), PASSWORD);
  await userEvent.click(screen.getByRole('button', { name: 'Guardar y entrar' }));
  expect(await screen.findByText('Ninguna empresa es así')).toBeTruthy();
  expect(sent('accept')).toEqual([{ token: TOKEN, password: PASSWORD }]);
  await act(() => platform.session.logOut());
  expect(await screen.findByLabelText('Correo')).toBeTruthy();
  expect(screen.queryByLabelText('Contraseña nueva')).toBeNull();
});

test('a link that was used says so and leads to the log-in, which is the platform’s own', async () => {
  const answers = {
    accept: () => Response.json({ code: 'identity.link_used' }, { status: 409 }),
    login: () => Response.json(session()),
  };
  const { sent } = open(answers, `#${TOKEN}`);
  await userEvent.type(screen.getByLabelText('Contraseña nueva'), PASSWORD);
  await userEvent.click(screen.getByRole('button', { name: 'Guardar y entrar' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/ya se usó/);
  await userEvent.click(screen.getByRole('button', { name: 'Ir a entrar' }));
  await userEvent.type(await screen.findByLabelText('Correo'), 'rosa@example.com');
  await userEvent.type(screen.getByLabelText('Contraseña'), PASSWORD);
  await userEvent.click(screen.getByRole('button', { name: 'Entrar' }));
  await waitFor(() => expect(sent('login')).toEqual([{ email: 'rosa@example.com', password: PASSWORD }]));
  expect(await screen.findByRole('heading', { name: 'Empresas' })).toBeTruthy();
});

// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/support"}
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { OWNER, serveFetch, show } from '../testing/page.tsx';
import { SupportScreen } from './support-screen.tsx';

const CODE = 'a-code-of-more-than-20-characters';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(answers: Response[]) {
  const { asked, serve } = serveFetch(() => answers.shift() ?? Response.json({}, { status: 404 }));
  vi.stubGlobal('fetch', serve);
  window.history.replaceState(null, '', `/admin/support#${CODE}`);
  return { asked, history: show(<SupportScreen />, '/admin/support') };
}

const enter = () => userEvent.click(screen.getByRole('button', { name: 'Entrar a la empresa' }));

test('a visit begins by hand, and its code leaves the address', async () => {
  const { asked, history } = open([Response.json(OWNER)]);
  expect(window.location.href).toBe('http://fastops.test/admin/support');
  expect(asked).toEqual([]);
  await enter();
  await waitFor(() => expect(history.location.pathname).toBe('/admin'));
  expect(asked.map(({ path, body }) => [path, body])).toEqual([['/v1/auth/support', { code: CODE }]]);
});

test('a code that was used says so; where nobody answers it can be tried again', async () => {
  const { history } = open([
    Response.json({ code: 'kernel.unavailable' }, { status: 503 }),
    Response.json({ code: 'identity.link_used' }, { status: 409 }),
  ]);
  await enter();
  await userEvent.click(await screen.findByRole('button', { name: 'Reintentar' }));
  expect(await screen.findByText(/ya se usó/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Reintentar' })).toBeNull();
  expect(history.location.pathname).toBe('/admin/support');
});

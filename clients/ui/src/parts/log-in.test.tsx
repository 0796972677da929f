// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLanguage } from '../phrases.ts';
import { startUi, UiProvider } from '../provider.tsx';
import { type DemoCard, LogIn } from './log-in.tsx';

type OnLogIn = Parameters<typeof LogIn>[0]['onLogIn'];

const DEMO: DemoCard[] = [
  { key: 'mesera', name: 'Camila', role: 'waiter', companyName: 'La Fogata' },
  { key: 'cocina', name: 'Jairo', role: 'kitchen', companyName: 'La Fogata' },
];

beforeEach(() => {
  startUi('test', 'light');
  setLanguage('es');
});
afterEach(cleanup);

function show(
  onLogIn: Parameters<typeof LogIn>[0]['onLogIn'],
  demo: readonly DemoCard[] = DEMO,
  ended = false,
) {
  render(
    <UiProvider>
      <LogIn app="Punto de venta" ended={ended} demo={demo} onLogIn={onLogIn} />
    </UiProvider>,
  );
}

test('a role is one tap, and a second tap while it is under way does nothing', async () => {
  let enter: () => void = () => undefined;
  const onLogIn = vi.fn<OnLogIn>(
    () =>
      new Promise<void>((resolve) => {
        enter = resolve;
      }),
  );
  show(onLogIn);
  const role = screen.getByRole('button', { name: /Camila/ });
  await userEvent.click(role);
  await userEvent.click(role);
  await userEvent.click(screen.getByRole('button', { name: /Jairo/ }));
  expect(onLogIn.mock.calls).toEqual([[{ demoKey: 'mesera' }]]);
  enter();
});

test('e-mail and password go as typed, without spaces around the e-mail', async () => {
  const onLogIn = vi.fn<OnLogIn>(async () => undefined);
  show(onLogIn, []);
  await userEvent.type(screen.getByLabelText('Correo'), ' camila@lafogata.test ');
  await userEvent.type(screen.getByLabelText('Contraseña'), ' con espacios ');
  await userEvent.click(screen.getByRole('button', { name: 'Entrar' }));
  expect(onLogIn).toHaveBeenCalledWith({ email: 'camila@lafogata.test', password: ' con espacios ' });
});

test('a refusal is said in words, with the seconds to wait where there are any', async () => {
  const refusals = [
    { code: 'identity.bad_credentials', status: 401 },
    { code: 'kernel.too_many', status: 429, retryAfterSeconds: 30 },
  ];
  const onLogIn = vi.fn<OnLogIn>(async () => {
    throw Object.assign(new Error('refused'), refusals[onLogIn.mock.calls.length - 1]);
  });
  show(onLogIn);
  await userEvent.click(screen.getByRole('button', { name: /Camila/ }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/no coinciden/));
  await userEvent.click(screen.getByRole('button', { name: /Camila/ }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/Espera 30 segundos/));
});

test('who was logged out learns why; the language changes at once', async () => {
  show(async () => undefined, DEMO, true);
  expect(screen.getByRole('alert').textContent).toBe('Tu sesión terminó. Entra de nuevo.');
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(screen.getByRole('alert').textContent).toBe('Your session ended. Log in again.');
});

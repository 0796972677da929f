// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startUi, UiProvider } from '../provider.tsx';
import { PinEntrance } from './pin-entrance.tsx';

// Coming in on a device of the restaurant: the name, the PIN, and what a wrong one is told.

const FACE = {
  device: { name: 'Caja 1', branchName: 'Chapinero', companyName: 'La Fogata' },
  members: [
    { id: 'camila', name: 'Camila Ríos', role: { key: 'waiter', name: 'waiter' } },
    { id: 'jorge', name: 'Jorge Díaz', role: { key: null, name: 'Capitán' } },
  ],
};

beforeEach(() => {
  localStorage.setItem('fastops.language', 'es');
  startUi('test', 'light');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(onPin: (memberId: string, pin: string) => Promise<void>, last?: string) {
  render(
    <UiProvider>
      <PinEntrance face={FACE} last={last} onPin={onPin} onPassword={() => undefined} />
    </UiProvider>,
  );
}

const type = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await act(async () => fireEvent.keyDown(window, { key }));
};

test('a name and four digits are five taps and the key; six digits send themselves', async () => {
  const onPin = vi.fn<(memberId: string, pin: string) => Promise<void>>(() => Promise.resolve());
  show(onPin);
  fireEvent.click(screen.getByText('Camila Ríos'));
  for (const digit of '4827') fireEvent.click(screen.getByRole('button', { name: digit }));
  expect(onPin).not.toHaveBeenCalled();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Entrar' })));
  expect(onPin).toHaveBeenLastCalledWith('camila', '4827');
  await type('1', '2', '3', 'Backspace', '4', '5', '6', '7');
  expect(onPin).toHaveBeenLastCalledWith('camila', '124567');
  expect(onPin).toHaveBeenCalledTimes(2);
});

test('whoever locked the screen types only the PIN, and anybody else can take over', async () => {
  const onPin = vi.fn<(memberId: string, pin: string) => Promise<void>>(() => Promise.resolve());
  show(onPin, 'jorge');
  await type('9', '0', '4', '1', 'Enter');
  expect(onPin).toHaveBeenLastCalledWith('jorge', '9041');
  fireEvent.click(screen.getByText('Otra persona'));
  expect(screen.getByText('Camila Ríos')).toBeTruthy();
});

test('a wrong PIN says how many tries are left and is gone from the pad', async () => {
  const wrong = Object.assign(new Error('wrong'), {
    code: 'identity.bad_pin',
    status: 401,
    details: { triesLeft: 3 },
  });
  show(() => Promise.reject(wrong), 'camila');
  await type('1', '1', '1', '1', 'Enter');
  expect(screen.getByRole('alert').textContent).toContain('3');
  expect(screen.getByRole('status').textContent).toBe('Sin cifras');
});

test('a pause is counted down, and nothing can be typed meanwhile', async () => {
  vi.useFakeTimers();
  const blocked = Object.assign(new Error('blocked'), {
    code: 'identity.pin_blocked',
    status: 429,
    details: { retryAfterSeconds: 30 },
  });
  const onPin = vi.fn<(memberId: string, pin: string) => Promise<void>>(() => Promise.reject(blocked));
  show(onPin, 'camila');
  await type('1', '1', '1', '1', 'Enter');
  expect(screen.getByRole('alert').textContent).toContain('30');
  await type('2', '2', '2', '2', 'Enter');
  expect(onPin).toHaveBeenCalledTimes(1);
  await act(() => vi.advanceTimersByTimeAsync(30_500));
  expect(screen.queryByRole('alert')).toBeNull();
  await type('2', '2', '2', '2', 'Enter');
  expect(onPin).toHaveBeenCalledTimes(2);
});

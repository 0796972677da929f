// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { House, UserRound } from 'lucide-react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLanguage } from '../phrases.ts';
import { startUi, UiProvider } from '../provider.tsx';
import { type Command, CommandPalette } from './command-palette.tsx';

const run = vi.fn<(id: string) => void>();
const command = (id: string, label: string, also?: string): Command => ({
  id,
  label,
  kind: 'Ir a',
  icon: House,
  also,
  run: () => run(id),
});
const PAGES = [
  command('devices', 'Dispositivos', 'cajas y pantallas, para trabajar'),
  command('users', 'Usuarios', 'personas'),
  command('company', 'Empresa', 'datos y más'),
];

beforeEach(() => {
  startUi('test', 'light');
  setLanguage('es');
  run.mockClear();
});
afterEach(cleanup);

function show(find?: Parameters<typeof CommandPalette>[0]['find']) {
  const onClose = vi.fn<() => void>();
  render(
    <UiProvider>
      <CommandPalette commands={PAGES} onClose={onClose} {...(find ? { find } : {})} />
    </UiProvider>,
  );
  return { onClose, field: screen.getByRole('combobox') };
}

const shown = () => screen.queryAllByRole('option').map((option) => option.textContent);

test('everything stands there at first, and typing leaves what holds the letters, without accents and case', async () => {
  const { field } = show();
  expect(shown()).toHaveLength(3);
  await userEvent.type(field, 'MAS');
  expect(shown()).toEqual([expect.stringContaining('Empresa')]);
  await userEvent.clear(field);
  await userEvent.type(field, 'zzz');
  expect(shown()).toEqual([]);
  expect(screen.getByText(/Nada se llama así/)).toBeTruthy();
});

test('the arrows choose, round the end too, and Enter runs it once and closes', async () => {
  const { field } = show();
  await userEvent.type(field, '{ArrowUp}');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Empresa');
  await userEvent.type(field, '{ArrowDown}{ArrowDown}{Enter}');
  expect(run.mock.calls).toEqual([['users']]);
});

test('people come from the server, and who is called so stands first', async () => {
  const find = vi.fn(async (text: string) => [{ ...command('mateo', 'Mateo'), icon: UserRound, kind: text }]);
  const { field } = show(find);
  await userEvent.type(field, 'm');
  expect(find).not.toHaveBeenCalled();
  await userEvent.type(field, 'a');
  await waitFor(() => expect(shown()[0]).toContain('Mateo'), { timeout: 5000 });
  expect(find).toHaveBeenCalledTimes(1);
  await userEvent.type(field, '{Enter}');
  expect(run.mock.calls).toEqual([['mateo']]);
});

test('a server that cannot be asked takes nothing away', async () => {
  const find = vi.fn(async () => {
    throw new Error('unreachable');
  });
  const { field } = show(find);
  await userEvent.type(field, 'usu');
  await waitFor(() => expect(find).toHaveBeenCalled(), { timeout: 5000 });
  expect(shown()).toEqual([expect.stringContaining('Usuarios')]);
});

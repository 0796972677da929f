// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setLanguage } from '../phrases.ts';
import { startUi, UiProvider } from '../provider.tsx';
import { useForm } from './use-form.ts';

beforeEach(() => {
  startUi('test', 'light');
  setLanguage('es');
});
afterEach(cleanup);

const refused = (code: string, status: number) => Object.assign(new Error(code), { code, status });

function Sample({ onSubmit }: { onSubmit: (values: { name: string }) => Promise<void> }) {
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: name === '' ? 'Falta el nombre' : undefined }),
    refusals: { 'identity.role_name_taken': 'name' },
    onSubmit,
  });
  return (
    <form {...form.props}>
      <input
        aria-label="Nombre"
        aria-invalid={form.faults.name !== undefined}
        value={form.values.name}
        onChange={(event) => form.set('name', event.currentTarget.value)}
      />
      <output data-testid="fault">{form.faults.name}</output>
      <output data-testid="problem">{form.problem === undefined ? '' : 'problem'}</output>
      <button type="submit">Guardar</button>
    </form>
  );
}

const show = (onSubmit: (values: { name: string }) => Promise<void>) =>
  render(
    <UiProvider>
      <Sample onSubmit={onSubmit} />
    </UiProvider>,
  );
const textOf = (id: string): string | null => screen.getByTestId(id).textContent;
const save = () => userEvent.click(screen.getByRole('button', { name: 'Guardar' }));

test('what is missing is said at its field, which takes the focus, and nothing is sent', async () => {
  const sent: unknown[] = [];
  show(async (values) => void sent.push(values));
  await save();
  expect(textOf('fault')).toBe('Falta el nombre');
  expect(document.activeElement).toBe(screen.getByLabelText('Nombre'));
  await userEvent.type(screen.getByLabelText('Nombre'), 'Caja');
  expect(textOf('fault')).toBe('');
  await save();
  expect(sent).toEqual([{ name: 'Caja' }]);
});

test('a refusal that belongs to a field is said there until it changes, any other over the buttons', async () => {
  const refusals = [refused('identity.role_name_taken', 409), refused('kernel.unavailable', 503)];
  show(async () => {
    throw refusals.shift() ?? new Error('asked once too often');
  });
  await userEvent.type(screen.getByLabelText('Nombre'), 'Caja');
  await save();
  expect(textOf('fault')).toMatch(/rol con ese nombre/);
  expect(textOf('problem')).toBe('');
  expect(document.activeElement).toBe(screen.getByLabelText('Nombre'));
  await userEvent.type(screen.getByLabelText('Nombre'), ' 2');
  expect(textOf('fault')).toBe('');
  await save();
  expect(textOf('fault')).toBe('');
  expect(textOf('problem')).toBe('problem');
});

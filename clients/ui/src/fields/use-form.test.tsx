// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { setLanguage, startPhrases } from '../phrases.ts';
import { useForm } from './use-form.ts';

interface Values {
  name: string;
  email: string;
}

const check = ({ name }: Values) => ({ name: name === '' ? 'missing' : undefined });
const initial: Values = { name: '', email: '' };

beforeAll(() => {
  startPhrases();
  setLanguage('es');
});

test('faults are said once it was sent, and follow each change from then on', async () => {
  const onSubmit = vi.fn<(values: Values) => Promise<void>>(async () => undefined);
  const { result } = renderHook(() => useForm({ initial, check, onSubmit }));
  expect(result.current.faults.name).toBeUndefined();
  await act(() => result.current.submit());
  expect(result.current.faults.name).toBe('missing');
  expect(onSubmit).not.toHaveBeenCalled();
  act(() => result.current.set('name', 'Ana'));
  expect(result.current.faults.name).toBeUndefined();
  await act(() => result.current.submit());
  expect(onSubmit.mock.calls).toEqual([[{ name: 'Ana', email: '' }]]);
});

test('a second send while the first is under way does nothing', async () => {
  let answer: () => void = () => undefined;
  const onSubmit = vi.fn<() => Promise<void>>(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const { result } = renderHook(() => useForm({ initial, onSubmit }));
  let first: Promise<void> = Promise.resolve();
  act(() => {
    first = result.current.submit();
  });
  await act(() => result.current.submit());
  expect(onSubmit).toHaveBeenCalledTimes(1);
  answer();
  await act(() => first);
  expect(result.current.busy).toBe(false);
});

test('a refusal goes to its field, and leaves when that is changed; others stand over the buttons', async () => {
  const refusals = { 'identity.email_taken': 'email' } as const;
  let code = 'identity.email_taken';
  const onSubmit = async (): Promise<void> => {
    throw Object.assign(new Error(code), { code, status: 409 });
  };
  const { result } = renderHook(() => useForm({ initial, onSubmit, refusals }));
  await act(() => result.current.submit());
  expect(result.current.faults.email).toMatch(/correo/);
  expect(result.current.problem).toBeUndefined();
  act(() => result.current.set('email', 'ana@ejemplo.test'));
  expect(result.current.faults.email).toBeUndefined();
  code = 'kernel.busy';
  await act(() => result.current.submit());
  expect(result.current.problem).toMatchObject({ code: 'kernel.busy' });
});

test('it is dirty until it holds again what is saved', () => {
  const { result } = renderHook(() => useForm({ initial, onSubmit: async () => undefined }));
  act(() => result.current.set('name', 'Ana'));
  expect(result.current.dirty).toBe(true);
  act(() => result.current.set('name', ''));
  expect(result.current.dirty).toBe(false);
  act(() => result.current.reset({ name: 'Luz', email: '' }));
  expect(result.current.values.name).toBe('Luz');
  expect(result.current.dirty).toBe(false);
});

// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useForm } from './use-form.ts';

interface Values {
  name: string;
  email: string;
}

const initial: Values = { name: '', email: '' };

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

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { DataList } from './data-list.tsx';
import type { Column } from './list-shape.ts';

interface Person {
  id: string;
  name: string;
  age: number;
}

const COLUMNS: Column<Person>[] = [
  {
    key: 'name',
    title: 'Nombre',
    width: '1fr',
    cell: ({ name }) => name,
    sort: (one, other) => one.name.localeCompare(other.name),
  },
  {
    key: 'age',
    title: 'Edad',
    width: '1fr',
    cell: ({ age }) => String(age),
    sort: (one, other) => one.age - other.age,
  },
];
const PEOPLE: Person[] = [
  { id: '1', name: 'Luz', age: 30 },
  { id: '2', name: 'Ana', age: 50 },
  { id: '3', name: 'Eva', age: 40 },
];

afterEach(cleanup);

const show = (rows: Person[], onGo = vi.fn<(href: string) => void>()) => {
  render(
    <DataList
      label="Personas"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      href={({ id }) => `/personas/${id}`}
      onGo={onGo}
      current="2"
    />,
  );
  return onGo;
};
const names = (): string[] => screen.getAllByRole('link').map((link) => link.textContent ?? '');

test('a title sorts, and turns round when it is pressed again', async () => {
  show(PEOPLE);
  expect(names()).toEqual(['Luz', 'Ana', 'Eva']);
  await userEvent.click(screen.getByRole('button', { name: 'Nombre' }));
  expect(names()).toEqual(['Ana', 'Eva', 'Luz']);
  await userEvent.click(screen.getByRole('button', { name: 'Nombre' }));
  expect(names()).toEqual(['Luz', 'Eva', 'Ana']);
  await userEvent.click(screen.getByRole('button', { name: 'Edad' }));
  expect(names()).toEqual(['Luz', 'Eva', 'Ana']);
  const [, age] = screen.getAllByRole('columnheader');
  expect(age?.getAttribute('aria-sort')).toBe('ascending');
});

test('a row is a link of the app, and a link of the browser with Ctrl', async () => {
  const onGo = show(PEOPLE);
  const link = screen.getByRole('link', { name: 'Ana' });
  expect(link.getAttribute('aria-current')).toBe('true');
  await userEvent.click(link);
  expect(onGo.mock.calls).toEqual([['/personas/2']]);
  // Held back by the test's page, not by the list: a browser would open a tab.
  window.addEventListener('click', (event) => event.preventDefault(), { once: true });
  fireEvent.click(link, { ctrlKey: true });
  expect(onGo).toHaveBeenCalledTimes(1);
});

test('it says how many rows there are, also when only those in view are in the page', () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({ id: `${at}`, name: `Persona ${at}`, age: at }));
  show(many);
  const table = screen.getByRole('table', { name: 'Personas' });
  expect(table.getAttribute('aria-rowcount')).toBe('1001');
  expect(within(table).queryAllByRole('link').length).toBeLessThan(100);
});

function Chosen() {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const picking = { picked, onPick: setPicked, label: ({ name }: Person) => name, labelOfAll: 'Todas' };
  const rows = [...PEOPLE, { id: '4', name: 'Sol', age: 20 }];
  return (
    <DataList label="Personas" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} picking={picking} />
  );
}

test('rows are picked one by one, with Shift all between, and all at once', async () => {
  render(<Chosen />);
  const chosen = () =>
    screen
      .getAllByRole<HTMLInputElement>('checkbox')
      .filter(({ checked }) => checked)
      .map((box) => box.getAttribute('aria-label'));
  const box = (name: string) => screen.getByRole('checkbox', { name });
  box('Luz').focus();
  await userEvent.keyboard(' ');
  expect(chosen()).toEqual(['Luz']);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(box('Eva'));
  fireEvent.click(box('Eva'), { shiftKey: true });
  expect(chosen()).toEqual(['Luz', 'Ana', 'Eva']);
  expect((box('Todas') as HTMLInputElement).indeterminate).toBe(true);
  await userEvent.click(box('Todas'));
  expect(chosen()).toEqual(['Todas', 'Luz', 'Ana', 'Eva', 'Sol']);
  await userEvent.click(box('Todas'));
  expect(chosen()).toEqual([]);
});

test('a long list says which rows are in sight', () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ id: `${at}`, name: `Persona ${at}`, age: at }));
  const onSight = vi.fn<(first: number, last: number) => void>();
  render(
    <DataList label="Personas" columns={COLUMNS} rows={many} rowKey={({ id }) => id} onSight={onSight} />,
  );
  expect(onSight.mock.calls.at(-1)?.[0]).toBe(0);
});

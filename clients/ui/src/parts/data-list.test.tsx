// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Column, DataList } from './data-list.tsx';

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

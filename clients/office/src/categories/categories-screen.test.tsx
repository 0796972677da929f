// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/categories"}
import type { OfficeCategory } from '@fastops/device';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CATEGORIES, KEEPER } from '../testing/menu.ts';
import { type Asked, serveFetch, showAs } from '../testing/page.tsx';
import { CategoriesScreen } from './categories-screen.tsx';
import { type Move, moved } from './tree.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** Opens the tree; `save` speaks for the server when something is sent. */
function open(path = '/admin/categories', save?: (asked: Asked) => Response) {
  const all = { categories: CATEGORIES };
  const { asked, serve } = serveFetch((one) => {
    if (one.path.endsWith('order') && !save) all.categories = moved(all.categories, one.body as Move);
    if (one.method !== 'GET') return save?.(one) ?? Response.json(all);
    return one.path.endsWith('stations') ? Response.json({ stations: [] }) : Response.json(all);
  });
  vi.stubGlobal('fetch', serve);
  showAs(KEEPER, <CategoriesScreen />, path);
  return { all, sent: () => asked.filter(({ method }) => method !== 'GET') };
}

/** The names in the order of the rows. */
const rows = () =>
  screen.getAllByRole('button', { name: /^Mover / }).map((grip) => grip.getAttribute('aria-label')?.slice(6));

/** Presses the notice's way back; those of other tests may still stand. */
async function takeBack(said: string): Promise<void> {
  const notice = (await screen.findByText(said)).parentElement as HTMLElement;
  await userEvent.click(within(notice).getByRole('button', { name: 'Deshacer' }));
}

test('by the keyboard: the arrow keys on the grip move, the focus stays, and it is said aloud', async () => {
  const { sent } = open();
  const grip = await screen.findByRole('button', { name: 'Mover Bebidas' });
  grip.focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(rows()).toEqual(['Bebidas', 'Comida', 'Sopas', 'Parrilla', 'Otros']);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Mover Bebidas' }));
  expect(screen.getByText('Bebidas: lugar 1 de 3')).toBeTruthy();
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toMatchObject({
    path: '/v1/categories/order',
    body: { parentId: null, categoryIds: ['Bebidas', 'Comida', 'Otros'] },
  });
});

test('by taps: the grip shows the arrows, and what leads nowhere says so', async () => {
  const { sent } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Mover Comida' }));
  const up = screen.getByRole('button', { name: 'Subir Comida' });
  expect(up.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(up);
  await userEvent.click(screen.getByRole('button', { name: 'Bajar Comida' }));
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
});

test('into another one: the notice takes it back', async () => {
  const { sent } = open();
  (await screen.findByRole('button', { name: 'Mover Otros' })).focus();
  await userEvent.keyboard('{ArrowRight}');
  await takeBack('Otros quedó dentro de Bebidas');
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent().map(({ body }) => body)).toEqual([
    { parentId: 'Bebidas', categoryIds: ['Otros'] },
    { parentId: null, categoryIds: ['Comida', 'Bebidas', 'Otros'] },
  ]);
});

test('a refused move is shown as it is', async () => {
  open('/admin/categories', () =>
    Response.json({ code: 'catalog.category_name_taken', status: 409 }, { status: 409 }),
  );
  (await screen.findByRole('button', { name: 'Mover Otros' })).focus();
  await userEvent.keyboard('{ArrowRight}');
  await screen.findByText('Ya hay una categoría con ese nombre.');
  // In no other one any more: it can be put in again.
  await vi.waitFor(() => expect(screen.queryByText('Nivel 2', { selector: 'a[href$=Otros] *' })).toBeNull());
});

test('what is folded stays so for the next visit', async () => {
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Cerrar Comida' }));
  expect(screen.queryByRole('link', { name: /Sopas/ })).toBeNull();
  cleanup();
  open();
  await screen.findByRole('button', { name: 'Abrir Comida' });
  expect(screen.queryByRole('link', { name: /Sopas/ })).toBeNull();
});

test('with products it asks where they go, and the notice brings all of it back', async () => {
  const { sent } = open('/admin/categories/Bebidas', ({ path }) =>
    Response.json({
      categories: CATEGORIES,
      ...(path.endsWith('delete') ? { movedProductIds: ['p1', 'p2'] } : {}),
    }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Eliminar categoría' }));
  const sheet = screen.getByRole('dialog', { name: 'Eliminar Bebidas', hidden: true });
  await userEvent.click(within(sheet).getByText('Eliminar y pasar productos'));
  expect(sent()).toEqual([]);
  await userEvent.selectOptions(within(sheet).getByLabelText('¿A dónde pasan sus 4 productos?'), 'Otros');
  await userEvent.click(within(sheet).getByText('Eliminar y pasar productos'));
  await takeBack('Eliminaste Bebidas; 2 productos cambiaron de categoría');
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent().map(({ body }) => body)).toEqual([
    { moveTo: 'Otros' },
    { moveFrom: 'Otros', productIds: ['p1', 'p2'] },
  ]);
});

test('somebody else was faster: it says what they changed, and mine goes over it when I say so', async () => {
  const theirs: OfficeCategory[] = CATEGORIES.map((one) =>
    one.id === 'Otros' ? { ...one, name: 'Varios', parentId: 'Comida', version: 2 } : one,
  );
  const { all, sent } = open('/admin/categories/Otros', ({ body }) => {
    if ((body as { version: number }).version > 1) return Response.json({ categories: theirs });
    all.categories = theirs;
    return Response.json({ code: 'catalog.category_changed', status: 409 }, { status: 409 });
  });
  const name = await screen.findByDisplayValue('Otros');
  await userEvent.clear(name);
  await userEvent.type(name, 'De la casa');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  const alert = (await screen.findByText(/Alguien guardó cambios/)).closest('[role=alert]') as HTMLElement;
  expect(alert.textContent).toContain('Ahora se llama Varios');
  expect(alert.textContent).toContain('Ahora está dentro de Comida');
  await userEvent.click(within(alert).getByRole('button', { name: 'Guardar lo mío encima' }));
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]?.body).toMatchObject({ name: 'De la casa', parentId: null, version: 2 });
});

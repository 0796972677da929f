// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/products"}
import type { NewPrice, ProductLine } from '@fastops/device';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CATEGORIES, KEEPER, line } from '../testing/menu.ts';
import { type Asked, serveFetch, showAs } from '../testing/page.tsx';
import { ProductsScreen } from './products-screen.tsx';

const LINES = [
  line('Agua', 550_000, { code: 'B-1' }),
  line('Ajiaco', 3_290_000, { categoryId: 'Sopas' }),
  line('Limonada', 0, { variants: 1, sizes: [{ id: 'grande', name: 'Grande', priceMinor: 900_000 }] }),
  line('Tinto', 350_000, { state: 'retired' }),
];

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** Opens the list on a server that keeps prices; `refuse` speaks in its place. */
function open(
  path = '/admin/products',
  refuse: (asked: Asked) => Response | undefined = () => undefined,
  lines = LINES,
) {
  const menu = { lines };
  const { asked, serve } = serveFetch((one) => {
    const refused = refuse(one);
    if (refused) return refused;
    if (one.path.endsWith('/prices') && one.method === 'PUT') {
      const { prices } = one.body as { prices: NewPrice[] };
      menu.lines = menu.lines.map((own) => withPrice(own, prices));
      return Response.json({ changed: prices.length });
    }
    if (one.path.endsWith('/change'))
      return Response.json({ changed: (one.body as { productIds: string[] }).productIds.length });
    if (one.path.endsWith('categories')) return Response.json({ categories: CATEGORIES });
    return Response.json({ products: menu.lines, next: null, total: menu.lines.length });
  });
  vi.stubGlobal('fetch', serve);
  const history = showAs(KEEPER, <ProductsScreen />, path);
  return {
    history,
    sent: () => asked.filter(({ method }) => method !== 'GET').map(({ body }) => body),
    reads: () => asked.filter(({ path: at }) => at === '/v1/products').map(({ query }) => query),
  };
}

const withPrice = (own: ProductLine, prices: NewPrice[]): ProductLine => {
  const price = prices.find(({ itemId }) => itemId === own.id);
  return price ? { ...own, priceMinor: price.toMinor } : own;
};
const price = (name: string) =>
  screen.findByRole('button', { name: new RegExp(`cambiar el precio de ${name}`) });
const box = (name: string) => screen.findByRole('checkbox', { name: `Elegir ${name}` });
const change = (itemId: string, fromMinor: number, toMinor: number) => ({ itemId, fromMinor, toMinor });

/** Presses the notice's way back; those of other tests may still stand. */
async function takeBack(said: string): Promise<void> {
  const notice = (await screen.findByText(said)).parentElement as HTMLElement;
  await userEvent.click(within(notice).getByRole('button', { name: 'Deshacer' }));
}

test('a price is changed where it stands, by the keyboard, and taken back', async () => {
  const { sent } = open();
  (await price('Agua')).focus();
  await userEvent.keyboard('{Enter}');
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Precio de Agua' });
  expect(input.value).toBe('5.500');
  await userEvent.keyboard('6100{Enter}');
  expect((await price('Agua')).textContent).toContain('6.100');
  expect(document.activeElement).toBe(await price('Agua'));
  await takeBack('Agua cuesta $ 6.100');
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()).toEqual([
    { prices: [change('Agua', 550_000, 610_000)] },
    { prices: [change('Agua', 610_000, 550_000)] },
  ]);
  await vi.waitFor(async () => expect((await price('Agua')).textContent).toContain('5.500'));
});

test('Tab saves and opens the next price that is its own; Esc leaves the one there was', async () => {
  const { sent } = open();
  await userEvent.click(await price('Ajiaco'));
  await userEvent.keyboard('33000{Tab}');
  // The one between has sizes, which cost what they say.
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Precio de Tinto' }));
  await userEvent.keyboard('99{Escape}');
  expect((await price('Tinto')).textContent).toContain('3.500');
  await vi.waitFor(() => expect(sent()).toEqual([{ prices: [change('Ajiaco', 3_290_000, 3_300_000)] }]));
});

test('who was slower than somebody else is told so, and sees the price there is', async () => {
  const moved = { code: 'catalog.price_moved', status: 409, itemIds: ['Agua'] };
  open('/admin/products', ({ method, path }) => {
    if (method === 'PUT') return Response.json(moved, { status: 409 });
    return path.endsWith('/Agua') ? Response.json({ ...LINES[0], priceMinor: 580_000 }) : undefined;
  });
  await userEvent.click(await price('Agua'));
  await userEvent.keyboard('6100{Enter}');
  const said = await screen.findByText(/Alguien cambió el precio de Agua mientras tanto/);
  expect(said.textContent).toContain('5.800');
});

test('the filters stand in the address: they are read from it and written to it', async () => {
  const { history, reads } = open('/admin/products?search=agu&categoryId=Bebidas&state=retired');
  await price('Agua');
  expect(reads()[0]).toEqual({ limit: '200', search: 'agu', categoryId: 'Bebidas', state: 'retired' });
  expect(screen.getByRole<HTMLSelectElement>('combobox').selectedOptions[0]?.textContent).toBe('Bebidas');
  expect(screen.getByRole('link', { name: /Agua/ }).getAttribute('href')).toBe(
    '/admin/products/Agua?search=agu&categoryId=Bebidas&state=retired',
  );
  await userEvent.selectOptions(screen.getByRole('combobox'), 'Comida › Sopas');
  expect(history.location.search).toBe('?search=agu&categoryId=Sopas&state=retired');
  expect(screen.getByText('4 productos')).toBeTruthy();
});

test('many prices by a percentage: a preview, one request, one notice, and back', async () => {
  const { sent } = open();
  await userEvent.click(await box('Agua'));
  await userEvent.click(await box('Limonada'));
  await userEvent.click(screen.getByRole('button', { name: 'Cambiar precio' }));
  const sheet = screen.getByRole('dialog', { hidden: true });
  const preview = () => within(sheet).getByLabelText('Así quedan').textContent;
  expect(preview()).toContain('Limonada Grande');
  const percent = within(sheet).getByLabelText('Porcentaje sobre el precio de ahora');
  await userEvent.clear(percent);
  await userEvent.type(percent, '20');
  expect(preview()).toMatch(/5\.500.+6\.600.+9\.000.+10\.800/);
  await userEvent.click(within(sheet).getByText('Cambiar 2 precios'));
  await takeBack('2 precios cambiados');
  await screen.findByText('2 precios como estaban');
  expect(sent()).toEqual([
    { prices: [change('Agua', 550_000, 660_000), change('grande', 900_000, 1_080_000)] },
    { prices: [change('Agua', 660_000, 550_000), change('grande', 1_080_000, 900_000)] },
  ]);
  expect(screen.queryByRole('button', { name: 'Cambiar precio' })).toBeNull();
});

test('more than one request takes go in parts; what went before a refusal is done, and the rest stays picked', async () => {
  const many = Array.from({ length: 600 }, (_, at) => line(`Plato ${at}`, 1_000_000));
  const moved = { code: 'catalog.price_moved', status: 409 };
  const { sent } = open(
    '/admin/products',
    ({ method, body }) =>
      method === 'PUT' && (body as { prices: NewPrice[] }).prices.length < 500
        ? Response.json(moved, { status: 409 })
        : undefined,
    many,
  );
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Elegir todos los de la lista' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cambiar precio' }));
  expect(screen.getByText('y 595 precios más')).toBeTruthy();
  await userEvent.click(screen.getByText('Cambiar 600 precios'));
  await screen.findByText('500 precios cambiados');
  expect(screen.getByText('100 elegidos')).toBeTruthy();
  expect(sent().map((body) => (body as { prices: NewPrice[] }).prices.length)).toEqual([500, 100]);
});

test('a long list is not read whole again when the menu changes: only what is in sight, and what counts it', async () => {
  const many = Array.from({ length: 1_400 }, (_, at) => line(`Plato ${at}`, 1_000_000));
  const { reads } = open('/admin/products', ({ path, query }) => {
    if (path !== '/v1/products') return undefined;
    const from = Number(query.after ?? 0);
    const next = from + 200 < many.length ? String(from + 200) : null;
    const total = from === 0 ? many.length : null;
    return Response.json({ products: many.slice(from, from + 200), next, total });
  });
  for (let pages = 1; pages < 7; pages += 1) {
    await userEvent.click(await screen.findByText('Ver más'));
    await vi.waitFor(() => expect(reads()).toHaveLength(pages + 1));
    await vi.waitFor(() => expect(screen.queryByText('Cargando…')).toBeNull());
  }
  expect(screen.getByText('1400 productos')).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Elegir todos los de la lista' }));
  await userEvent.click(screen.getByRole('button', { name: 'Retirar' }));
  await screen.findByText('1400 productos retirados');
  await vi.waitFor(() => expect(reads()).toHaveLength(8));
  expect(reads().at(-1)).not.toHaveProperty('after');
});

test('many are moved, and each goes back to where it was', async () => {
  const { sent } = open();
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Elegir todos los de la lista' }));
  expect(screen.getByText('4 elegidos')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Mover de categoría' }));
  const sheet = screen.getByRole('dialog', { hidden: true });
  await userEvent.selectOptions(within(sheet).getByLabelText('A qué categoría'), 'Sopas');
  await userEvent.click(within(sheet).getByText('Mover 4 productos'));
  await takeBack('3 productos pasaron a Comida › Sopas');
  await screen.findByText('3 productos como estaban');
  expect(sent()).toEqual([
    { productIds: ['Agua', 'Limonada', 'Tinto'], categoryId: 'Sopas' },
    { productIds: ['Agua', 'Limonada', 'Tinto'], categoryId: 'Bebidas' },
  ]);
});

test('what is refused stays picked, and the sheet stays open on what is new', async () => {
  open('/admin/products', ({ method }) =>
    method === 'PUT'
      ? Response.json({ code: 'catalog.price_moved', status: 409 }, { status: 409 })
      : undefined,
  );
  await userEvent.click(await box('Agua'));
  await userEvent.click(screen.getByRole('button', { name: 'Cambiar precio' }));
  await userEvent.click(screen.getByText('Cambiar 1 precio'));
  await screen.findByText(/Alguien cambió un precio mientras tanto/);
  expect(screen.getByRole('dialog', { hidden: true })).toBeTruthy();
  expect(((await box('Agua')) as HTMLInputElement).checked).toBe(true);
});

test('a view keeps the filters under a name, and what is removed comes back', async () => {
  const { history } = open('/admin/products?state=retired');
  await userEvent.click(await screen.findByRole('button', { name: 'Guardar vista' }));
  const sheet = screen.getByRole('dialog', { hidden: true });
  await userEvent.type(within(sheet).getByLabelText('Nombre de la vista'), 'Fuera de carta{Enter}');
  const view = await screen.findByRole('button', { name: 'Fuera de carta' });
  expect(view.getAttribute('aria-pressed')).toBe('true');
  expect(localStorage.getItem('fastops.products.views.fogata')).toContain('retired');
  await userEvent.click(screen.getByRole('button', { name: 'Quitar la vista Fuera de carta' }));
  expect(screen.queryByRole('button', { name: 'Fuera de carta' })).toBeNull();
  await takeBack('Quitaste la vista Fuera de carta');
  await userEvent.click(await screen.findByRole('button', { name: 'Fuera de carta' }));
  expect(history.location.search).toBe('?state=retired');
});

test('without products it says how to begin, and without hits how to get out', async () => {
  const none = () => Response.json({ products: [], next: null, total: 0 });
  const { history } = open('/admin/products', ({ path }) => (path === '/v1/products' ? none() : undefined));
  await screen.findByText('Aún no hay productos');
  await userEvent.keyboard('n');
  expect(history.location.href).toBe('/admin/products/new');
  cleanup();
  const { history: other } = open('/admin/products?search=x', ({ path }) =>
    path === '/v1/products' ? none() : undefined,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Quitar filtros' }));
  expect(other.location.href).toBe('/admin/products');
});

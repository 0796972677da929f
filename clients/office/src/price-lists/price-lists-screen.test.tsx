// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/price-lists"}
import type { ListPrice, PriceList } from '@fastops/device';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { KEEPER } from '../testing/menu.ts';
import { type Asked, serveFetch, showAs } from '../testing/page.tsx';
import { PriceListsScreen } from './price-lists-screen.tsx';

const LIST: PriceList = {
  ...{ id: 'delivery', name: 'Domicilios', branchId: null, channels: ['delivery'], validFrom: null },
  ...{ validTo: null, rank: 10, state: 'active', deleted: false, version: 1, prices: 1 },
};
const price = (itemId: string, baseMinor: number, priceMinor: number | null): ListPrice => ({
  ...{
    itemId,
    productId: itemId,
    variantId: null,
    productName: itemId,
    variantName: null,
    baseMinor,
    priceMinor,
  },
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Opens the list; `save` speaks for the server when something is sent. */
function open(save: (asked: Asked) => Response = () => Response.json({ changed: 1 })) {
  const prices = [
    price('Agua', 550_000, null),
    price('Ajiaco', 3_290_000, 3_500_000),
    price('Tinto', 350_000, null),
  ];
  const { asked, serve } = serveFetch((one) => {
    if (one.method !== 'GET') return save(one);
    return one.path.endsWith('prices')
      ? Response.json({ prices, next: null })
      : Response.json({ lists: [LIST] });
  });
  vi.stubGlobal('fetch', serve);
  showAs(KEEPER, <PriceListsScreen />, '/admin/price-lists/delivery');
  return { sent: () => asked.filter(({ method }) => method !== 'GET') };
}

const cell = (name: string) =>
  screen.findByRole<HTMLInputElement>('textbox', { name: `Precio de ${name} en la lista` });

test('by the keyboard: a price, Enter, the next; Esc leaves the one there was; saved at once and taken back', async () => {
  const { sent } = open();
  await userEvent.click(await cell('Agua'));
  await userEvent.keyboard('6100{Enter}');
  expect((await cell('Agua')).value).toBe('6.100');
  expect(document.activeElement).toBe(await cell('Ajiaco'));
  await userEvent.keyboard('99{Escape}');
  expect((await cell('Ajiaco')).value).toBe('35.000');
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(await cell('Tinto'));
  await userEvent.keyboard('{ArrowUp}{Backspace}');
  expect((await cell('Ajiaco')).value).toBe('');
  await userEvent.keyboard('{Control>}s{/Control}');
  await screen.findByText('2 precios guardados');
  await userEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
  await screen.findByText('2 precios como estaban');
  expect(sent().map(({ body }) => body)).toEqual([
    {
      prices: [
        { itemId: 'Agua', priceMinor: 610_000 },
        { itemId: 'Ajiaco', priceMinor: null },
      ],
    },
    {
      prices: [
        { itemId: 'Agua', priceMinor: null },
        { itemId: 'Ajiaco', priceMinor: 3_500_000 },
      ],
    },
  ]);
});

test('filled by a percentage over the base, of what is in sight, and nothing is sent before it is saved', async () => {
  const { sent } = open();
  await userEvent.type(await screen.findByRole('searchbox'), 'a');
  await vi.waitFor(() => expect(screen.queryByRole('textbox', { name: /Tinto/ })).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Llenar por %' }));
  const sheet = screen.getByRole('dialog', { hidden: true });
  const percent = within(sheet).getByLabelText('Porcentaje sobre el precio base');
  await userEvent.clear(percent);
  await userEvent.type(percent, 'x');
  await userEvent.click(within(sheet).getByText('Llenar 2 precios'));
  expect(within(sheet).getByText('Escribe un número de -100 a 1000.')).toBeTruthy();
  await userEvent.clear(percent);
  await userEvent.type(percent, '10');
  await userEvent.click(within(sheet).getByText('Llenar 2 precios'));
  expect((await cell('Agua')).value).toBe('6.100');
  expect((await cell('Ajiaco')).value).toBe('36.200');
  expect(sent()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
  expect((await cell('Agua')).value).toBe('');
});

test('a refused save keeps what was typed', async () => {
  open(() => Response.json({ code: 'catalog.list_unknown', status: 404 }, { status: 404 }));
  await userEvent.type(await cell('Agua'), '6100');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  expect(await screen.findByText('Esa lista ya no existe.')).toBeTruthy();
  expect((await cell('Agua')).value).toBe('6.100');
});

// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/products"}
import type { OfficeProduct, TaxBook } from '@fastops/device';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CATEGORIES, DONENESS, KEEPER } from '../../testing/menu.ts';
import { type Asked, serveFetch, showAs } from '../../testing/page.tsx';
import { ProductDrawer } from './product-drawer.tsx';

const BOOK: TaxBook = {
  taxes: [
    {
      ...{ id: 'inc', name: 'Impoconsumo', included: true },
      rates: [{ validFrom: '2020-01-01', rateBasisPoints: 800 }],
    },
    {
      ...{ id: 'vat', name: 'IVA', included: false },
      rates: [{ validFrom: '2020-01-01', rateBasisPoints: 1_900 }],
    },
  ],
  classes: [{ id: 'food', name: 'Comida', products: 1 }],
  regimes: [
    { id: 'consumption', name: 'Impoconsumo' },
    { id: 'vat', name: 'IVA' },
  ],
  pays: [
    { taxClassId: 'food', regimeId: 'consumption', taxIds: ['inc'] },
    { taxClassId: 'food', regimeId: 'vat', taxIds: ['vat'] },
  ],
  standing: [{ branchId: null, regimeId: 'consumption', validFrom: '2020-01-01' }],
};
const SOUP: OfficeProduct = {
  ...{
    id: 'soup',
    name: 'Ajiaco',
    description: null,
    categoryId: 'Sopas',
    taxClassId: 'food',
    stationId: null,
  },
  ...{ code: 'AJ', barcode: null, priceMinor: 2_590_050, prepMinutes: null, state: 'active', deleted: false },
  ...{ allergens: [], tags: [], variants: [], groupIds: [], combo: null, windows: [], version: 3 },
  picture: { id: 'p', address: '/pictures/p', placeholder: 'data:,' } as OfficeProduct['picture'],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface Served {
  product?: () => OfficeProduct;
  book?: TaxBook;
  save?: (asked: Asked) => Response;
}

/** Opens a product; `save` speaks for the server when something is sent. */
function open(id: string, { product = () => SOUP, book = BOOK, save }: Served = {}) {
  const answers: Record<string, () => unknown> = {
    '/v1/categories': () => ({ categories: CATEGORIES }),
    '/v1/taxes': () => book,
    '/v1/option-groups': () => ({ groups: [DONENESS] }),
    '/v1/availability': () => ({ categories: [], products: [], soldOut: [] }),
    '/v1/products/soup': product,
  };
  const { asked, serve } = serveFetch((one) => {
    if (one.method !== 'GET') return (save ?? (() => Response.json(SOUP)))(one);
    return Response.json(answers[one.path]?.() ?? { stations: [] });
  });
  vi.stubGlobal('fetch', serve);
  const close = vi.fn();
  showAs(KEEPER, <ProductDrawer productId={id} onClose={close} />, `/admin/products/${id}`);
  return { close, sent: () => asked.filter(({ method }) => method !== 'GET') };
}

const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name, { exact: true });

test('a product is sent back without its picture, with the cents that nobody writes', async () => {
  const { sent } = open('soup');
  await userEvent.type(await field('Nombre'), ' santafereño');
  await userEvent.keyboard('{Control>}s{/Control}');
  await screen.findByText('Cambios guardados');
  const { id: _id, deleted: _deleted, picture: _picture, ...shape } = SOUP;
  expect(sent()).toMatchObject([
    { method: 'PUT', path: '/v1/products/soup', body: { ...shape, name: 'Ajiaco santafereño' } },
  ]);
  expect(sent()[0]?.body).not.toHaveProperty('picture');
});

test('what a customer pays is said while the price is typed, for each regime of the branches', async () => {
  const standing = [
    ...BOOK.standing,
    { branchId: KEEPER.branches[1]?.id ?? '', regimeId: 'vat', validFrom: '2020-01-01' },
  ];
  open('new', { book: { ...BOOK, standing } });
  await userEvent.type(await field('Precio'), '10800');
  const preview = await screen.findByRole('status', { name: 'Lo que paga el cliente' });
  expect(preview.textContent).toContain('10.800');
  expect(preview.textContent).toMatch(/Impoconsumo 8\s%: \$\s800/);
  // On top of it where the branch stands in the other regime.
  expect(preview.textContent).toMatch(/Norte.*12\.852.*IVA 19\s%: \$\s2\.052/);
});

test('what is missing is said, and nothing is sent', async () => {
  const { sent } = open('new');
  await screen.findByLabelText('Nombre');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(document.querySelectorAll('[aria-invalid="true"]')).toHaveLength(3));
  expect(sent()).toEqual([]);
});

test('somebody else was faster: what they changed is said, and one’s own is kept over it', async () => {
  let version = 3;
  const theirs = { ...SOUP, name: 'Ajiaco grande', priceMinor: 3_000_000, version: 4 };
  const { sent } = open('soup', {
    product: () => (version === 3 ? SOUP : theirs),
    save: (asked) => {
      if ((asked.body as { version: number }).version === 4)
        return Response.json({ ...theirs, ...(asked.body as object), version: 5 });
      version = 4;
      return Response.json(
        { code: 'catalog.product_changed', status: 409, detail: '', requestId: 'r', details: { version: 4 } },
        { status: 409, headers: { 'content-type': 'application/problem+json' } },
      );
    },
  });
  await userEvent.type(await field('Nombre'), ' mío');
  await userEvent.keyboard('{Control>}s{/Control}');
  await screen.findByText(/El precio es \$\s30\.000/);
  await userEvent.click(screen.getByRole('button', { name: 'Guardar lo mío encima' }));
  const versions = () => sent().map(({ body }) => (body as { version: number }).version);
  await vi.waitFor(() => expect(versions()).toEqual([3, 4]));
  await vi.waitFor(() => expect(screen.queryByText(/El precio es/)).toBeNull());
});

test('a code that another product has is said at the code', async () => {
  open('soup', {
    save: () =>
      Response.json(
        { code: 'catalog.code_taken', status: 409, detail: '', requestId: 'r' },
        { status: 409, headers: { 'content-type': 'application/problem+json' } },
      ),
  });
  await userEvent.type(await field('Nombre'), '!');
  await userEvent.keyboard('{Control>}s{/Control}');
  const code = await field('Código');
  await vi.waitFor(() => expect(code.getAttribute('aria-invalid')).toBe('true'));
  expect(code.closest('details')?.open).toBe(true);
});

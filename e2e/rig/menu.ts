import { randomUUID } from 'node:crypto';
import { ask } from './ask.ts';

interface Category {
  id: string;
  name: string;
  version: number;
}
interface Named {
  id: string;
  name: string;
}

const read = <T>(path: string, token: string) => ask<T>('GET', path, undefined, token);

/** Gives breakfast its hours, delivery its prices, and lets something run out. */
export async function keepMenu(token: string, branchId: string): Promise<void> {
  const { categories } = await read<{ categories: Category[] }>('/v1/categories', token);
  const coffee = categories.find(({ name }) => name === 'Café y té');
  if (!coffee) throw new Error('the demo has no coffee');
  const { id, version, ...shape } = coffee;
  const { products: _n, sortOrder: _at, ...fields } = shape as Record<string, unknown>;
  const hours = { branchId: null, channel: null, weekdays: [1, 2, 3, 4, 5], fromMinute: 360, toMinute: 660 };
  const late = { branchId, channel: 'dine_in', weekdays: [5, 6], fromMinute: 1_140, toMinute: 120 };
  const windows = [hours, late];
  await ask('PUT', `/v1/categories/${id}`, { ...fields, windows, version }, token);
  const listId = randomUUID();
  const list = { id: listId, name: 'Domicilios', branchId, channels: ['delivery', 'online'], rank: 10 };
  const valid = { validFrom: '2026-01-01', validTo: null, state: 'active' };
  await ask('POST', '/v1/price-lists', { ...list, ...valid }, token);
  const { products } = await read<{ products: Named[] }>('/v1/products', token);
  const prices = products
    .slice(0, 5)
    .map((product, at) => ({ itemId: product.id, priceMinor: 1_500_000 + at * 100_000 }));
  await ask('PUT', `/v1/price-lists/${listId}/prices`, { prices }, token);
  const gone = products.find(({ name }) => name === 'Lechona');
  await ask(
    'PUT',
    `/v1/branches/${branchId}/sold-out/${gone?.id}`,
    { soldOut: true, until: 'tomorrow' },
    token,
  );
}

/** The pages of the menu that are the same in every company. */
const MENU = {
  products: '/admin/products',
  'products-new': '/admin/products/new',
  import: '/admin/import',
  categories: '/admin/categories',
  'categories-new': '/admin/categories/new',
  modifiers: '/admin/modifiers',
  'modifiers-new': '/admin/modifiers/new',
  'price-lists': '/admin/price-lists',
  'price-lists-new': '/admin/price-lists/new',
  taxes: '/admin/taxes',
  availability: '/admin/availability',
} as const;

/** Where the office shows the menu: its lists, and one category, one group and one list. */
export async function menuPages(token: string): Promise<Record<string, string>> {
  const [{ products }, { categories }, { groups }, { lists }] = await Promise.all([
    read<{ products: Named[] }>('/v1/products?search=Combo', token),
    read<{ categories: Named[] }>('/v1/categories', token),
    read<{ groups: Named[] }>('/v1/option-groups', token),
    read<{ lists: Named[] }>('/v1/price-lists', token),
  ]);
  return {
    ...MENU,
    product: `/admin/products/${products[0]?.id}`,
    category: `/admin/categories/${categories.find(({ name }) => name === 'Café y té')?.id}`,
    group: `/admin/modifiers/${groups[0]?.id}`,
    list: `/admin/price-lists/${lists[0]?.id}`,
  };
}

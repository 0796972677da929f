// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/import"}
import type { ImportFault, MenuImport } from '@fastops/device';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KEEPER } from '../testing/menu.ts';
import { showAs } from '../testing/page.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ImportScreen } from './import-screen.tsx';

// A file on its way through the page; the server is played by what it would answer.

const ID = '01900000-0000-7000-8000-0000000000a1';
const fault = (part: Partial<ImportFault>): ImportFault => ({
  ...{ row: 2, column: 'Precio', field: 'price', code: 'price_bad', value: 'gratis' },
  ...{ allowed: ['25900'], most: null, otherRow: null, otherName: null, ...part },
});
const FINDINGS = {
  toCreate: 2,
  toChange: 1,
  unchanged: 0,
  faults: 0,
  told: [],
  newCategories: ['Comida > Sopas'],
};
const one = (part: Partial<MenuImport> = {}): MenuImport => ({
  ...{ id: ID, state: 'checked', fileName: 'carta.csv', kind: 'csv', rows: 3, stepsDone: 0, stepsAll: 0 },
  ...{ created: 0, changed: 0, unchanged: 0, left: 0, createdByName: 'Lucía', undoable: false },
  ...{ createdAt: '2026-11-27T12:00:00Z', appliedAt: null, undoneAt: null, leftRows: [] },
  ...{ headers: ['Código', 'Nombre', 'Precio', 'Categoría'], mapping: ['code', 'name', 'price', 'category'] },
  ...{ samples: [['A-1', 'Ajiaco', '25.900', 'Sopas']], findings: FINDINGS, ...part },
});

let asked: { method: string; path: string; text: string }[];
let stored: MenuImport;
let next: (path: string) => MenuImport | Response;

beforeEach(() => {
  asked = [];
  stored = one();
  next = () => stored;
  vi.stubGlobal('fetch', async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    asked.push({ method: request.method, path: `${pathname}${search}`, text: await request.text() });
    if (pathname.endsWith('/export') || pathname.endsWith('/template')) return new Response('\uFEFFa;b');
    if (pathname === '/v1/menu-imports' && request.method === 'GET') return Response.json({ imports: [] });
    if (request.method === 'GET') return Response.json(stored);
    const answer = next(pathname);
    if (answer instanceof Response) return answer;
    stored = answer;
    return Response.json(answer);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const open = (id?: string) =>
  showAs(KEEPER, <ImportScreen />, id === undefined ? '/admin/import' : `/admin/import/${id}`);
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const sent = () => asked.filter(({ method }) => method === 'POST');

test('a chosen file is sent as it is', async () => {
  open();
  expect(await screen.findByText('Aquí quedan los archivos que envíes.')).toBeTruthy();
  await userEvent.upload(screen.getByTestId('import-file'), new File(['Código;Nombre'], 'carta.csv'));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toMatchObject({ text: 'Código;Nombre' });
  expect(sent()[0]?.path).toMatch(/^\/v1\/menu-imports\?id=[0-9a-f-]{36}&fileName=carta\.csv$/);
});

test('its faults are told by row, column and what to write, and nothing can be imported', async () => {
  const told = [
    fault({ row: 7 }),
    fault({ row: 9, column: 'Código', field: 'code', code: 'code_repeated', otherRow: 3, allowed: [] }),
    fault({ row: 11, column: null, field: 'category', code: 'category_missing', allowed: [] }),
  ];
  stored = one({ findings: { ...FINDINGS, faults: 3, told } });
  open(ID);
  const table = await screen.findByRole('table', { name: 'Corrige esto en tu archivo' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    'Fila 7PreciogratisEscribe solo el número, por ejemplo 25900.',
    'Fila 9CódigogratisEscribe otro código: la fila 3 tiene el mismo.',
    'Fila 11CategoríagratisEscribe la categoría, por ejemplo Comida > Sopas.',
  ]);
  expect(screen.queryByRole('button', { name: /^Importar/ })).toBeNull();
  expect(await button('Elegir archivo corregido')).toBeTruthy();
});

test('columns that are not known are asked for first; one thing stands in one column', async () => {
  stored = one({ mapping: ['code', 'name', null, null] });
  next = () => one({ mapping: ['name', null, 'price', null] });
  open(ID);
  await userEvent.selectOptions(await screen.findByLabelText('Qué es Precio'), 'price');
  await userEvent.selectOptions(screen.getByLabelText('Qué es Código'), 'name');
  expect(screen.getByText(/Sin la columna Código/)).toBeTruthy();
  await userEvent.click(await button('Revisar'));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(JSON.parse(sent()[0]?.text ?? '')).toEqual({ mapping: ['name', null, 'price', null] });
  expect(await button('Importar 3 productos')).toBeTruthy();
});

test('a file without faults is taken over, and taken back after one question', async () => {
  next = (path) =>
    path.endsWith('/apply')
      ? one({ state: 'applied', created: 2, changed: 1, undoable: true })
      : one({ state: 'undone', left: 1, leftRows: [{ row: 3, name: 'Ajiaco', reason: 'changed_since' }] });
  open(ID);
  expect(await screen.findByText('Comida > Sopas')).toBeTruthy();
  await userEvent.click(await button('Importar 3 productos'));
  expect(await screen.findByText('Importación terminada')).toBeTruthy();
  await userEvent.click(await button('Deshacer'));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Deshacer' }));
  expect(await screen.findByText(/Fila 3 · Ajiaco: alguien lo cambió después/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Deshacer' })).toBeNull();
  expect(sent().map(({ path }) => path.split('/').at(-1))).toEqual(['apply', 'undo']);
});

test('how far it is, is asked until it is done', async () => {
  stored = one({ state: 'queued', stepsDone: 250, stepsAll: 1_000 });
  open(ID);
  expect(await screen.findByText('250 de 1000 filas')).toBeTruthy();
  stored = one({ state: 'applied', created: 1_000, undoable: true });
  expect(await screen.findByText('Importación terminada', undefined, { timeout: 3_000 })).toBeTruthy();
});

test('a refusal is told in words, and one that is gone says so', async () => {
  next = () => Response.json({ code: 'catalog.import_running', status: 409 }, { status: 409 });
  open(ID);
  await userEvent.click(await button('Importar 3 productos'));
  expect((await screen.findByRole('alert')).textContent).toContain('Hay otra importación en curso');
});

test('products are saved as a file with the filters of the list', async () => {
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  );
  // This environment knows no popovers.
  Object.assign(HTMLElement.prototype, { hidePopover: () => undefined });
  showAs(KEEPER, <ExportMenu filter={{ search: 'ajiaco', state: 'active' }} />);
  await userEvent.click(await button('Exportar'));
  await userEvent.click(screen.getByText('Excel'));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.path).toBe('/v1/products/export?format=xlsx&search=ajiaco&state=active');
});

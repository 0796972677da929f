import { createCompanyApi, createSend } from '@fastops/device';
import { expect, test } from 'vitest';
import { exportCompany, type Progress } from './export-company.ts';

const ORIGIN = 'http://fastops.test';
type Serve = (url: URL) => Response;

const apiOver = (serve: Serve) =>
  createCompanyApi(
    createSend(async (request) => serve(new URL(request.url))),
    ORIGIN,
  );

const PAGES: Record<string, unknown> = {
  '/v1/company/exports': {
    parts: [
      { name: 'identity.branches', rows: 0 },
      { name: 'orders.orders', rows: 3 },
      { name: 'orders.lines', rows: 1 },
    ],
  },
  '/v1/company/exports/identity.branches': { rows: [], next: null },
  '/v1/company/exports/orders.orders': { rows: [{ id: 1 }, { id: 2 }], next: 'two' },
  '/v1/company/exports/orders.orders?after=two': { rows: [{ id: 3 }], next: null },
  '/v1/company/exports/orders.lines': { rows: [{ id: 9, note: 'dice "hola"' }], next: null },
};

test('all pages of all parts make one JSON file', async () => {
  const seen: Progress[] = [];
  const api = apiOver(({ pathname, search }) => Response.json(PAGES[pathname + search]));
  const pieces = await exportCompany(api, (progress) => seen.push(progress));
  expect(JSON.parse(pieces.join(''))).toEqual({
    'identity.branches': [],
    'orders.orders': [{ id: 1 }, { id: 2 }, { id: 3 }],
    'orders.lines': [{ id: 9, note: 'dice "hola"' }],
  });
  expect(seen.at(-1)).toEqual({ read: 4, total: 4 });
});

test('half a copy is no copy', async () => {
  const api = apiOver(({ pathname, search }) =>
    search === '' ? Response.json(PAGES[pathname]) : Response.json({ code: 'http.500' }, { status: 500 }),
  );
  await expect(exportCompany(api, () => undefined)).rejects.toMatchObject({ status: 500 });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformAdmin } from '../../app/testing/platform.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { beginMenu } from './begin-menu.ts';
import { taxPackOf } from './tax-pack.ts';

// What a company begins with: the taxes of its country, by the day from which they hold.

let app: TestApp;
let owner: Owner;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  await app.system.startWork();
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function openCompany(country: string): Promise<string> {
  const id = newId();
  const answer = await app.request('POST', '/v1/platform/companies', {
    session: await platformAdmin(app, `${country.toLowerCase()}@plataforma.example`),
    body: {
      id,
      name: `Empresa ${country}`,
      ...{ country, currency: 'COP', locale: 'es-CO', plan: 'standard' },
      branch: { name: 'Centro', timeZone: 'America/Bogota', cutoffHour: 4 },
      owner: { name: 'Rosa', email: `rosa.${country.toLowerCase()}@example.com` },
    },
    headers: { 'idempotency-key': newId() },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return id;
}

/** What each class pays in each regime on a day. */
const paid = (companyId: string, day: string) =>
  owner.rows<{ class: string; regime: string; tax: string; rate: number }>(
    `select c.name as class, r.name as regime, t.name as tax, (select rate_basis_points from catalog.tax_rates x
        where x.company_id = $1 and x.tax_id = t.id and x.valid_from <= $2 order by x.valid_from desc limit 1) as rate
      from catalog.class_taxes ct join catalog.tax_classes c on c.company_id = $1 and c.id = ct.class_id
      join catalog.tax_regimes r on r.company_id = $1 and r.id = ct.regime_id
      join catalog.taxes t on t.company_id = $1 and t.id = ct.tax_id where ct.company_id = $1
      order by c.sort_order, r.sort_order`,
    [companyId, day],
  );

describe('a company that comes to be', () => {
  test('in Colombia has its taxes within a moment, at the rates of each day', async () => {
    const id = await openCompany('CO');
    await expect.poll(() => paid(id, '2026-11-27'), { timeout: 10_000, interval: 50 }).toHaveLength(4);
    const rows = await paid(id, '2026-11-27');
    expect(rows.map(({ class: what, regime, tax, rate }) => [what, regime, tax, rate])).toEqual([
      ['Comida y bebida', 'Responsable de impoconsumo', 'Impoconsumo', 800],
      ['Comida y bebida', 'Responsable de IVA', 'IVA', 1_900],
      ['Mercancía', 'Responsable de impoconsumo', 'IVA', 1_900],
      ['Mercancía', 'Responsable de IVA', 'IVA', 1_900],
    ]);
    expect((await paid(id, '2016-12-31')).map(({ rate }) => rate)).toEqual([800, 1_600, 1_600, 1_600]);
  });

  test('elsewhere has one tax to be set', async () => {
    const id = await openCompany('AR');
    await expect.poll(() => paid(id, '2026-11-27'), { timeout: 10_000, interval: 50 }).toHaveLength(1);
    expect(await paid(id, '2026-11-27')).toMatchObject([{ class: 'General', tax: 'Impuesto', rate: 0 }]);
  });
});

test('a company that has taxes is given none', async () => {
  const { companyId } = await app.logIn('fogata-duena');
  const before = await paid(companyId, '2026-11-27');
  const given = await app.system.database.inTenant(companyId, (tx) =>
    beginMenu({ tx }, { country: 'CO', locale: 'es-CO' }),
  );
  expect(given.size).toBe(0);
  expect(await paid(companyId, '2026-11-27')).toEqual(before);
});

test('a pack names nothing it does not have', () => {
  for (const [country, locale] of [
    ['CO', 'es-CO'],
    ['AR', 'es-AR'],
    ['US', 'en-US'],
  ] as const) {
    const pack = taxPackOf(country, locale);
    const keys = (all: readonly { key: string }[]) => new Set(all.map(({ key }) => key));
    for (const one of pack.pays) {
      expect(keys(pack.classes)).toContain(one.class);
      expect(keys(pack.regimes)).toContain(one.regime);
      for (const tax of one.taxes) expect(keys(pack.taxes)).toContain(tax);
    }
  }
});

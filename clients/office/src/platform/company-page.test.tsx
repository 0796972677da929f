// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/platform/companies/fogata"}
import type { PlatformCompany } from '@fastops/device';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Asked, serveFetch, show } from '../testing/page.tsx';
import { CompanyPage } from './company-page.tsx';

const COMPANY: PlatformCompany = {
  id: 'fogata',
  name: 'La Fogata',
  country: 'CO',
  currency: 'COP',
  locale: 'es-CO',
  taxId: null,
  state: 'active',
  stateReason: null,
  stateSince: '2026-11-01T12:00:00Z',
  trialEndsAt: null,
  suspendsAt: null,
  suspendReason: null,
  allowed: ['suspend', 'past_due', 'close'],
  plan: 'basic',
  limits: { branches: 3, members: null, ordersPerMonth: 1000 },
  usage: { branches: 2, members: 5, ordersThisMonth: 900, orders: 'near' },
  ordersLast30Days: 1234,
  lastActivityAt: null,
  createdAt: '2026-10-01T12:00:00Z',
  owners: [{ id: 'elena', name: 'Elena', email: 'elena@example.com', state: 'active' }],
};
const SUSPENDED: PlatformCompany = {
  ...COMPANY,
  state: 'suspended',
  stateReason: 'Pago vencido',
  allowed: ['reactivate', 'close'],
};
const ANNOUNCED: PlatformCompany = {
  ...COMPANY,
  suspendsAt: '2026-12-15T05:00:00Z',
  suspendReason: 'Pago vencido',
};
const PLANS = [{ code: 'basic', name: 'Básico', limits: COMPANY.limits }];
const HOME = '/v1/platform/companies/fogata';

beforeEach(() => {
  vi.setSystemTime('2026-11-22T15:00:00Z');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens the page of a company; `answers` speak for the server. */
async function open(company: PlatformCompany, answers: Record<string, (asked: Asked) => Response> = {}) {
  const { asked, serve } = serveFetch((one) => {
    const name = `${one.method} ${one.path}`;
    if (answers[name]) return answers[name](one);
    if (name === `GET ${HOME}`) return Response.json(company);
    if (name === 'GET /v1/platform/plans') return Response.json({ plans: PLANS });
    return Response.json({ code: 'kernel.not_found' }, { status: 404 });
  });
  vi.stubGlobal('fetch', serve);
  show(<CompanyPage companyId="fogata" />, '/platform/companies/fogata');
  await screen.findByRole('heading', { name: company.name });
  const acts = () => asked.filter(({ method }) => method !== 'GET').map(({ path, body }) => [path, body]);
  let taps = 0;
  const tap = async (role: 'button' | 'radio', name: string): Promise<void> => {
    taps += 1;
    const dialog = screen.queryByRole('dialog');
    await userEvent.click((dialog ? within(dialog) : screen).getByRole(role, { name }));
  };
  return { acts, tap, taps: () => taps };
}

test('three taps suspend it at once, with the reason its people read', async () => {
  const { acts, tap, taps } = await open(COMPANY, {
    [`POST ${HOME}/suspend`]: () => Response.json(SUSPENDED),
  });
  await tap('button', 'Suspender');
  await tap('radio', 'Pago vencido');
  await tap('button', 'Suspender');
  expect(await screen.findByText('Suspendida')).toBeTruthy();
  expect(taps()).toBe(3);
  expect(acts()).toEqual([[`${HOME}/suspend`, { reason: 'Pago vencido' }]]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Suspender' })).toBeNull();
});

test('without a reason nothing is suspended; in one’s own words, and from a day to come', async () => {
  const { acts, tap } = await open(COMPANY, { [`POST ${HOME}/suspend`]: () => Response.json(ANNOUNCED) });
  await tap('button', 'Suspender');
  await tap('button', 'Suspender');
  expect(screen.getByText('Elige un motivo o escríbelo.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('radiogroup', { name: 'Motivo' }));
  await tap('radio', 'Otro motivo');
  await userEvent.type(screen.getByLabelText('Motivo con tus palabras'), 'Lo pidió su contador');
  await userEvent.type(screen.getByLabelText('Desde el día'), '2026-11-22');
  await tap('button', 'Anunciar suspensión');
  expect(screen.getByText(/Elige un día que viene/)).toBeTruthy();
  expect(acts()).toEqual([]);
  await userEvent.clear(screen.getByLabelText('Desde el día'));
  await userEvent.type(screen.getByLabelText('Desde el día'), '2026-12-15');
  await tap('button', 'Anunciar suspensión');
  expect(await screen.findByText(/Se suspende el .*Pago vencido/)).toBeTruthy();
  expect(acts()).toEqual([[`${HOME}/suspend`, { reason: 'Lo pidió su contador', from: '2026-12-15' }]]);
});

test('a refusal stays in the dialog, which keeps what was chosen', async () => {
  const { tap } = await open(COMPANY, {
    [`POST ${HOME}/suspend`]: () => Response.json({ code: 'identity.company_state' }, { status: 409 }),
  });
  await tap('button', 'Suspender');
  await tap('radio', 'La empresa lo pidió');
  await tap('button', 'Suspender');
  expect((await screen.findByRole('alert')).textContent).toMatch(/no puede pasar a ese estado/);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'La empresa lo pidió' }).checked).toBe(true);
});

test('an announced suspension is withdrawn in one tap, a suspended company is back in two', async () => {
  const first = await open(ANNOUNCED, { [`DELETE ${HOME}/suspension`]: () => Response.json(COMPANY) });
  await first.tap('button', 'Retirar el anuncio');
  await waitFor(() => expect(screen.queryByText(/Se suspende el/)).toBeNull());
  expect(first.taps()).toBe(1);
  cleanup();
  const second = await open(SUSPENDED, { [`POST ${HOME}/reactivate`]: () => Response.json(COMPANY) });
  await second.tap('button', 'Reactivar');
  await second.tap('button', 'Reactivar');
  expect(await screen.findByText('Activa')).toBeTruthy();
  expect(second.taps()).toBe(2);
  expect(second.acts()).toEqual([[`${HOME}/reactivate`, {}]]);
});

test('support enters with a reason and minutes, by a link that opens beside this page', async () => {
  const url = 'http://fastops.test/admin/support#secret';
  const { acts, tap } = await open(COMPANY, {
    [`POST ${HOME}/support-sessions`]: () =>
      Response.json({ code: 'secret', url, expiresAt: '2026-11-22T15:05:00Z' }),
  });
  await tap('button', 'Entrar como soporte');
  await userEvent.type(screen.getByRole('textbox', { name: 'Motivo' }), 'corto');
  await tap('button', 'Entrar como soporte');
  expect(screen.getByText(/al menos 10 letras\.$/)).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Motivo' }), ', pero cierto');
  await tap('radio', '30 min');
  await tap('button', 'Entrar como soporte');
  const link = await screen.findByRole('link', { name: 'Abrir La Fogata' });
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([url, '_blank']);
  expect(acts()).toEqual([[`${HOME}/support-sessions`, { reason: 'corto, pero cierto', minutes: 30 }]]);
});

test('what it uses is said against its limits; the last owner cannot be taken', async () => {
  await open(COMPANY);
  expect(await screen.findByText('Básico')).toBeTruthy();
  expect(screen.getByText('900 de 1.000')).toBeTruthy();
  expect(screen.getByText('5, sin límite')).toBeTruthy();
  expect(screen.getByText('1.234')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Retirar a Elena/ })).toBeNull();
});

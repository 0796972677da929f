// @vitest-environment happy-dom
import type { Ticket } from '@fastops/device';
import { startUi, UiProvider } from '@fastops/ui';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TicketCard } from './ticket-card.tsx';

const NOW = Date.UTC(2026, 10, 22, 18);

const TICKET: Ticket = {
  id: 't',
  orderId: 'o',
  orderNumber: 41,
  turn: 12,
  type: 'dine_in',
  tableName: '3',
  guests: 2,
  waiterName: 'Camila',
  stationId: 's',
  stationName: 'Cocina',
  batch: 1,
  kind: 'new',
  sentAt: new Date(NOW).toISOString(),
  lines: [
    { id: 'l', name: 'Bandeja paisa', quantity: 2, details: ['Término medio'], note: 'Sin chicharrón' },
  ],
};

beforeEach(() => {
  localStorage.setItem('fastops.language', 'es');
  startUi('test', 'dark');
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(ticket: Ticket, clockOffset = 0) {
  const onDone = vi.fn<(ticket: Ticket) => void>();
  render(
    <UiProvider>
      <TicketCard ticket={ticket} kind="kitchen" clockOffset={clockOffset} showStation onDone={onDone} />
    </UiProvider>,
  );
  return onDone;
}

test('shows where, what, for whom and how to do it; one tap finishes it', () => {
  const onDone = show(TICKET);
  expect(screen.getByRole('heading').textContent).toBe('Mesa 3');
  const words = screen.getByRole('article').textContent ?? '';
  for (const part of [
    'Nuevo',
    'Turno 12',
    'Cocina',
    'Comanda 41',
    'Camila',
    '2 personas',
    'Sin chicharrón',
  ]) {
    expect(words).toContain(part);
  }
  screen.getByRole('button', { name: 'Listo: Mesa 3, comanda 41' }).click();
  expect(onDone).toHaveBeenCalledExactlyOnceWith(TICKET);
});

test('ages by the second and changes its word at the limits', () => {
  show(TICKET);
  const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));
  expect(screen.getByRole('timer').textContent).toBe('0:00');
  pass(61_000);
  expect(screen.getByRole('timer').textContent).toBe('1:01');
  expect(screen.getByText('A tiempo')).toBeTruthy();
  pass(7 * 60_000);
  expect(screen.getByText('Por vencer')).toBeTruthy();
  pass(4 * 60_000);
  expect(screen.getByText('Atrasado')).toBeTruthy();
});

test('counts by the server’s clock when the tablet’s is wrong', () => {
  vi.setSystemTime(NOW - 3_600_000);
  show(TICKET, 3_600_000 + 90_000);
  expect(screen.getByRole('timer').textContent).toBe('1:30');
});

test('a counter sale without guests says so', () => {
  show({ ...TICKET, type: 'counter', tableName: null, guests: null });
  expect(screen.getByRole('heading').textContent).toBe('Mostrador');
  expect(screen.getByRole('article').textContent).not.toContain('persona');
});

test('what was taken back says so in words, struck through, however old it is', () => {
  show({ ...TICKET, kind: 'void', sentAt: new Date(NOW - 60 * 60_000).toISOString() });
  const card = screen.getByRole('article');
  expect(card.textContent).toContain('ANULADO');
  expect(card.textContent).not.toContain('Tarde');
  expect(card.querySelector('s')?.textContent).toBe('Bandeja paisa');
});

test.each([
  ['add', 'ADICIÓN'],
  ['fire', 'MARCHAR YA'],
  ['move', 'CAMBIO DE MESA'],
  ['reminder', 'RECORDATORIO: ya se pidió'],
  ['copy', 'COPIA: ya se pidió'],
] as const)('says in words why %s is told, so that nobody cooks twice', (kind, word) => {
  show({ ...TICKET, kind, batch: 2 });
  expect(screen.getByText(word)).toBeTruthy();
});

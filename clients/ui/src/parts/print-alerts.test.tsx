// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLanguage } from '../phrases.ts';
import { startUi, UiProvider } from '../provider.tsx';
import { type OpenPage, type PrintActs, PrintAlertSheet } from './print-alert-sheet.tsx';
import type { PrintAlertFacts } from './print-alert-words.ts';
import { PrintAlertLine } from './print-alerts.tsx';

// What the floor reads when a printer does not print, and what a person can do about a page.

beforeEach(() => {
  localStorage.setItem('fastops.language', 'es');
  startUi('test', 'light');
});
afterEach(cleanup);

const alert = (kind: PrintAlertFacts['kind'], more: Partial<PrintAlertFacts> = {}): PrintAlertFacts => ({
  ...{ kind, printerId: 'k', printerName: 'Cocina', pages: 0, standIn: null, since: '2026-01-01T12:00:00Z' },
  ...more,
});

function line(...alerts: PrintAlertFacts[]): string {
  cleanup();
  render(
    <UiProvider>
      <PrintAlertLine alerts={alerts} onOpen={() => undefined} />
    </UiProvider>,
  );
  return screen.getByRole('status').textContent ?? '';
}

test('one line says what does not print, where it comes out instead and how much waits', () => {
  expect(line(alert('down', { standIn: 'Bar', pages: 3 }))).toBe(
    'Cocina no imprime: sale en Bar · 3 comandas esperanVer',
  );
  expect(line(alert('down'))).toBe('Cocina no imprimeVer');
  expect(line(alert('late', { pages: 1 }))).toBe('Cocina se demora · 1 comanda esperaVer');
  expect(line(alert('attention', { pages: 2 }))).toBe('Cocina · 2 hojas esperan una decisiónVer');
  expect(line(alert('paper_low'))).toBe('Cocina con poco papelVer');
});

test('a printer without paper is one trouble; another printer’s is one more', () => {
  const kitchen = [alert('down', { standIn: 'Bar' }), alert('paper_out')];
  expect(line(...kitchen)).toBe('Cocina sin papel: sale en BarVer');
  expect(line(...kitchen, alert('paper_low', { printerId: 'b', printerName: 'Bar' }))).toBe(
    'Cocina sin papel: sale en Bar+1 másVer',
  );
});

test('nothing is shown while all is well, and the place where it is read out stays', () => {
  expect(line()).toBe('');
});

test('the same in English', () => {
  act(() => setLanguage('en'));
  expect(line(alert('down', { standIn: 'Bar', pages: 1 }))).toBe(
    'Cocina is not printing: comes out at Bar · 1 ticket waitsView',
  );
  act(() => setLanguage('es'));
});

const PAGE: OpenPage = {
  ...{ id: 'p1', printerId: 'k', printerName: 'Cocina', kind: 'kitchen', title: 'MESA 5', state: 'unknown' },
  createdAt: '2026-01-01T12:00:00Z',
};

function openSheet(page: OpenPage, acts: PrintActs | undefined): void {
  render(
    <UiProvider>
      <PrintAlertSheet
        alerts={[]}
        pages={[page]}
        problem={undefined}
        onRetry={() => undefined}
        printers={[
          { id: 'k', name: 'Cocina' },
          { id: 'b', name: 'Bar' },
        ]}
        acts={acts}
        timeText={(at) => at}
        onClose={() => undefined}
      />
    </UiProvider>,
  );
}

const fakeActs = () =>
  ({
    retry: vi.fn(() => Promise.resolve()),
    move: vi.fn(() => Promise.resolve()),
    confirm: vi.fn(() => Promise.resolve()),
    cancel: vi.fn(() => Promise.resolve()),
    ask: vi.fn(() => Promise.resolve()),
  }) satisfies PrintActs;

const names = () =>
  within(screen.getByRole('dialog', { hidden: true }))
    .getAllByRole('button', { hidden: true })
    .map((one) => one.textContent);
const tap = (name: string) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name, hidden: true })));

test('a page nobody can vouch for is printed again, sent elsewhere, confirmed or given up', async () => {
  const acts = fakeActs();
  openSheet(PAGE, acts);
  await tap('Imprimir otra vez');
  await tap('Sí salió');
  await tap('Ya no hace falta');
  await tap('Enviar a otra');
  expect(names()).not.toContain('Enviar a Cocina');
  await tap('Enviar a Bar');
  expect([acts.retry, acts.confirm, acts.cancel].map((one) => one.mock.calls)).toEqual([
    [['p1']],
    [['p1']],
    [['p1']],
  ]);
  expect(acts.move.mock.calls).toEqual([['p1', 'b']]);
});

test('what did not come out cannot be confirmed, and a drawer opens nowhere else', () => {
  openSheet({ ...PAGE, kind: 'drawer', title: null, state: 'expired' }, fakeActs());
  expect(names()).toEqual(['Imprimir otra vez', 'Ya no hace falta', 'Cerrar']);
});

test('who may not operate printers reads which permission it takes, and acts on nothing', () => {
  openSheet(PAGE, undefined);
  expect(names()).toEqual(['Cerrar']);
  expect(document.body.textContent).toContain('Reimprimir y probar impresoras');
});

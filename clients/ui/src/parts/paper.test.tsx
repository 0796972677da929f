// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startUi, UiProvider } from '../provider.tsx';
import { PaperSheet } from './paper.tsx';
import type { Paper, PaperRun } from './paper-shape.ts';

beforeEach(() => {
  localStorage.setItem('fastops.language', 'es');
  startUi('kitchen', 'dark');
});
afterEach(cleanup);

const run = (text: string, more: Partial<PaperRun> = {}): PaperRun => ({
  text,
  bold: false,
  underline: false,
  inverse: false,
  width: 1,
  height: 1,
  ...more,
});

function showPaper(...lines: Paper['lines']): void {
  render(
    <UiProvider>
      <PaperSheet label="papel" paper={{ widthColumns: 48, cut: true, lines }} />
    </UiProvider>,
  );
}

function show(...runs: PaperRun[]): HTMLElement[] {
  showPaper({ align: 'left', runs });
  return [...(screen.getByRole('article').querySelector('p')?.children ?? [])] as HTMLElement[];
}

test('keeps the text to the letter, spaces and Spanish signs included', () => {
  show(run('  1 x Ñoquis  '), run('¿término?'));
  expect(screen.getByRole('article').textContent).toBe('  1 x Ñoquis  ¿término?');
});

test('a run is as wide as its characters on paper, whatever their height', () => {
  const widths = show(
    run('AB'),
    run('AB', { width: 2, height: 2 }),
    run('AB', { height: 2 }),
    run('AB', { width: 3 }),
  ).map((element) => element.style.width);
  expect(widths).toEqual(['2ch', '4ch', '2ch', '6ch']);
});

test('tall letters are squeezed and wide ones stretched; square ones are only larger', () => {
  const inner = show(run('A', { height: 2 }), run('A', { width: 2 }), run('A', { width: 2, height: 2 })).map(
    (element) => (element.firstElementChild as HTMLElement).style,
  );
  expect(inner.map((style) => [style.fontSize, style.transform])).toEqual([
    ['2em', 'scaleX(0.5)'],
    ['1em', 'scaleX(2)'],
    ['2em', ''],
  ]);
});

test('the narrow font takes three quarters of the room', () => {
  const [small, large] = show(run('abcd', { small: true }), run('ab', { small: true, width: 2, height: 2 }));
  expect([small?.style.width, large?.style.width]).toEqual(['3ch', '3ch']);
  expect(large?.querySelector<HTMLElement>('span')?.style.fontSize).toBe('1.5em');
});

test('a code is drawn, and says what is in it', () => {
  showPaper({ align: 'center', runs: [], qr: 'https://fastops.example/1' });
  const code = screen.getByRole('img');
  expect(code.getAttribute('aria-label')).toContain('https://fastops.example/1');
  // 25 characters at level M are a code of version 2: 25 modules.
  expect(code.getAttribute('viewBox')).toBe('0 0 25 25');
  expect(code.style.width).toBe('12.5ch');
  expect(code.querySelector('path')?.getAttribute('d')).toMatch(/^M0 0h1v1h-1z/);
});

test('bold, underlined and inverse can be seen', () => {
  const [plain, styled] = show(run('a'), run('b', { bold: true, underline: true, inverse: true }));
  expect(plain?.style.fontWeight).toBe('400');
  expect(plain?.dataset.inverse).toBeUndefined();
  expect(styled?.style.fontWeight).toBe('700');
  expect(styled?.style.textDecoration).toBe('underline');
  expect(styled?.dataset.inverse).toBe('true');
});

test('codes and pictures are drawn as large as they are on paper, and the codes can be read aloud', () => {
  const line = { align: 'center' as const, runs: [] };
  const barcode = { symbology: 'code128' as const, text: 'A-1', height: 96, module: 3 };
  // Two dots of black in a row of eight.
  const image = { width: 8, height: 1, bits: btoa('\u0060') };
  showPaper({ ...line, barcode }, { ...line, image });
  const bars = screen.getByRole('img', { name: 'A-1' });
  expect([bars.style.width, bars.style.height]).toEqual(['17ch', '8ch']);
  const picture = screen.getByRole('article').querySelector('svg[aria-hidden] path');
  expect(picture?.getAttribute('d')).toBe('M1 0h2v1h-2z');
});

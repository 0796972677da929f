// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/printers/papers"}
import type { PaperStyle } from '@fastops/device';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, serveFetch, showAs } from '../testing/page.tsx';
import { PRINTING_OWNER, printer, setup } from '../testing/printing.ts';
import { changesOf, faultsOf, shapeOf, valuesOf, withPart } from './paper-values.ts';
import { PrintingScreen } from './printing-screen.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const STYLE: PaperStyle = {
  version: 4,
  shape: { header: ['La Fogata'], footer: [], hidden: ['time'], lineSize: 'large', noteSize: 'normal' },
  logo: null,
};

/** A sheet that says the foot it was asked with. */
const sheet = (body: unknown) => {
  const { shape, columns } = body as { shape: PaperStyle['shape']; columns: number };
  const run = { text: `pie ${shape.footer.join('/')}`, bold: false, underline: false, inverse: false };
  const lines = [{ align: 'left', runs: [{ ...run, width: 1, height: 1 }] }];
  return Response.json({ papers: [{ widthColumns: columns, lines, cut: true }] });
};

function open(path: string, save: (asked: Asked) => Response) {
  const { asked, serve } = serveFetch((one) => {
    if (one.path.endsWith('/preview')) return sheet(one.body);
    if (one.method !== 'GET') return save(one);
    if (one.path.endsWith('/printers'))
      return Response.json({ printers: [printer('Star', { driver: 'cloudprnt' })] });
    if (one.path.endsWith('/printer-setups'))
      return Response.json({ printers: [setup('Star', { driver: 'cloudprnt', host: null, port: null })] });
    if (one.path.endsWith('/poll-url')) return Response.json({ pollUrl: null });
    if (one.path.endsWith('/Star')) return Response.json({ ...setup('Star'), breakerMoves: [] });
    return Response.json(STYLE);
  });
  vi.stubGlobal('fetch', serve);
  showAs(PRINTING_OWNER, <PrintingScreen />, path);
  return { sent: () => asked.filter(({ method, path: at }) => method !== 'GET' && !at.endsWith('/preview')) };
}

test('what is typed is seen on both widths before it is saved, and saved with the version it was seen in', async () => {
  const { sent } = open('/admin/printers/papers', () => Response.json({ ...STYLE, version: 5 }));
  await userEvent.type(await screen.findByLabelText('Pie'), 'Gracias{Enter}  {Enter}Vuelvan pronto');
  for (const mm of ['58', '80']) {
    const paper = await screen.findByRole('article', { name: `Papel de ${mm} mm` });
    await within(paper).findByText('pie Gracias/Vuelvan pronto');
  }
  expect(sent()).toEqual([]);
  await userEvent.click(screen.getByRole('checkbox', { name: 'La hora' }));
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  const shape = { ...STYLE.shape, footer: ['Gracias', 'Vuelvan pronto'], hidden: [] };
  expect(sent()[0]?.body).toEqual({ version: 4, shape });
});

test('the address of a printer that asks is told once, with the word that it is', async () => {
  const pollUrl = {
    ...{ madeAt: '2026-01-05T18:00:00Z', mac: null, strangerMac: null, strangerAt: null },
    ...{ polledAt: null, pollSeconds: null, mediaTypes: null },
  };
  const { sent } = open('/admin/printers/Star', () =>
    Response.json({ url: 'https://fastops.test/v1/cloudprnt/abc', pollUrl }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Crear dirección' }));
  const address = await screen.findByLabelText<HTMLInputElement>('Dirección');
  expect(address.value).toBe('https://fastops.test/v1/cloudprnt/abc');
  expect(screen.getByText('Cópiala ahora: por seguridad no se vuelve a mostrar.')).toBeTruthy();
  expect(sent().map(({ path }) => path)).toEqual(['/v1/printers/Star/poll-url']);
});

test('a shape and what the form makes of it are the same; empty lines are none', () => {
  expect(shapeOf(valuesOf(STYLE.shape))).toEqual(STYLE.shape);
  expect(withPart(['time', 'qr'], 'waiter', false)).toEqual(['waiter', 'time', 'qr']);
  const say = ((key: string) => key) as Parameters<typeof faultsOf>[1];
  const seven = Array.from({ length: 7 }, String).join('\n');
  expect(faultsOf({ ...valuesOf(STYLE.shape), header: seven, footer: 'a'.repeat(97) }, say)).toEqual({
    header: 'office.papers.fault.lines',
    footer: 'office.papers.fault.length',
  });
  expect(changesOf(STYLE.shape, { ...STYLE.shape, footer: ['x'], hidden: [] }, say)).toEqual([
    'office.papers.conflict.footer',
    'office.papers.conflict.hidden',
  ]);
});

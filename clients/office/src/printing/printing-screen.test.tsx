// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/printers"}
import type { Session } from '@fastops/device';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, MANAGER, serveFetch, showAs } from '../testing/page.tsx';
import { PRINTING_OWNER, page, printer, ROUTING, setup } from '../testing/printing.ts';
import { PrintingScreen } from './printing-screen.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const PRINTERS = [
  printer('Cocina', {
    breaker: 'open',
    breakerReason: 'paper_out',
    paper: 'out',
    fallbackPrinterId: 'Barra',
  }),
  printer('Barra', { waiting: 2, waitingSince: '2026-01-05T18:00:00Z' }),
];
const JOBS = [
  page('Mesa 7', { state: 'unknown', needsAttention: true, lastError: 'no_answer: 5 s' }),
  page('Mesa 8', { state: 'sending' }),
];

const refusal = (code: string, status: number) => Response.json({ code, status }, { status });

/** Opens the page at an address; `save` speaks for the server when something is sent. */
function open(
  path: string,
  save: (asked: Asked) => Response = () => Response.json({}),
  me: Session = PRINTING_OWNER,
) {
  const { asked, serve } = serveFetch((one) => {
    if (one.method !== 'GET') return save(one);
    if (one.path.endsWith('/printers')) return Response.json({ printers: PRINTERS });
    if (one.path.endsWith('/printer-setups'))
      return Response.json({ printers: [setup('Cocina'), setup('Barra')] });
    if (one.path.endsWith('/print-jobs')) return Response.json({ jobs: JOBS, next: null });
    if (one.path.endsWith('/print-routing')) return Response.json(ROUTING);
    if (one.path.endsWith('/stations')) {
      const stations = ROUTING.stations.map(({ stationId: id, stationName: name, kind }) => ({
        ...{ id, name, kind, version: 1 },
      }));
      return Response.json({ stations });
    }
    if (one.path.startsWith('/v1/products')) return Response.json({ products: [], next: null });
    return Response.json({ ...setup('Cocina'), breakerMoves: [] });
  });
  vi.stubGlobal('fetch', serve);
  const history = showAs(me, <PrintingScreen />, path);
  return { asked, history, sent: () => asked.filter(({ method }) => method !== 'GET') };
}

test('a printer that takes nothing says so in words: why, and who stands in', async () => {
  open('/admin/printers');
  const row = await screen.findByRole('row', { name: /Cocina/ });
  expect(within(row).getByText('No imprime')).toBeTruthy();
  expect(within(row).getByText('Dice que no tiene papel. Mientras tanto imprime Barra.')).toBeTruthy();
  const other = screen.getByRole('row', { name: /Barra.*2 hojas en cola/ });
  expect(within(other).getByText('Imprimiendo')).toBeTruthy();
});

test('who may only look is offered neither a new printer nor an act', async () => {
  const branches = MANAGER.branches.map((branch) => ({ ...branch, permissions: ['printing.view'] }));
  const me: Session = { ...MANAGER, branches, permissions: ['printing.view'] };
  const { asked } = open('/admin/printers/Cocina', undefined, me);
  const drawer = await screen.findByRole('dialog', { name: 'Cocina' });
  expect(within(drawer).getByText('No imprime')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Agregar impresora' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Imprimir prueba' })).toBeNull();
  expect(asked.some(({ path }) => path.endsWith('/printer-setups'))).toBe(false);
});

test('a change by somebody else is told field by field, and one can keep one’s own', async () => {
  const theirs = setup('Cocina', { drawer: true, version: 2 });
  let tries = 0;
  const { sent } = open('/admin/printers/Cocina', () => {
    tries += 1;
    return tries === 1
      ? refusal('printing.printer_changed', 409)
      : Response.json({ printers: [{ ...theirs, name: 'Cocina caliente', version: 3 }] });
  });
  const name = await screen.findByLabelText('Nombre');
  await userEvent.clear(name);
  await userEvent.type(name, 'Cocina caliente');
  // What is read again after the refusal is what somebody else left.
  const { serve } = serveFetch((one) =>
    one.method === 'GET' && one.path.endsWith('/printer-setups')
      ? Response.json({ printers: [theirs, setup('Barra')] })
      : Response.json({ printers: PRINTERS, breakerMoves: [] }),
  );
  const first = globalThis.fetch;
  vi.stubGlobal('fetch', (request: Request) =>
    tries > 0 && request.method === 'GET' ? serve(request) : first(request),
  );
  await userEvent.keyboard('{Control>}s{/Control}');
  const note = await screen.findByRole('alert');
  expect(within(note).getByText('Cambió: Tiene un cajón de dinero')).toBeTruthy();
  await userEvent.click(within(note).getByRole('button', { name: 'Guardar lo mío encima' }));
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent().map(({ body }) => (body as { version: number }).version)).toEqual([1, 2]);
});

test('the address belongs to the driver: what one does not use is not sent', async () => {
  const { sent } = open('/admin/printers/Cocina', () => Response.json({ printers: [setup('Cocina')] }));
  await userEvent.selectOptions(await screen.findByLabelText('Conexión'), 'file');
  expect(screen.queryByLabelText('Dirección')).toBeNull();
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(await screen.findByText('Falta este dato.')).toBeTruthy();
  expect(sent()).toEqual([]);
  await userEvent.type(screen.getByLabelText('Dispositivo'), '/dev/usb/lp0');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]?.body).toMatchObject({ driver: 'file', device: '/dev/usb/lp0', host: null, port: null });
});

test('a page that nobody knows of brings its acts; the one being sent is in nobody’s hands', async () => {
  const { sent } = open('/admin/printers/queue?show=attention', () => Response.json(page('Mesa 7')));
  const [unknown, sending] = await screen.findAllByRole('listitem');
  expect(within(unknown as HTMLElement).getByText('No se sabe si salió')).toBeTruthy();
  expect(within(unknown as HTMLElement).getByText('Recibió la hoja, pero no dijo si salió.')).toBeTruthy();
  expect(within(sending as HTMLElement).queryByRole('button')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Sí salió: Mesa 7' }));
  await userEvent.click(screen.getByRole('button', { name: 'Enviar a otra: Mesa 7' }));
  await userEvent.click(await screen.findByText('Enviar a Barra'));
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent().map(({ path }) => path.split('/').at(-1))).toEqual(['confirm', 'move']);
  expect(sent()[1]?.body).toEqual({ printerId: 'Barra' });
});

test('all stations are saved at once, and only one makes what has no station', async () => {
  const { sent } = open('/admin/printers/stations', () => Response.json({ ...ROUTING, version: 4 }));
  const bar = await screen.findByRole('region', { name: 'Barra' });
  await userEvent.selectOptions(within(bar).getByLabelText('Agregar una impresora a Barra'), 'Barra');
  await userEvent.selectOptions(within(bar).getByLabelText('Copias en Barra'), '3');
  await userEvent.click(within(bar).getByRole('checkbox', { name: 'Domicilio' }));
  await userEvent.click(within(bar).getByRole('checkbox', { name: /^Prepara lo que no tiene/ }));
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  const orderTypes = ['dine_in', 'counter', 'takeaway', 'online', 'staff_meal'];
  expect(sent()[0]?.body).toEqual({
    version: 3,
    stations: [
      {
        ...{ stationId: 'hot', expo: 'also', isDefault: false },
        targets: [{ printerId: 'Cocina', copies: 1, orderTypes: null }],
      },
      {
        ...{ stationId: 'bar', expo: 'skip', isDefault: true },
        targets: [{ printerId: 'Barra', copies: 3, orderTypes }],
      },
    ],
  });
});

test('the wizard goes back to the address that the server may not connect to', async () => {
  const { sent } = open('/admin/printers/new', () => refusal('printing.address_not_allowed', 422));
  await userEvent.click(await screen.findByRole('button', { name: /En la red/ }));
  await userEvent.type(screen.getByLabelText('Dirección'), '10.0.0.7{Enter}');
  await userEvent.type(screen.getByLabelText('Nombre'), 'Postres{Enter}');
  const host = await screen.findByLabelText<HTMLInputElement>('Dirección');
  expect(host.value).toBe('10.0.0.7');
  expect(host.getAttribute('aria-invalid')).toBe('true');
  expect(sent()[0]?.body).toMatchObject({ driver: 'tcp', host: '10.0.0.7', port: 9100, columns: 48 });
});

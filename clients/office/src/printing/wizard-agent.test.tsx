// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/printers/new"}
import type { PrintAgent } from '@fastops/device';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, serveFetch, showAs } from '../testing/page.tsx';
import { PRINTING_OWNER } from '../testing/printing.ts';
import { PrintingScreen } from './printing-screen.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const agent = (part: Partial<PrintAgent>): PrintAgent => ({
  ...{ id: 'caja', branchId: 'centro', name: 'Caja', state: 'pending', version: null, enrolledAt: null },
  ...{ lastSeenAt: null, printers: 0, scanning: false, foundAt: null, ...part },
});
const FOUND = [
  { host: '10.0.0.9', port: 9100, device: null, answers: false },
  { host: null, port: null, device: '/dev/usb/lp0', answers: true },
];

/** A server with these agents; `act` changes them by what is sent. */
function open(first: PrintAgent[], act: (asked: Asked, agents: PrintAgent[]) => [PrintAgent[], Response]) {
  let agents = first;
  const { asked, serve } = serveFetch((one) => {
    if (one.method !== 'GET') {
      const [next, answer] = act(one, agents);
      agents = next;
      return answer;
    }
    if (one.path.endsWith('/found'))
      return Response.json({ foundAt: '2026-01-05T18:00:00Z', printers: FOUND });
    return Response.json({ agents });
  });
  vi.stubGlobal('fetch', serve);
  showAs(PRINTING_OWNER, <PrintingScreen />, '/admin/printers/new');
  return { sent: () => asked.filter(({ method }) => method !== 'GET') };
}

const chooseAgent = async () =>
  userEvent.click(await screen.findByRole('button', { name: /Agente de impresión/ }));

test('an agent is added with its code, and the line that starts it says where and with what', async () => {
  const { sent } = open([], ({ path }, agents) =>
    path.endsWith('/code')
      ? [agents, Response.json({ code: 'ABCD2345', expiresAt: '2026-01-05T18:15:00Z' })]
      : [[agent({ id: 'new' })], Response.json(agent({ id: 'new' }))],
  );
  await chooseAgent();
  await userEvent.click(await screen.findByRole('button', { name: 'Agregar agente' }));
  expect(screen.getByText('Falta este dato.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Nombre del agente'), 'Caja{Enter}');
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  const [created, code] = sent();
  const { id } = (created?.body ?? {}) as { id?: string };
  expect(created?.body).toEqual({ id, name: 'Caja' });
  expect(code?.path).toBe(`/v1/print-agents/${id}/code`);
});

test('what it found is chosen from: its address is taken, and how it confirms', async () => {
  const online = agent({ state: 'online', lastSeenAt: '2026-01-05T18:00:00Z' });
  const { sent } = open([online], ({ path, body }, agents) => {
    if (path.endsWith('/scan'))
      return [[{ ...online, foundAt: '2026-01-05T18:00:00Z' }], Response.json(online)];
    return [agents, Response.json({ printers: [{ ...(body as object), version: 1, branchId: 'centro' }] })];
  });
  await chooseAgent();
  const card = await screen.findByRole('region', { name: 'Caja' });
  await userEvent.click(within(card).getByRole('button', { name: 'Buscar impresoras' }));
  expect(await within(card).findByText('Encontró 2 impresoras.')).toBeTruthy();
  await userEvent.click(within(card).getByRole('button', { name: 'Usar esta: 10.0.0.9:9100' }));
  await userEvent.type(await screen.findByLabelText('Nombre'), 'Cocina{Enter}');
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]?.body).toMatchObject({
    ...{ driver: 'agent', agentId: 'caja', host: '10.0.0.9', port: 9100, device: null, confirms: 'none' },
  });
});

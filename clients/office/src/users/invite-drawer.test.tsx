// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/users/new"}
import type { NewMember } from '@fastops/device';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, MANAGER, ROLES, serveFetch, showAs } from '../testing/page.tsx';
import { InviteDrawer } from './invite-drawer.tsx';

const LINK = { url: 'http://fastops.test/join#secret', sentTo: null, expiresAt: '2026-11-29T12:00:00Z' };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const added = ({ body }: Asked): Response => {
  const { id, name, email } = body as NewMember;
  const member = {
    id,
    name,
    email: email ?? null,
    state: email === undefined ? 'active' : 'invited',
    hasPin: false,
    hasAccount: false,
    assignments: [],
    lastSeenAt: null,
    isMe: false,
    mayTouch: true,
  };
  return Response.json(member, { status: 201 });
};

const refused = (status: number, code: string): Response => Response.json({ code }, { status });

/** Opens the drawer for a manager of one branch; `answers` speak for the server, by method and last word of the path. */
function open(answers: Record<string, (asked: Asked) => Response> = {}) {
  const { asked, serve } = serveFetch((one) => {
    const name = `${one.method} ${one.path.split('/').at(-1)}`;
    if (answers[name]) return answers[name](one);
    if (name === 'GET roles') return Response.json({ roles: ROLES });
    if (name === 'POST members') return added(one);
    return name === 'POST invitation' ? Response.json(LINK) : new Response(null, { status: 204 });
  });
  vi.stubGlobal('fetch', serve);
  const onClose = vi.fn<() => void>();
  showAs(MANAGER, <InviteDrawer onClose={onClose} />);
  return {
    onClose,
    posted: (path: RegExp) => asked.filter((one) => one.method !== 'GET' && path.test(one.path)),
  };
}

async function fill(name: string, email: string): Promise<void> {
  await userEvent.type(screen.getByLabelText('Nombre'), name);
  if (email) await userEvent.type(screen.getByLabelText(/^Correo/), email);
  await userEvent.selectOptions(await screen.findByLabelText('Rol'), 'waiter');
}

test('nothing is sent while something is missing, and each field says what', async () => {
  const { posted } = open();
  await screen.findByLabelText('Rol');
  await userEvent.type(screen.getByLabelText(/^Correo/), 'ana@');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar e invitar' }));
  expect(screen.getByText('Falta este dato.')).toBeTruthy();
  expect(screen.getByText(/Escribe un correo completo/)).toBeTruthy();
  expect(screen.getByText(/Elige el lugar y el rol/)).toBeTruthy();
  expect(posted(/./)).toEqual([]);
});

test('the only branch one leads stands there already; what may not be given is barred with the reason', async () => {
  open();
  const place = await screen.findByLabelText<HTMLSelectElement>('Lugar');
  expect(place.selectedOptions[0]?.textContent).toBe('Centro');
  const barred = [...place.options].filter((option) => option.disabled).map((option) => option.textContent);
  expect(barred).toEqual(expect.arrayContaining(['Toda la empresa', 'Norte']));
  const manager = screen.getByRole<HTMLOptionElement>('option', { name: /^Gerente/ });
  expect(manager.disabled).toBe(true);
  expect(manager.textContent).toContain('nivel igual o mayor');
});

test('with an e-mail: the member is added once and the link is there to copy and to share', async () => {
  const { posted } = open();
  await fill('Ana', 'ana@example.com');
  const submit = screen.getByRole('button', { name: 'Agregar e invitar' });
  await userEvent.dblClick(submit);
  expect(await screen.findByDisplayValue(LINK.url)).toBeTruthy();
  const share = screen.getByRole<HTMLAnchorElement>('link', { name: /WhatsApp/ });
  expect(decodeURIComponent(share.href)).toContain(`${LINK.url}`);
  const [sent, ...more] = posted(/members$/);
  expect(more).toEqual([]);
  expect(sent?.body).toMatchObject({
    name: 'Ana',
    email: 'ana@example.com',
    assignments: [{ branchId: MANAGER.branches[0]?.id, roleId: 'waiter' }],
  });
  expect(sent?.body).toMatchObject({ id: sent?.key });
});

test('where mail is sent it says to whom instead', async () => {
  open({ 'POST invitation': () => Response.json({ ...LINK, url: null, sentTo: 'ana@example.com' }) });
  await fill('Ana', 'ana@example.com');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar e invitar' }));
  expect(await screen.findByText('Lo enviamos a ana@example.com.')).toBeTruthy();
});

test('an invitation that fails is made again without adding the member again', async () => {
  const first = { failed: false };
  const { posted } = open({
    'POST invitation': () => {
      if (first.failed) return Response.json(LINK);
      first.failed = true;
      return refused(503, 'kernel.busy');
    },
  });
  await fill('Ana', 'ana@example.com');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar e invitar' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Reintentar' }));
  expect(await screen.findByDisplayValue(LINK.url)).toBeTruthy();
  expect(posted(/members$/)).toHaveLength(1);
});

test('a taken e-mail is said at the field, and the next try is for the same member', async () => {
  const first = { taken: false };
  const { posted } = open({
    'POST members': (one) => {
      if (first.taken) return added(one);
      first.taken = true;
      return refused(409, 'identity.email_taken');
    },
  });
  await fill('Ana', 'ana@example.com');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar e invitar' }));
  expect(await screen.findByText(/Ya hay alguien con ese correo/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/^Correo/), '.co');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar e invitar' }));
  await screen.findByDisplayValue(LINK.url);
  const [one, other] = posted(/members$/).map(({ body }) => (body as NewMember).id);
  expect(one).toBe(other);
});

test('without an e-mail a PIN is offered, and may wait', async () => {
  const { posted, onClose } = open();
  await fill('Pedro', '');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar persona' }));
  await userEvent.type(await screen.findByLabelText('PIN nuevo'), '25');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar PIN' }));
  expect(screen.getByText('Escribe de 4 a 6 números.')).toBeTruthy();
  expect(posted(/pin$/)).toEqual([]);
  await userEvent.type(screen.getByLabelText('PIN nuevo'), '80');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar PIN' }));
  expect(await screen.findByText('Pedro ya puede entrar con su PIN')).toBeTruthy();
  expect(posted(/pin$/).map(({ body }) => body)).toEqual([{ pin: '2580' }]);
  expect(posted(/invitation$/)).toEqual([]);
  await userEvent.click(screen.getAllByRole('button', { name: 'Cerrar' }).at(-1) as HTMLElement);
  expect(onClose).toHaveBeenCalledTimes(1);
});

// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/roles"}
import type { PermissionCategory, Role } from '@fastops/device';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Asked, OWNER, ROLES, role, serveFetch, showAs } from '../testing/page.tsx';
import { RoleScreen } from './role-screen.tsx';

const permission = (code: string, es: string, reach: 'branch' | 'company' = 'branch') => ({
  code,
  es,
  en: code,
  reach,
});
const CATEGORIES: PermissionCategory[] = [
  {
    code: 'team',
    es: 'Equipo',
    en: 'Team',
    permissions: [
      permission('identity.view_members', 'Ver quién trabaja aquí'),
      permission('identity.manage_company', 'Cambiar los datos de la empresa', 'company'),
      permission('identity.view_audit', 'Ver quién hizo qué', 'company'),
    ],
  },
  { code: 'sales', es: 'Ventas', en: 'Sales', permissions: [permission('orders.create', 'Tomar pedidos')] },
];
const GRILL: Role = { ...role('grill', null, 30, ['orders.create']), name: 'Parrilla', members: 2 };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Opens the page of a role for the owner; `save` speaks for the server when it is saved. */
function open(
  path: string,
  save: (asked: Asked) => Response = () => Response.json(GRILL),
  roles = [...ROLES, GRILL],
) {
  const { asked, serve } = serveFetch((one) => {
    if (one.method !== 'GET') return save(one);
    return one.path.endsWith('permissions')
      ? Response.json({ categories: CATEGORIES })
      : Response.json({ roles });
  });
  vi.stubGlobal('fetch', serve);
  showAs(OWNER, <RoleScreen />, path);
  return { saved: () => asked.filter(({ method }) => method !== 'GET') };
}

test('the permissions stand in plain words under their topic, with how many of them the role has', async () => {
  open('/admin/roles/grill');
  const team = await screen.findByRole('group', { name: /Equipo 0 de 3/ });
  expect(within(team).getAllByRole('checkbox')).toHaveLength(3);
  const sales = screen.getByRole('group', { name: /Ventas 1 de 1/ });
  expect(within(sales).getByRole<HTMLInputElement>('checkbox', { name: 'Tomar pedidos' }).checked).toBe(true);
  expect(screen.getByText(/2 personas tienen este rol/)).toBeTruthy();
});

test('what one does not hold for the whole company cannot be given, and it says why', async () => {
  open('/admin/roles/grill');
  const barred = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Ver quién hizo qué/ });
  expect(barred.disabled).toBe(true);
  expect(barred.labels?.[0]?.textContent).toContain('no lo puedes dar');
});

test('searching leaves the permissions that say so, and tells when none does', async () => {
  open('/admin/roles/grill');
  const field = await screen.findByRole('searchbox');
  await userEvent.type(field, 'pedidos');
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  await userEvent.type(field, 'zzz');
  expect(screen.getByText('Ningún permiso dice eso')).toBeTruthy();
});

test('another role beside it: a word per permission, and on demand only what differs', async () => {
  open('/admin/roles/grill?compare=manager');
  const row = (await screen.findByText('Ver quién trabaja aquí')).closest('li') as HTMLElement;
  expect(row.textContent).toContain('Gerente sí');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Solo lo que cambia' }));
  expect(screen.queryByText('Tomar pedidos')).toBeNull();
  expect(screen.getByText('Ver quién trabaja aquí')).toBeTruthy();
});

test('a ready role is only read: no boxes, no save bar, and the way to a copy', async () => {
  open('/admin/roles/waiter');
  expect(await screen.findByText(/Este rol viene listo/)).toBeTruthy();
  expect(screen.queryAllByRole('checkbox')).toEqual([]);
  expect(screen.queryByRole('button', { name: /Guardar/ })).toBeNull();
  expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Duplicar' }).href).toContain('new?from=waiter');
});

test('a change is saved with the version that was seen', async () => {
  const { saved } = open('/admin/roles/grill', () => Response.json({ ...GRILL, version: 2 }));
  await userEvent.click(await screen.findByRole('checkbox', { name: /Ver quién trabaja/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  expect(await screen.findByText('Cambios guardados')).toBeTruthy();
  expect(saved().map(({ body }) => body)).toEqual([
    { name: 'Parrilla', level: 30, permissions: ['identity.view_members', 'orders.create'], version: 1 },
  ]);
});

test('somebody else was faster: it says what they changed, and mine goes over it only when I say so', async () => {
  const roles = [...ROLES, GRILL];
  const theirs: Role = { ...GRILL, version: 2, level: 35, permissions: ['identity.manage_company'] };
  const { saved } = open(
    '/admin/roles/grill',
    ({ body }) => {
      if ((body as { version: number }).version > 1) return Response.json({ ...theirs, version: 3 });
      roles.splice(3, 1, theirs);
      return Response.json({ code: 'identity.role_changed' }, { status: 409 });
    },
    roles,
  );
  await userEvent.click(await screen.findByRole('checkbox', { name: /Ver quién trabaja/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  const alert = (await screen.findByText(/Alguien cambió este rol/)).closest('[role=alert]') as HTMLElement;
  expect(alert.textContent).toContain('Ahora tiene nivel 35');
  expect(alert.textContent).toContain('Ahora puede: Cambiar los datos de la empresa');
  expect(alert.textContent).toContain('Ya no puede: Tomar pedidos');
  await userEvent.click(within(alert).getByRole('button', { name: 'Guardar lo mío encima' }));
  await vi.waitFor(() => expect(saved()).toHaveLength(2));
  expect(saved().map(({ body }) => (body as { version: number }).version)).toEqual([1, 2]);
  expect(saved()[1]?.body).toMatchObject({
    level: 30,
    permissions: ['identity.view_members', 'orders.create'],
  });
});

test('theirs can be taken instead, and nothing of mine is left', async () => {
  const roles = [...ROLES, GRILL];
  open(
    '/admin/roles/grill',
    () => {
      roles.splice(3, 1, { ...GRILL, version: 2, permissions: [] });
      return Response.json({ code: 'identity.role_changed' }, { status: 409 });
    },
    roles,
  );
  await userEvent.click(await screen.findByRole('checkbox', { name: /Ver quién trabaja/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  await userEvent.click(await screen.findByRole('button', { name: /Usar lo suyo/ }));
  expect(screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked)).not.toContain(true);
  expect(screen.queryByRole('button', { name: 'Guardar' })).toBeNull();
});

test('a copy of a ready role is made as a role of the restaurant’s own', async () => {
  const { saved } = open('/admin/roles/new?from=waiter', ({ body }) =>
    Response.json({ ...GRILL, ...(body as object) }, { status: 201 }),
  );
  expect(await screen.findByDisplayValue('Copia de Mesero')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Crear rol' }));
  expect(await screen.findByText('Rol Copia de Mesero creado')).toBeTruthy();
  expect(saved()[0]).toMatchObject({
    path: '/v1/roles',
    body: { name: 'Copia de Mesero', level: 20, permissions: ['orders.create'] },
  });
});

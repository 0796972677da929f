import { randomUUID } from 'node:crypto';
import { ask, pathOf } from './ask.ts';
import { keepMenu, menuPages } from './menu.ts';

/** What the owner of the demo does without a screen, where a journey is about something else. */
export interface Owner {
  /** A code with which a browser becomes a till of Chapinero. */
  tillCode(): Promise<string>;
  /** Gives somebody of the company a PIN. */
  givePin(name: string, pin: string): Promise<void>;
  /** Takes an order at a table of Chapinero, sends it and takes its first line back. */
  serve(table: string, dishes: readonly string[]): Promise<void>;
  /** Adds somebody without an e-mail to Chapinero, in a ready role. */
  hire(name: string, role: string): Promise<void>;
  /** Adds somebody to Chapinero as a waiter; returns where their invitation leads. */
  invite(name: string, email: string): Promise<string>;
  /** Keeps a menu that has something to show: a category with hours, a list with prices, something that has run out. */
  keepMenu(): Promise<void>;
  /** Where the office shows a category, a group and a list. */
  menuPages(): ReturnType<typeof menuPages>;
  /** Where the office shows one of each. */
  pages(): Promise<Record<'member' | 'role' | 'branch' | 'device', string>>;
}

interface Named {
  id: string;
  name: string;
}

function idOf(all: readonly Named[], name: string): string {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`the demo has no ${name}`);
  return found.id;
}

/** Logs the demo's owner in at the API. */
export async function owner(): Promise<Owner> {
  const session = await ask<{ accessToken: string; branches: { id: string; name: string }[] }>(
    'POST',
    '/v1/auth/demo',
    { key: 'fogata-duena' },
  );
  const token = session.accessToken;
  const branchId = session.branches.find(({ name }) => name === 'Chapinero')?.id;
  const read = <T>(path: string) => ask<T>('GET', path, undefined, token);
  const add = async (person: { name: string; email?: string }, role: string): Promise<string> => {
    const { roles } = await read<{ roles: { id: string; key: string | null }[] }>('/v1/roles');
    const [id, roleId] = [randomUUID(), roles.find(({ key }) => key === role)?.id];
    await ask('POST', '/v1/members', { id, ...person, assignments: [{ branchId, roleId }] }, token);
    return id;
  };
  return {
    async tillCode() {
      const id = randomUUID();
      await ask('POST', '/v1/devices', { id, branchId, name: 'Caja 1', kind: 'pos' }, token);
      return (await ask<{ code: string }>('POST', `/v1/devices/${id}/code`, {}, token)).code;
    },
    async givePin(name, pin) {
      const { members } = await read<{ members: Named[] }>('/v1/members');
      await ask('PUT', `/v1/members/${idOf(members, name)}/pin`, { pin }, token);
    },
    async serve(table, dishes) {
      const [{ tables }, { products }] = await Promise.all([
        read<{ tables: Named[] }>(`/v1/branches/${branchId}/tables`),
        read<{ products: Named[] }>('/v1/catalog'),
      ]);
      const id = randomUUID();
      const lineOf = (dish: string) => ({ id: randomUUID(), productId: idOf(products, dish), quantity: 1 });
      const lines = dishes.map(lineOf);
      const order = { id, branchId, type: 'dine_in', tableId: idOf(tables, table), lines, send: true };
      await ask('POST', '/v1/orders', order, token);
      await ask('POST', `/v1/orders/${id}/lines/${lines[0]?.id}/void`, { reason: 'Se cayó' }, token);
    },
    async hire(name, role) {
      await add({ name }, role);
    },
    async invite(name, email) {
      const id = await add({ name, email }, 'waiter');
      return pathOf(await ask('POST', `/v1/members/${id}/invitation`, {}, token));
    },
    keepMenu: () => keepMenu(token, branchId ?? ''),
    menuPages: () => menuPages(token),
    pages: () => officePages(token),
  };
}

/** Where the office shows one of each. */
async function officePages(token: string): ReturnType<Owner['pages']> {
  const read = <T>(path: string) => ask<T>('GET', path, undefined, token);
  const [{ members }, { roles }, { branches }, { devices }] = await Promise.all([
    read<{ members: Named[] }>('/v1/members'),
    read<{ roles: { id: string; key: string | null }[] }>('/v1/roles'),
    read<{ branches: Named[] }>('/v1/branches'),
    read<{ devices: Named[] }>('/v1/devices'),
  ]);
  return {
    member: `/admin/users/${idOf(members, 'Camila')}`,
    role: `/admin/roles/${roles.find(({ key }) => key === 'manager')?.id}`,
    branch: `/admin/branches/${idOf(branches, 'Chapinero')}`,
    device: `/admin/devices/${devices[0]?.id}`,
  };
}

import type { Role, Session } from '@fastops/device';
import { startUi, UiProvider } from '@fastops/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
  type RouterHistory,
} from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MeContext } from '../me.ts';

const CENTRO = '01900000-0000-7000-8000-0000000000c1';
const NORTE = '01900000-0000-7000-8000-0000000000c2';

/** Everything the waiter may do, and more that a leader may. */
const LEADER = ['identity.view_members', 'identity.manage_members', 'identity.view_roles', 'orders.create'];

/** A role as the server tells it. */
export const role = (id: string, key: string | null, level: number, permissions: string[]): Role => ({
  id,
  key,
  name: key ?? id,
  description: null,
  level,
  permissions,
  members: 0,
  version: 1,
  mayEdit: key === null,
});

/** Roles of a small restaurant, the highest first. */
export const ROLES: Role[] = [
  role('owner', 'owner', 100, [...LEADER, 'identity.manage_roles', 'identity.manage_company']),
  role('manager', 'manager', 60, LEADER),
  role('waiter', 'waiter', 20, ['orders.create']),
];

const held = ({ id, key, name, level }: Role) => ({ id, key, name, level });

/** Somebody who manages the branch Centro, and stands nowhere else. */
export const MANAGER: Session = {
  accessToken: 'token',
  expiresAt: new Date(Date.now() + 900_000).toISOString(),
  member: { id: 'diana', name: 'Diana', email: 'diana@example.com', hasPin: false, kind: 'person' },
  role: { key: 'manager', name: 'Gerente' },
  assignments: ROLES.slice(1, 2).map((one) => ({ branchId: CENTRO, role: held(one) })),
  company: {
    id: 'fogata',
    name: 'La Fogata',
    currency: 'COP',
    locale: 'es-CO',
    country: 'CO',
    taxId: null,
    state: 'active',
    trialEndsAt: null,
  },
  branches: [
    { id: CENTRO, name: 'Centro', timeZone: 'America/Bogota', permissions: LEADER },
    { id: NORTE, name: 'Norte', timeZone: 'America/Bogota', permissions: [] },
  ],
  permissions: LEADER,
  everywhere: [],
  support: null,
  deviceId: null,
};

/** The owner of the same restaurant. */
export const OWNER: Session = {
  ...MANAGER,
  assignments: ROLES.slice(0, 1).map((one) => ({ branchId: null, role: held(one) })),
  branches: MANAGER.branches.map((branch) => ({ ...branch, permissions: ROLES[0]?.permissions ?? [] })),
  permissions: ROLES[0]?.permissions ?? [],
  everywhere: ROLES[0]?.permissions ?? [],
};

// A bound against waiting for nothing; how quick a screen is, is not what these tests tell.
configure({ asyncUtilTimeout: 10_000 });

/** Paints a part of the office as it stands behind the shell, at an address. */
export function showAs(me: Session, children: ReactNode, path = '/admin'): RouterHistory {
  return show(<MeContext value={me}>{children}</MeContext>, path);
}

/** Paints a page that needs nobody of a company; the router's memory tells where it went. */
export function show(children: ReactNode, path: string): RouterHistory {
  localStorage.setItem('fastops.language', 'es');
  startUi('test', 'light');
  const root = createRootRoute();
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createRouter({ routeTree: root, history });
  render(
    <UiProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterContextProvider router={router}>{children}</RouterContextProvider>
      </QueryClientProvider>
    </UiProvider>,
  );
  return history;
}

/** What the page asked of the server. */
export interface Asked {
  method: string;
  path: string;
  /** What stands behind the path, by name. */
  query: Record<string, string>;
  body: unknown;
  key: string | null;
}

/** A server made of one function, in place of the browser's fetch; `asked` are the requests that reached it. */
export function serveFetch(answer: (asked: Asked) => Response) {
  const asked: Asked[] = [];
  const serve = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const { pathname, searchParams } = new URL(request.url);
    const one: Asked = {
      method: request.method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      body: text === '' ? undefined : JSON.parse(text),
      key: request.headers.get('idempotency-key'),
    };
    asked.push(one);
    return answer(one);
  };
  return { asked, serve };
}

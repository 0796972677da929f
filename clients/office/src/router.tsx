import { Button, PageHead, ProblemCard, useT } from '@fastops/ui';
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router';
import { useGo } from './go.ts';
import { Shell } from './shell.tsx';

function NotFound() {
  const t = useT();
  const go = useGo();
  return (
    <PageHead title={t('common.notFound.title')} text={t('common.notFound.text')}>
      <Button onClick={() => go('/admin')}>{t('common.goHome')}</Button>
    </PageHead>
  );
}

function NowhereAtAll() {
  return (
    <main>
      <NotFound />
    </main>
  );
}

function Crashed({ error, reset }: ErrorComponentProps) {
  const t = useT();
  return (
    <ProblemCard
      title={t('problem.crash.title')}
      text={t('problem.crash.text')}
      error={error}
      onRetry={reset}
    />
  );
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NowhereAtAll, errorComponent: Crashed });

const toStart = (): never => {
  throw redirect({ href: '/admin', replace: true });
};
const home = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: toStart });
// The log-in stands at every address of /admin for who is not logged in.
const login = createRoute({ getParentRoute: () => root, path: '/login', beforeLoad: toStart });

// Pages for people without a session of a company; each keeps its own frame.
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup/setup-screen.tsx'), 'SetupScreen'),
});
const joinScreen = lazyRouteComponent(() => import('./join/join-screen.tsx'), 'JoinScreen');
const join = createRoute({ getParentRoute: () => root, path: '/join', component: joinScreen });
const reset = createRoute({ getParentRoute: () => root, path: '/reset', component: joinScreen });
const support = createRoute({
  getParentRoute: () => root,
  path: '/admin/support',
  component: lazyRouteComponent(() => import('./support/support-screen.tsx'), 'SupportScreen'),
});
const platform = createRoute({
  getParentRoute: () => root,
  path: '/platform/{-$page}/{-$id}',
  component: lazyRouteComponent(() => import('./platform/platform-screen.tsx'), 'PlatformScreen'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: Shell,
  notFoundComponent: NotFound,
});

const start = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('./start/start-screen.tsx'), 'StartScreen'),
});
const users = createRoute({
  getParentRoute: () => admin,
  path: '/users/{-$memberId}',
  component: lazyRouteComponent(() => import('./users/users-screen.tsx'), 'UsersScreen'),
});
const roles = createRoute({
  getParentRoute: () => admin,
  path: '/roles',
  component: lazyRouteComponent(() => import('./roles/roles-screen.tsx'), 'RolesScreen'),
});
const role = createRoute({
  getParentRoute: () => admin,
  path: '/roles/$roleId',
  component: lazyRouteComponent(() => import('./roles/role-screen.tsx'), 'RoleScreen'),
});
const branches = createRoute({
  getParentRoute: () => admin,
  path: '/branches/{-$branchId}',
  component: lazyRouteComponent(() => import('./branches/branches-screen.tsx'), 'BranchesScreen'),
});
const me = createRoute({
  getParentRoute: () => admin,
  path: '/me',
  component: lazyRouteComponent(() => import('./me/me-screen.tsx'), 'MeScreen'),
});
const devices = createRoute({
  getParentRoute: () => admin,
  path: '/devices/{-$deviceId}',
  component: lazyRouteComponent(() => import('./devices/devices-screen.tsx'), 'DevicesScreen'),
});
const printing = createRoute({
  getParentRoute: () => admin,
  path: '/printers/{-$part}',
  component: lazyRouteComponent(() => import('./printing/printing-screen.tsx'), 'PrintingScreen'),
});
const apiKeys = createRoute({
  getParentRoute: () => admin,
  path: '/api-keys/{-$apiKeyId}',
  component: lazyRouteComponent(() => import('./api-keys/api-keys-screen.tsx'), 'ApiKeysScreen'),
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/audit-screen.tsx'), 'AuditScreen'),
});
const products = createRoute({
  getParentRoute: () => admin,
  path: '/products/{-$id}',
  component: lazyRouteComponent(() => import('./products/products-screen.tsx'), 'ProductsScreen'),
});
const imports = createRoute({
  getParentRoute: () => admin,
  path: '/import/{-$id}',
  component: lazyRouteComponent(() => import('./imports/import-screen.tsx'), 'ImportScreen'),
});
const categories = createRoute({
  getParentRoute: () => admin,
  path: '/categories/{-$id}',
  component: lazyRouteComponent(() => import('./categories/categories-screen.tsx'), 'CategoriesScreen'),
});
const modifiers = createRoute({
  getParentRoute: () => admin,
  path: '/modifiers/{-$id}',
  component: lazyRouteComponent(() => import('./modifiers/modifiers-screen.tsx'), 'ModifiersScreen'),
});
const priceLists = createRoute({
  getParentRoute: () => admin,
  path: '/price-lists/{-$id}',
  component: lazyRouteComponent(() => import('./price-lists/price-lists-screen.tsx'), 'PriceListsScreen'),
});
const taxes = createRoute({
  getParentRoute: () => admin,
  path: '/taxes',
  component: lazyRouteComponent(() => import('./taxes/taxes-screen.tsx'), 'TaxesScreen'),
});
const availability = createRoute({
  getParentRoute: () => admin,
  path: '/availability',
  component: lazyRouteComponent(() => import('./availability/availability-screen.tsx'), 'AvailabilityScreen'),
});
const company = createRoute({
  getParentRoute: () => admin,
  path: '/company/{-$part}',
  component: lazyRouteComponent(() => import('./company/company-screen.tsx'), 'CompanyScreen'),
});

const ofTheMenu = [products, imports, categories, modifiers, priceLists, taxes, availability];

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    login,
    setup,
    join,
    reset,
    support,
    platform,
    admin.addChildren([
      start,
      users,
      roles,
      role,
      branches,
      me,
      devices,
      printing,
      apiKeys,
      audit,
      company,
      ...ofTheMenu,
    ]),
  ]),
  defaultPreload: 'intent',
  // Plain words in the address: a search for 007 stays a text.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

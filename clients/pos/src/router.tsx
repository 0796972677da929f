import { Button, EmptyState, ProblemCard, useT } from '@fastops/ui';
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Navigate,
  redirect,
  useNavigate,
} from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import { Shell } from './shell.tsx';

function NotFound() {
  const t = useT();
  const navigate = useNavigate();
  return (
    <EmptyState icon={MapPinOff} title={t('common.notFound.title')} text={t('common.notFound.text')}>
      <Button onClick={() => void navigate({ to: '/tables' })}>{t('common.goHome')}</Button>
    </EmptyState>
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

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tables', replace: true });
  },
});

/** Where a device is enrolled: the shell's door asks for the code before this is reached. */
const enroll = createRoute({
  getParentRoute: () => root,
  path: '/enroll',
  component: () => <Navigate to="/tables" replace />,
});

const tables = createRoute({
  getParentRoute: () => root,
  path: '/tables',
  component: lazyRouteComponent(() => import('./floor/floor-screen.tsx'), 'FloorScreen'),
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/order',
  /** Without a table it is a sale at the counter. */
  validateSearch: (search): { table?: string } =>
    typeof search.table === 'string' && search.table !== '' ? { table: search.table } : {},
  component: lazyRouteComponent(() => import('./order/order-screen.tsx'), 'OrderScreen'),
});

const branch = createRoute({
  getParentRoute: () => root,
  path: '/branch',
  component: lazyRouteComponent(() => import('./branch-screen.tsx'), 'BranchScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([index, enroll, tables, order, branch]),
  basepath: '/pos',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

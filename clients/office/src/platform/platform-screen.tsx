import { type PlatformSession, useStore } from '@fastops/device';
import {
  EmptyState,
  MemberMenu,
  SessionGate,
  SidebarFrame,
  sayProblem,
  useShortcuts,
  useT,
} from '@fastops/ui';
import { Building2, History, Layers, MapPinOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { queryClient } from '../app.ts';
import { dropFragment, useFragment } from '../fragment.ts';
import { useAddress, useGo } from '../go.ts';
import { AcceptForm } from './accept-form.tsx';
import { platform } from './app.ts';

const Companies = lazy(() =>
  import('./companies-page.tsx').then((file) => ({ default: file.CompaniesPage })),
);
const Company = lazy(() => import('./company-page.tsx').then((file) => ({ default: file.CompanyPage })));
const Plans = lazy(() => import('./plans-page.tsx').then((file) => ({ default: file.PlansPage })));
const Audit = lazy(() => import('./audit-page.tsx').then((file) => ({ default: file.AuditPage })));

const noDemo = async (): Promise<[]> => [];

/** The pages of who keeps the installation, behind a log-in of their own. */
export function PlatformScreen() {
  const t = useT();
  const token = useFragment();
  const [over, setOver] = useState(false);
  const state = useStore(platform.session.state);
  if (token !== undefined && !over) {
    const leave = (): void => {
      dropFragment();
      setOver(true);
    };
    return <AcceptForm token={token} onLeave={leave} />;
  }
  return (
    <SessionGate
      state={state}
      app={t('app.platform')}
      onRestore={() => void platform.session.restore()}
      onLogIn={async (credentials) => {
        if ('email' in credentials) await platform.session.logIn(credentials);
      }}
      loadDemo={noDemo}
    >
      {(session) => <PlatformFrame session={session} />}
    </SessionGate>
  );
}

const PAGES = [
  { href: '/platform', page: '', label: 'office.platform.companies', icon: Building2, key: 'e' },
  { href: '/platform/plans', page: 'plans', label: 'office.platform.plans', icon: Layers, key: 'p' },
  { href: '/platform/audit', page: 'audit', label: 'office.nav.audit', icon: History, key: 'h' },
] as const;

function PlatformFrame({ session }: { session: PlatformSession }) {
  const t = useT();
  const go = useGo();
  const { page, id } = useAddress();
  const here = page === 'companies' ? '' : page;
  useShortcuts(Object.fromEntries(PAGES.map(({ key, href }) => [`g ${key}`, () => go(href)])));
  // What the platform may read must not be left for the next who logs in here.
  useEffect(() => () => queryClient.removeQueries({ queryKey: ['platform'] }), []);
  return (
    <SidebarFrame
      label={t('office.nav')}
      home={{ href: '/platform', name: t('app.platform') }}
      entries={PAGES.map(({ href, page: name, label, icon, key }) => ({
        href,
        label: t(label),
        icon,
        current: name === here,
        keys: `g ${key}`,
      }))}
      onGo={go}
      tools={
        <MemberMenu
          member={{ name: session.account.name, role: session.account.email }}
          entries={[]}
          onLogOut={() => void platform.session.logOut().catch(sayProblem)}
        />
      }
    >
      <Suspense fallback={null}>
        <Page page={page} id={id} />
      </Suspense>
    </SidebarFrame>
  );
}

function Page({ page, id }: { page: string; id: string | undefined }) {
  const t = useT();
  if (page === '' || (page === 'companies' && (id === undefined || id === 'new' || id === 'invite')))
    return <Companies open={id} />;
  if (page === 'companies' && id !== undefined) return <Company key={id} companyId={id} />;
  if (page === 'plans') return <Plans />;
  if (page === 'audit') return <Audit />;
  return <EmptyState icon={MapPinOff} title={t('common.notFound.title')} text={t('common.notFound.text')} />;
}

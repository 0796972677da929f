import type { CompanyFilter, CompanyLine, CompanyState } from '@fastops/device';
import {
  Button,
  type Column,
  DataList,
  EmptyState,
  FilterTabs,
  ListFoot,
  PageHead,
  ProblemCard,
  SearchField,
  Skeletons,
  useShortcuts,
  useT,
} from '@fastops/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Building2, MailPlus, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useAddress, useGo, useReplace, withFilters } from '../go.ts';
import layout from '../layout.module.css';
import { companiesQuery } from './app.ts';
import { InviteCompanyDrawer } from './invite-company-drawer.tsx';
import { NewCompanyDrawer } from './new-company-drawer.tsx';
import { usePlatformWords } from './platform-words.ts';
import { StateTag } from './state-tag.tsx';
import { usePlanName } from './use-plan-name.ts';

const HOME = '/platform';
const STATES: readonly CompanyState[] = ['trial', 'active', 'past_due', 'suspended', 'closed'];

/** All companies of the installation. @param open which drawer stands beside the list */
export function CompaniesPage({ open }: { open: string | undefined }) {
  const t = useT();
  const go = useGo();
  const { filters } = useAddress();
  // The list beside a drawer stays as it was filtered.
  const to = (path: string): void => go(withFilters(path, Object.fromEntries(filters)));
  const create = (): void => to(`${HOME}/companies/new`);
  useShortcuts({ n: create });
  const close = (): void => to(HOME);
  return (
    <>
      <PageHead title={t('office.platform.companies')} text={t('office.platform.companies.text')}>
        <Button tone="quiet" onClick={() => to(`${HOME}/companies/invite`)}>
          <MailPlus aria-hidden size={20} />
          {t('office.platform.invite')}
        </Button>
        <Button onClick={create} aria-keyshortcuts="n">
          <Plus aria-hidden size={20} />
          {t('office.platform.create')}
        </Button>
      </PageHead>
      <List path={open === undefined ? HOME : `${HOME}/companies/${open}`} />
      {open === 'new' && <NewCompanyDrawer onClose={close} />}
      {open === 'invite' && <InviteCompanyDrawer onClose={close} />}
    </>
  );
}

/** @param path where the list stands, to which its filters belong */
function List({ path }: { path: string }) {
  const t = useT();
  const go = useGo();
  const { filters } = useAddress();
  const search = filters.get('search') ?? '';
  const state = STATES.find((one) => one === filters.get('state'));
  const filter: CompanyFilter = { ...(search ? { search } : {}), ...(state ? { state } : {}) };
  const companies = useInfiniteQuery(companiesQuery(filter));
  const columns = useColumns();
  const rows = useMemo(() => companies.data?.pages.flatMap((page) => page.companies) ?? [], [companies.data]);
  return (
    <>
      <Filters path={path} search={search} state={state} />
      {companies.isPending && (
        <div className={layout.padded}>
          <Skeletons count={6} height={64} minWidth={10_000} />
        </div>
      )}
      {companies.isError && !companies.data && (
        <ProblemCard error={companies.error} onRetry={() => void companies.refetch()} />
      )}
      {companies.data && rows.length === 0 && (
        <EmptyState
          icon={Building2}
          title={t('office.platform.none.title')}
          text={t('office.platform.none.text')}
        />
      )}
      {rows.length > 0 && (
        <DataList
          label={t('office.platform.companies')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          href={({ id }) => `/platform/companies/${id}`}
          onGo={go}
          foot={
            <ListFoot
              count={t('office.platform.count', { n: rows.length })}
              more={companies.hasNextPage}
              busy={companies.isFetchingNextPage}
              onMore={() => void companies.fetchNextPage()}
            />
          }
        />
      )}
    </>
  );
}

interface FilterProps {
  path: string;
  search: string;
  state: CompanyState | undefined;
}

/** By name and by state, kept in the address. */
function Filters({ path, search, state }: FilterProps) {
  const t = useT();
  const replace = useReplace();
  return (
    <div className={`${layout.row} ${layout.padded}`}>
      <SearchField
        label={t('office.platform.search')}
        value={search}
        afterPause
        onChange={(next) => replace(withFilters(path, { search: next, state }))}
      />
      <FilterTabs
        label={t('office.platform.state')}
        value={state ?? 'all'}
        options={[
          { value: 'all', label: t('office.platform.state.all') },
          ...STATES.map((one) => ({ value: one, label: t(`office.state.${one}`) })),
        ]}
        onChange={(next) => replace(withFilters(path, { search, state: next === 'all' ? undefined : next }))}
      />
    </div>
  );
}

function useColumns(): Column<CompanyLine>[] {
  const t = useT();
  const { ago } = usePlatformWords();
  const planName = usePlanName();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.platform.company'),
        width: 'minmax(0, 2fr)',
        cell: ({ name }) => name,
        sort: (one, other) => one.name.localeCompare(other.name),
      },
      {
        key: 'plan',
        title: t('office.company.plan'),
        width: 'minmax(0, 1fr)',
        cell: ({ plan }) => planName(plan),
      },
      {
        key: 'size',
        title: t('office.platform.size'),
        width: 'minmax(0, 1.4fr)',
        cell: ({ branches, members }) => t('office.platform.size.words', { branches, members }),
        sort: (one, other) => one.members - other.members,
      },
      {
        key: 'activity',
        title: t('office.platform.activity'),
        width: 'minmax(0, 1fr)',
        phone: 'none',
        cell: ({ lastActivityAt }) =>
          lastActivityAt ? ago(lastActivityAt) : t('office.platform.noActivity'),
        sort: (one, other) => (one.lastActivityAt ?? '').localeCompare(other.lastActivityAt ?? ''),
      },
      {
        key: 'state',
        title: t('office.platform.state'),
        width: '150px',
        phone: 'side',
        cell: ({ state }) => <StateTag state={state} />,
      },
    ],
    [t, ago, planName],
  );
}

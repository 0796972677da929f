import type { OfficeBranch } from '@fastops/device';
import {
  Button,
  type Column,
  DataList,
  EmptyState,
  ListFoot,
  PageHead,
  ProblemCard,
  Skeletons,
  Tag,
  useShortcuts,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleOff, Plus, Store } from 'lucide-react';
import { useMemo } from 'react';
import { useAddress, useGo } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { branchesQuery } from '../queries.ts';
import { BranchDrawer } from './branch-drawer.tsx';
import css from './branches.module.css';

const HOME = '/admin/branches';

/** Where the company works. */
export function BranchesScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.branches')}
      permissions={['identity.manage_branches']}
      words="office.permission.manageBranches"
    >
      <Branches />
    </Guarded>
  );
}

function Branches() {
  const t = useT();
  const go = useGo();
  const { id } = useAddress();
  const branches = useQuery(branchesQuery);
  const add = (): void => go(`${HOME}/new`);
  const chosen = branches.data?.find((branch) => branch.id === id);
  useShortcuts({ n: add });
  return (
    <>
      <PageHead title={t('office.nav.branches')} text={t('office.branches.text')}>
        <Button onClick={add} aria-keyshortcuts="n">
          <Plus aria-hidden size={20} />
          {t('office.branches.add')}
        </Button>
      </PageHead>
      {branches.isPending && (
        <div className={css.waiting}>
          <Skeletons count={3} height={64} minWidth={2000} />
        </div>
      )}
      {branches.isLoadingError && (
        <ProblemCard error={branches.error} onRetry={() => void branches.refetch()} />
      )}
      {branches.data && <List branches={branches.data} current={id} onAdd={add} />}
      {id === 'new' && <BranchDrawer onClose={() => go(HOME)} />}
      {chosen && <BranchDrawer key={chosen.id} branch={chosen} onClose={() => go(HOME)} />}
    </>
  );
}

interface ListProps {
  branches: readonly OfficeBranch[];
  current: string | undefined;
  onAdd: () => void;
}

function List({ branches, current, onAdd }: ListProps) {
  const t = useT();
  const go = useGo();
  const columns = useColumns();
  if (branches.length === 0) {
    return (
      <EmptyState
        icon={Store}
        title={t('office.branches.empty.title')}
        text={t('office.branches.empty.text')}
      >
        <Button onClick={onAdd}>{t('office.branches.add')}</Button>
      </EmptyState>
    );
  }
  return (
    <DataList
      label={t('office.nav.branches')}
      columns={columns}
      rows={branches}
      rowKey={({ id }) => id}
      href={({ id }) => `${HOME}/${id}`}
      onGo={go}
      current={current}
      foot={
        <ListFoot
          count={t('office.branches.count', { n: branches.length })}
          more={false}
          busy={false}
          onMore={() => undefined}
        />
      }
    />
  );
}

function useColumns(): Column<OfficeBranch>[] {
  const t = useT();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.branches.name'),
        width: 'minmax(0, 3fr)',
        sort: (one, other) => one.name.localeCompare(other.name),
        cell: ({ name }) => name,
      },
      {
        key: 'address',
        title: t('office.branches.address'),
        width: 'minmax(0, 3fr)',
        cell: ({ address }) => address ?? <span className={css.muted}>{t('office.branches.noAddress')}</span>,
      },
      {
        key: 'clock',
        title: t('office.branches.clock'),
        width: 'minmax(0, 3fr)',
        cell: ({ timeZone, cutoffHour }) => (
          <span className={css.muted}>
            {t('office.branches.clock.words', { zone: timeZone.replaceAll('_', ' '), hour: cutoffHour })}
          </span>
        ),
      },
      {
        key: 'state',
        title: t('office.users.column.state'),
        width: '140px',
        cell: ({ state }) =>
          state === 'active' ? (
            <Tag tone="ok" icon={CircleCheck}>
              {t('office.branches.state.active')}
            </Tag>
          ) : (
            <Tag tone="plain" icon={CircleOff}>
              {t('office.branches.state.closed')}
            </Tag>
          ),
        phone: 'side',
      },
    ],
    [t],
  );
}

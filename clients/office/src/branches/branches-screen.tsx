import type { OfficeBranch } from '@fastops/device';
import { type Column, Tag, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleOff, Store } from 'lucide-react';
import { useMemo } from 'react';
import { useAddress, useGo } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { branchesQuery } from '../queries.ts';
import { WholeList } from '../whole-list.tsx';
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
  const chosen = branches.data?.find((branch) => branch.id === id);
  return (
    <>
      <WholeList
        title={t('office.nav.branches')}
        text={t('office.branches.text')}
        home={HOME}
        read={branches}
        columns={useColumns()}
        count={(n) => t('office.branches.count', { n })}
        add={t('office.branches.add')}
        empty={{
          icon: Store,
          title: t('office.branches.empty.title'),
          text: t('office.branches.empty.text'),
        }}
        current={id}
      />
      {id === 'new' && <BranchDrawer onClose={() => go(HOME)} />}
      {chosen && <BranchDrawer key={chosen.id} branch={chosen} onClose={() => go(HOME)} />}
    </>
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

import type { Member } from '@fastops/device';
import {
  Button,
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
import { UserRoundPlus, UserRoundSearch, Users } from 'lucide-react';
import { useAddress, useGo, useReplace, withFilters } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { may, useMe } from '../me.ts';
import { membersQuery } from '../queries.ts';
import { MANAGE_MEMBERS } from './grants.ts';
import { InviteDrawer } from './invite-drawer.tsx';
import { useMemberColumns } from './member-columns.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import css from './users.module.css';

const STATES = ['active', 'invited', 'disabled'] as const;
const stateOf = (text: string | undefined): Member['state'] | undefined =>
  STATES.find((state) => state === text);

/** Who works here, with what role and where. */
export function UsersScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.users')}
      permissions={['identity.view_members']}
      words="office.permission.viewMembers"
    >
      <People />
    </Guarded>
  );
}

function People() {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const replace = useReplace();
  const { id, filters } = useAddress();
  const search = filters.get('search') ?? '';
  const state = stateOf(filters.get('state'));
  const manages = may(me, MANAGE_MEMBERS);
  const at = (path: string): string => withFilters(path, { search, state });
  const add = (): void => go(at('/admin/users/new'));
  const close = (): void => go(at('/admin/users'));
  useShortcuts(manages ? { n: add } : {});
  return (
    <>
      <PageHead title={t('office.nav.users')} text={t('office.users.text')}>
        {manages && (
          <Button onClick={add} aria-keyshortcuts="n">
            <UserRoundPlus aria-hidden size={20} />
            {t('office.users.add')}
          </Button>
        )}
      </PageHead>
      <div className={css.filters}>
        <FilterTabs
          label={t('office.users.filter')}
          value={state ?? 'all'}
          onChange={(value) => replace(withFilters('/admin/users', { search, state: stateOf(value) }))}
          options={[
            { value: 'all', label: t('office.users.state.all') },
            ...STATES.map((value) => ({ value, label: t(`office.users.states.${value}`) })),
          ]}
        />
        <SearchField
          label={t('office.users.search')}
          value={search}
          afterPause
          onChange={(text) => replace(withFilters('/admin/users', { search: text, state }))}
        />
      </div>
      <List search={search} state={state} current={id} hrefOf={(member) => at(`/admin/users/${member.id}`)} />
      {id === 'new' && manages && <InviteDrawer onClose={close} />}
      {id !== undefined && id !== 'new' && <MemberDrawer key={id} memberId={id} onClose={close} />}
    </>
  );
}

interface ListProps {
  search: string;
  state: Member['state'] | undefined;
  current: string | undefined;
  hrefOf: (member: Member) => string;
}

function List({ search, state, current, hrefOf }: ListProps) {
  const t = useT();
  const go = useGo();
  const columns = useMemberColumns();
  const members = useInfiniteQuery(
    membersQuery({ ...(search ? { search } : {}), ...(state ? { state } : {}) }),
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = members;
  if (members.isPending) {
    return (
      <div className={css.waiting}>
        <Skeletons count={8} height={64} minWidth={2000} />
      </div>
    );
  }
  if (members.isLoadingError)
    return <ProblemCard error={members.error} onRetry={() => void members.refetch()} />;
  const rows = members.data.pages.flatMap((page) => page.members);
  if (rows.length === 0) {
    return search || state ? (
      <EmptyState
        icon={UserRoundSearch}
        title={t('office.users.noHits.title')}
        text={t('office.users.noHits.text')}
      />
    ) : (
      <EmptyState icon={Users} title={t('office.users.empty.title')} text={t('office.users.empty.text')} />
    );
  }
  return (
    <DataList
      label={t('office.nav.users')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      href={hrefOf}
      onGo={go}
      current={current}
      foot={
        <ListFoot
          count={t('office.users.count', { n: rows.length })}
          more={hasNextPage}
          busy={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      }
    />
  );
}

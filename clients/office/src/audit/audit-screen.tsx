import type { AuditEntry, AuditFilter } from '@fastops/device';
import {
  type Column,
  DataList,
  EmptyState,
  ListFoot,
  PageHead,
  ProblemCard,
  Skeletons,
  useT,
} from '@fastops/ui';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { companyApi } from '../company-app.ts';
import { useAddress, useGo, useReplace, withFilters } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { useMoments, usePlace } from '../moments.ts';
import { actionWords } from './actions.ts';
import css from './audit.module.css';
import { AuditEntryDrawer } from './audit-entry.tsx';
import { AuditFilters, type FilterText, filterOf } from './audit-filters.tsx';
import { ExportButton } from './export-button.tsx';

const HOME = '/admin/audit';

const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) =>
      companyApi.audit(filter, pageParam === undefined ? {} : { after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

const textsOf = (filters: ReadonlyMap<string, string>): FilterText => ({
  actorId: filters.get('actorId'),
  action: filters.get('action'),
  from: filters.get('from'),
  to: filters.get('to'),
});

/** Who did what, the newest first. */
export function AuditScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.audit')}
      permissions={['identity.view_audit']}
      words="office.permission.viewAudit"
    >
      <Audit />
    </Guarded>
  );
}

function Audit() {
  const t = useT();
  const go = useGo();
  const replace = useReplace();
  const { timeZone } = usePlace();
  const { filters } = useAddress();
  const texts = useMemo(() => textsOf(filters), [filters]);
  const seq = filters.get('seq');
  const filter = useMemo(() => filterOf(texts, timeZone), [texts, timeZone]);
  const audit = useInfiniteQuery(auditQuery(filter));
  const entries = useMemo(() => audit.data?.pages.flatMap((page) => page.entries) ?? [], [audit.data]);
  const chosen = entries.find((entry) => String(entry.seq) === seq);
  const head = audit.data?.pages[0]?.head;
  return (
    <>
      <PageHead title={t('office.nav.audit')} text={t('office.nav.audit.about')}>
        <ExportButton filter={filter} />
      </PageHead>
      <AuditFilters
        texts={texts}
        seen={entries}
        onChange={(next) => replace(withFilters(HOME, { ...next }))}
      />
      {head && (
        <p className={css.head}>
          {t('office.audit.head', { seq: head.seq })} <code>{head.hash.slice(0, 16)}</code>
        </p>
      )}
      {audit.isPending && <Skeletons count={6} height={64} minWidth={10_000} />}
      {audit.isError && !audit.data && (
        <ProblemCard error={audit.error} onRetry={() => void audit.refetch()} />
      )}
      {audit.data && (
        <Entries
          entries={entries}
          current={seq}
          hrefOf={(entry) => withFilters(HOME, { ...texts, seq: String(entry.seq) })}
          more={audit.hasNextPage}
          busy={audit.isFetchingNextPage}
          onMore={() => void audit.fetchNextPage()}
        />
      )}
      {chosen && (
        <AuditEntryDrawer
          key={chosen.seq}
          entry={chosen}
          onClose={() => go(withFilters(HOME, { ...texts }))}
          onActor={(actorId) => go(withFilters(HOME, { ...texts, actorId }))}
        />
      )}
    </>
  );
}

interface EntriesProps {
  entries: readonly AuditEntry[];
  current: string | undefined;
  hrefOf: (entry: AuditEntry) => string;
  more: boolean;
  busy: boolean;
  onMore: () => void;
}

function Entries({ entries, current, hrefOf, more, busy, onMore }: EntriesProps) {
  const t = useT();
  const go = useGo();
  const columns = useColumns();
  if (entries.length === 0)
    return (
      <EmptyState icon={SearchX} title={t('office.audit.none.title')} text={t('office.audit.none.text')} />
    );
  return (
    <DataList
      label={t('office.nav.audit')}
      columns={columns}
      rows={entries}
      rowKey={({ seq }) => String(seq)}
      href={hrefOf}
      onGo={go}
      current={current}
      foot={
        <ListFoot
          count={t('office.audit.count', { n: entries.length })}
          more={more}
          busy={busy}
          onMore={onMore}
        />
      }
    />
  );
}

/** What a deed was done to, by the name it told. */
function objectName({ before, after }: AuditEntry): string {
  for (const facts of [after, before]) {
    if (typeof facts === 'object' && facts !== null && 'name' in facts && typeof facts.name === 'string')
      return facts.name;
  }
  return '';
}

function useColumns(): Column<AuditEntry>[] {
  const t = useT();
  const { moment } = useMoments();
  return useMemo(
    () => [
      {
        key: 'action',
        title: t('office.audit.action'),
        width: 'minmax(0, 2fr)',
        cell: ({ action }) => actionWords(action, t),
      },
      {
        key: 'object',
        title: t('office.audit.object'),
        width: 'minmax(0, 1fr)',
        cell: objectName,
      },
      {
        key: 'actor',
        title: t('office.audit.actor'),
        width: 'minmax(0, 1fr)',
        cell: ({ actor }) => actor.name,
      },
      {
        key: 'at',
        title: t('office.audit.at'),
        width: '210px',
        cell: ({ at }) => <span className={css.when}>{moment(at)}</span>,
      },
    ],
    [t, moment],
  );
}

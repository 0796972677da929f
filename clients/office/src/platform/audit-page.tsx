import type { PlatformAuditLine } from '@fastops/device';
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
import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useMemo } from 'react';
import { actionWords } from '../audit/actions.ts';
import { useAddress } from '../go.ts';
import { auditQuery } from './app.ts';
import { usePlatformWords } from './platform-words.ts';

/** What was done from outside the companies, the newest first. */
export function AuditPage() {
  const t = useT();
  const { filters } = useAddress();
  const audit = useInfiniteQuery(auditQuery(filters.get('companyId')));
  const columns = useColumns();
  const rows = useMemo(() => audit.data?.pages.flatMap((page) => page.entries) ?? [], [audit.data]);
  return (
    <>
      <PageHead title={t('office.nav.audit')} text={t('office.platform.audit.text')} />
      {audit.isPending && <Skeletons count={6} height={64} minWidth={10_000} />}
      {audit.isError && !audit.data && (
        <ProblemCard error={audit.error} onRetry={() => void audit.refetch()} />
      )}
      {audit.data && rows.length === 0 && <EmptyState icon={History} title={t('office.audit.none.title')} />}
      {rows.length > 0 && (
        <DataList
          label={t('office.nav.audit')}
          columns={columns}
          rows={rows}
          rowKey={({ seq }) => String(seq)}
          foot={
            <ListFoot
              count={t('office.audit.count', { n: rows.length })}
              more={audit.hasNextPage}
              busy={audit.isFetchingNextPage}
              onMore={() => void audit.fetchNextPage()}
            />
          }
        />
      )}
    </>
  );
}

function useColumns(): Column<PlatformAuditLine>[] {
  const t = useT();
  const { moment } = usePlatformWords();
  return useMemo(
    () => [
      {
        key: 'action',
        title: t('office.audit.action'),
        width: 'minmax(0, 2fr)',
        cell: ({ action }) => actionWords(action, t),
      },
      {
        key: 'company',
        title: t('office.platform.company'),
        width: 'minmax(0, 1fr)',
        cell: ({ company }) => company?.name ?? '—',
      },
      { key: 'by', title: t('office.audit.actor'), width: 'minmax(0, 1fr)', cell: ({ by }) => by.name },
      {
        key: 'reason',
        title: t('office.audit.reason'),
        width: 'minmax(0, 1.4fr)',
        cell: ({ reason }) => reason ?? '',
      },
      { key: 'at', title: t('office.audit.at'), width: '210px', cell: ({ at }) => moment(at) },
    ],
    [t, moment],
  );
}

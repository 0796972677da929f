import type { PlatformAuditLine } from '@fastops/device';
import {
  ButtonLink,
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
import { useAddress, useGo } from '../go.ts';
import layout from '../layout.module.css';
import { platformActWords } from './act-words.ts';
import { auditQuery } from './app.ts';
import { usePlatformWords } from './platform-words.ts';

/** What was done from outside the companies, the newest first. */
export function AuditPage() {
  const t = useT();
  const go = useGo();
  const companyId = useAddress().filters.get('companyId');
  const audit = useInfiniteQuery(auditQuery(companyId));
  const columns = useColumns();
  const rows = useMemo(() => audit.data?.pages.flatMap((page) => page.entries) ?? [], [audit.data]);
  return (
    <>
      <PageHead
        title={t('office.nav.audit')}
        text={t(companyId === undefined ? 'office.platform.audit.text' : 'office.platform.audit.one')}
      >
        {companyId !== undefined && (
          <ButtonLink href="/platform/audit" onGo={go}>
            {t('office.platform.audit.all')}
          </ButtonLink>
        )}
      </PageHead>
      {audit.isPending && (
        <div className={layout.padded}>
          <Skeletons count={6} height={64} minWidth={10_000} />
        </div>
      )}
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
        cell: ({ action }) => platformActWords(action, t),
      },
      {
        key: 'company',
        title: t('office.platform.company'),
        width: 'minmax(0, 1fr)',
        cell: ({ company }) => (company ? (company.name ?? '—') : t('office.platform.installation')),
      },
      { key: 'by', title: t('office.audit.actor'), width: 'minmax(0, 1fr)', cell: ({ by }) => by.name },
      {
        key: 'reason',
        title: t('office.audit.reason'),
        width: 'minmax(0, 1.4fr)',
        cell: ({ reason }) => reason ?? '',
      },
      { key: 'at', title: t('office.audit.at'), width: '230px', cell: ({ at }) => moment(at) },
    ],
    [t, moment],
  );
}

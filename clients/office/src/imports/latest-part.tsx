import type { MenuImportLine } from '@fastops/device';
import {
  type Column,
  DataList,
  formatDateTime,
  ProblemCard,
  Section,
  Skeletons,
  Tag,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CirclePause, CircleX, LoaderCircle, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useGo } from '../go.ts';
import { useMe } from '../me.ts';
import { importsQuery } from './import-queries.ts';
import css from './imports.module.css';

const STATES = {
  checked: { tone: 'plain', icon: CirclePause },
  queued: { tone: 'info', icon: LoaderCircle },
  applied: { tone: 'ok', icon: CircleCheck },
  failed: { tone: 'danger', icon: CircleX },
  undoing: { tone: 'info', icon: LoaderCircle },
  undone: { tone: 'plain', icon: Undo2 },
} as const;

/** The last files that were sent; each leads to what came of it, the last one to taking it back. */
export function LatestPart({ home }: { home: string }) {
  const t = useT();
  const go = useGo();
  const read = useQuery(importsQuery);
  const columns = useColumns();
  return (
    <Section title={t('office.import.latest')}>
      {read.isPending && <Skeletons count={2} height={64} minWidth={10_000} />}
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.length === 0 && <p className={css.help}>{t('office.import.latest.empty')}</p>}
      {read.data && read.data.length > 0 && (
        <div className={css.list}>
          <DataList
            label={t('office.import.latest')}
            columns={columns}
            rows={read.data}
            rowKey={({ id }) => id}
            href={({ id }) => `${home}/${id}`}
            onGo={go}
          />
        </div>
      )}
    </Section>
  );
}

function useColumns(): Column<MenuImportLine>[] {
  const t = useT();
  const language = useLanguage();
  const { company, branches } = useMe();
  return useMemo(() => {
    const place = { ...company, timeZone: branches[0]?.timeZone ?? 'UTC' };
    return [
      {
        key: 'file',
        title: t('office.import.file'),
        width: 'minmax(0, 3fr)',
        cell: ({ fileName }) => fileName,
      },
      {
        key: 'when',
        title: t('office.import.when'),
        width: 'minmax(0, 2fr)',
        cell: ({ createdAt }) => formatDateTime(createdAt, place, language),
      },
      {
        key: 'who',
        title: t('office.import.who'),
        width: 'minmax(0, 2fr)',
        cell: ({ createdByName }) => createdByName,
        phone: 'none',
      },
      {
        key: 'what',
        title: t('office.import.what'),
        width: 'minmax(0, 3fr)',
        cell: ({ appliedAt, rows, created, changed }) =>
          appliedAt === null
            ? t('office.import.rows', { n: rows })
            : t('office.import.result', { created, changed }),
      },
      {
        key: 'state',
        title: t('office.import.state'),
        width: '140px',
        cell: ({ state }) => <Tag {...STATES[state]}>{t(`office.import.state.${state}`)}</Tag>,
        phone: 'side',
      },
    ];
  }, [t, language, company, branches]);
}

import type { Branch, Printer } from '@fastops/device';
import {
  Button,
  type Column,
  DataList,
  EmptyState,
  ListFoot,
  ProblemCard,
  Skeletons,
  useT,
} from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Printer as PrinterIcon } from 'lucide-react';
import { useMemo } from 'react';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { useMoments } from '../moments.ts';
import { PrinterDrawer } from './printer-drawer.tsx';
import { reasonWords, rollOf, standInOf } from './printer-state.ts';
import { PrinterTag } from './printer-tag.tsx';
import css from './printing.module.css';
import { printersQuery } from './printing-queries.ts';
import { type Here, mayAt } from './use-here.ts';

/** The printers of a branch as they are now, and the drawer of one. */
export function PrintersPart({ branch, here }: { branch: Branch; here: Here }) {
  const t = useT();
  const go = useGo();
  const read = useQuery(printersQuery(branch.id));
  const columns = useColumns(read.data ?? []);
  const { printerId, hrefOf } = here;
  const chosen = read.data?.find(({ id }) => id === printerId);
  if (read.isPending) {
    return (
      <div className={layout.padded}>
        <Skeletons count={4} height={64} minWidth={10_000} />
      </div>
    );
  }
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <>
      {read.data.length === 0 ? (
        <EmptyState
          icon={PrinterIcon}
          title={t('office.printers.none.title')}
          text={t('office.printers.none.text')}
        >
          {mayAt(branch, 'printing.configure') && (
            <Button onClick={() => go(hrefOf('new'))}>{t('office.printers.add')}</Button>
          )}
        </EmptyState>
      ) : (
        <DataList
          label={t('office.nav.printers')}
          columns={columns}
          rows={read.data}
          rowKey={({ id }) => id}
          href={({ id }) => hrefOf(`printer/${id}`)}
          onGo={go}
          current={printerId}
          foot={<ListFoot count={t('office.printers.count', { n: read.data.length })} />}
        />
      )}
      {chosen && (
        <PrinterDrawer key={chosen.id} printer={chosen} all={read.data} branch={branch} here={here} />
      )}
    </>
  );
}

function useColumns(all: readonly Printer[]): Column<Printer>[] {
  const t = useT();
  const { ago } = useMoments();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.printers.name'),
        width: 'minmax(0, 3fr)',
        sort: (one, other) => one.name.localeCompare(other.name),
        cell: (printer) => <Name printer={printer} />,
      },
      {
        key: 'queue',
        title: t('office.printers.queue'),
        width: '140px',
        sort: (one, other) => one.waiting - other.waiting,
        cell: ({ waiting }) => t('office.printers.inQueue', { n: waiting }),
      },
      {
        key: 'last',
        title: t('office.printers.last'),
        width: 'minmax(0, 2fr)',
        cell: ({ lastPrintedAt }) =>
          lastPrintedAt
            ? t('office.printers.printed', { ago: ago(lastPrintedAt) })
            : t('office.printers.neverPrinted'),
      },
      {
        key: 'reason',
        title: t('office.printers.note'),
        width: 'minmax(0, 3fr)',
        cell: (printer) => noteOf(printer, all, t),
      },
      {
        key: 'state',
        title: t('office.printers.state'),
        width: '160px',
        phone: 'side',
        cell: (printer) => <PrinterTag printer={printer} />,
      },
    ],
    [t, ago, all],
  );
}

/** What is to be known of one that prints no or less than it should: why, and who stands in. */
function noteOf(printer: Printer, all: readonly Printer[], t: ReturnType<typeof useT>): string {
  const { breaker, breakerReason } = printer;
  const other = standInOf(printer, all);
  return [
    breaker !== 'closed' && breakerReason !== null ? reasonWords(breakerReason, t) : '',
    other ? t('office.printers.standIn', { name: other.name }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function Name({ printer }: { printer: Printer }) {
  const t = useT();
  const facts = [
    t(`office.printers.driver.${printer.driver}`),
    t('office.printers.roll', { mm: rollOf(printer.widthColumns) }),
    ...printer.stations,
  ];
  return (
    <span className={css.name}>
      {printer.name}
      <span className={css.facts}>{facts.join(' · ')}</span>
    </span>
  );
}

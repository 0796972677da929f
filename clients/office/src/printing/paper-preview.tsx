import type { Branch, PaperColumns, PaperShape, StyledPaper } from '@fastops/device';
import { FilterTabs, PaperSheet, ProblemCard, Section, Skeletons, useT } from '@fastops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import css from './papers.module.css';
import { type LookedAt, previewQuery } from './printing-queries.ts';

interface Props {
  branch: Branch;
  paper: StyledPaper;
  shape: PaperShape;
}

const WIDTHS: readonly { columns: PaperColumns; mm: '58' | '80' }[] = [
  { columns: 48, mm: '80' },
  { columns: 32, mm: '58' },
];
/** Who types fast is not asked about after each letter. */
const PAUSE_MS = 250;

/** The value as it was when it last stood still for a moment. */
function useSettled<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Value;
}

/** The paper as it would come out on both widths, while its shape is being changed. */
export function PaperPreview({ branch, paper, shape }: Props) {
  const t = useT();
  const [bill, setBill] = useState<'pre_bill' | 'receipt'>('pre_bill');
  const settled = useSettled(shape);
  const looked: LookedAt = paper === 'kitchen' ? 'kitchen' : bill;
  return (
    <Section title={t('office.papers.preview')} text={t('office.papers.preview.text')}>
      {paper === 'receipt' && (
        <FilterTabs
          label={t('office.papers.looked')}
          value={bill}
          options={(['pre_bill', 'receipt'] as const).map((value) => ({
            value,
            label: t(`office.papers.looked.${value}`),
          }))}
          onChange={setBill}
        />
      )}
      <div className={css.sheets}>
        {WIDTHS.map(({ columns, mm }) => (
          <Sheets
            key={columns}
            {...{ branch, looked, columns, shape: settled }}
            label={t('office.papers.sheet', { mm })}
          />
        ))}
      </div>
    </Section>
  );
}

interface SheetsProps {
  branch: Branch;
  looked: LookedAt;
  columns: PaperColumns;
  shape: PaperShape;
  label: string;
}

function Sheets({ branch, looked, columns, shape, label }: SheetsProps) {
  const read = useQuery({
    ...previewQuery(branch.id, looked, columns, shape),
    placeholderData: keepPreviousData,
  });
  return (
    <figure className={css.sheet}>
      <figcaption>{label}</figcaption>
      {read.isPending && <Skeletons count={1} height={400} minWidth={240} />}
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.map((paper, at) => (
        // Sheets of one paper never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <PaperSheet key={at} paper={paper} label={label} />
      ))}
    </figure>
  );
}

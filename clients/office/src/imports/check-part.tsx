import type { ImportFault, MenuImport } from '@fastops/device';
import { Button, type Column, DataList, FormProblem, ListFoot, Note, Section, useT } from '@fastops/ui';
import { useMemo } from 'react';
import layout from '../layout.module.css';
import { columnWords, faultWords } from './fault-words.ts';
import { Figures } from './figures.tsx';
import { FileButton } from './file-drop.tsx';
import css from './imports.module.css';
import { useActs } from './use-acts.ts';
import { useUpload } from './use-upload.ts';

interface Props {
  one: MenuImport;
  onColumns: () => void;
}

/** What the file would do, what is wrong with it, and the way on. */
export function CheckPart({ one, onColumns }: Props) {
  const t = useT();
  const { toCreate, toChange, unchanged, faults, newCategories } = one.findings;
  return (
    <>
      <Figures
        figures={[
          { label: t('office.import.create'), value: toCreate },
          { label: t('office.import.change'), value: toChange },
          { label: t('office.import.same'), value: unchanged },
          { label: t('office.import.faults'), value: faults, tone: 'danger' },
        ]}
      />
      {faults > 0 && <FaultList findings={one.findings} />}
      {newCategories.length > 0 && (
        <Section title={t('office.import.categories')} text={t('office.import.categories.text')}>
          <ul className={css.paths}>
            {newCategories.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </Section>
      )}
      <Ways one={one} onColumns={onColumns} />
    </>
  );
}

function Ways({ one, onColumns }: Props) {
  const t = useT();
  const acts = useActs(one.id);
  const upload = useUpload();
  const { toCreate, toChange, faults } = one.findings;
  const ready = faults === 0 && toCreate + toChange > 0;
  const busy = acts.busy || upload.busy;
  return (
    <>
      {ready && <Note tone="info">{t('office.import.ready')}</Note>}
      {faults === 0 && !ready && <Note tone="info">{t('office.import.nothing')}</Note>}
      {!one.mapping.includes('code') && <Note tone="warn">{t('office.import.noCode')}</Note>}
      <FormProblem error={acts.problem ?? upload.problem} />
      <div className={layout.row}>
        {ready && (
          <Button aria-disabled={busy} onClick={() => void acts.apply()}>
            {t('office.import.go', { n: toCreate + toChange })}
          </Button>
        )}
        <FileButton
          tone={ready ? 'quiet' : 'main'}
          label={t(
            upload.busy
              ? 'office.import.reading'
              : faults > 0
                ? 'office.import.mended'
                : 'office.import.another',
          )}
          busy={busy}
          onFile={(file) => void upload.send(file)}
        />
        <Button tone="quiet" onClick={onColumns}>
          {t('office.import.columns.change')}
        </Button>
      </div>
    </>
  );
}

function FaultList({ findings }: { findings: MenuImport['findings'] }) {
  const t = useT();
  const { told, faults } = findings;
  const columns = useMemo(
    (): Column<ImportFault>[] => [
      {
        key: 'row',
        title: t('office.import.row'),
        width: '80px',
        cell: ({ row }) => t('office.import.row.n', { n: row }),
      },
      {
        key: 'column',
        title: t('office.import.column'),
        width: 'minmax(0, 2fr)',
        cell: (fault) => columnWords(fault, t),
        phone: 'side',
      },
      {
        key: 'found',
        title: t('office.import.found'),
        width: 'minmax(0, 2fr)',
        cell: ({ value }) => <span className={css.value}>{value}</span>,
        phone: 'none',
      },
      {
        key: 'write',
        title: t('office.import.write'),
        width: 'minmax(0, 4fr)',
        cell: (fault) => faultWords(fault, t),
      },
    ],
    [t],
  );
  const count = t('office.import.faults.count', { n: faults });
  const more =
    told.length < faults ? ` ${t('office.import.faults.more', { shown: told.length, n: faults })}` : '';
  return (
    <Section title={t('office.import.faults.title')} text={t('office.import.faults.text')}>
      <div className={css.list}>
        <DataList
          label={t('office.import.faults.title')}
          columns={columns}
          rows={told}
          rowKey={({ row, field, code }) => `${row} ${field} ${code}`}
          foot={<ListFoot count={`${count}.${more}`} />}
        />
      </div>
    </Section>
  );
}

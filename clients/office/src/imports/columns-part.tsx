import type { ImportField, MenuImport } from '@fastops/device';
import { Button, FormProblem, Note, SelectField, useT } from '@fastops/ui';
import { useState } from 'react';
import layout from '../layout.module.css';
import css from './imports.module.css';
import { useActs } from './use-acts.ts';

const FIELDS: readonly ImportField[] = [
  'code',
  'name',
  'category',
  'price',
  'description',
  'barcode',
  'taxClass',
  'station',
  'prepMinutes',
  'allergens',
  'tags',
  'state',
];

/** What each column is; one that is given to another column leaves the one that had it. */
export function ColumnsPart({ one, onDone }: { one: MenuImport; onDone: () => void }) {
  const t = useT();
  const [mapping, setMapping] = useState(one.mapping);
  const acts = useActs(one.id);
  const give = (at: number, field: ImportField | null): void =>
    setMapping(mapping.map((old, index) => (index === at ? field : old === field ? null : old)));
  const options = [
    { value: '', label: t('office.import.column.none') },
    ...FIELDS.map((field) => ({ value: field, label: t(`office.import.field.${field}`) })),
  ];
  const run = async (): Promise<void> => {
    if (await acts.check(mapping)) onDone();
  };
  return (
    <>
      <p>{t('office.import.columns.text', { file: one.fileName })}</p>
      <ul className={css.columns}>
        {one.headers.map((header, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one header; their order never changes
          <li key={at} className={css.column} data-unused={mapping[at] === null || undefined}>
            <span className={css.header}>{header}</span>
            <span className={css.samples}>
              {one.samples
                .map((cells) => cells[at])
                .filter(Boolean)
                .join(' · ') || t('office.import.column.noSample')}
            </span>
            <SelectField
              label={t('office.import.column.isOf', { name: header })}
              labelHidden
              value={mapping[at] ?? ''}
              options={options}
              onChange={(value) => give(at, FIELDS.find((field) => field === value) ?? null)}
            />
          </li>
        ))}
      </ul>
      {!mapping.includes('code') && <Note tone="warn">{t('office.import.noCode')}</Note>}
      <FormProblem error={acts.problem} />
      <div className={layout.row}>
        <Button aria-disabled={acts.busy} onClick={() => void run()}>
          {t('office.import.continue')}
        </Button>
      </div>
    </>
  );
}

import { Button, SelectField, Sheet, useT } from '@fastops/ui';
import { useState } from 'react';
import layout from '../layout.module.css';

interface Props {
  count: number;
  /** The categories with those above them. */
  paths: ReadonlyMap<string, string>;
  onMove: (categoryId: string, name: string) => void;
  onClose: () => void;
}

/** Asks into which category many products go. */
export function MoveSheet({ count, paths, onMove, onClose }: Props) {
  const t = useT();
  const [categoryId, setCategoryId] = useState('');
  const [tried, setTried] = useState(false);
  const name = paths.get(categoryId);
  return (
    <Sheet title={t('office.products.bulk.move')} onClose={onClose}>
      <form
        className={layout.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name === undefined) setTried(true);
          else onMove(categoryId, name);
        }}
      >
        <SelectField
          label={t('office.products.bulk.move.where')}
          options={[
            { value: '', label: t('office.products.bulk.move.choose'), disabled: true },
            ...[...paths].map(([value, label]) => ({ value, label })),
          ]}
          value={categoryId}
          error={tried && name === undefined ? t('field.required') : undefined}
          onChange={setCategoryId}
        />
        <div className={layout.row}>
          <Button tone="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('office.products.bulk.move.act', { n: count })}</Button>
        </div>
      </form>
    </Sheet>
  );
}

import { SearchSelect, useT } from '@fastops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { pickedQuery } from '../../menu/menu-queries.ts';

interface Props {
  label: string;
  /** Those that cannot be picked. */
  without: ReadonlySet<string>;
  onPick: (productId: string) => void;
}

/** A product of the company, found by the server while somebody types. */
export function ProductPicker({ label, without, onPick }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const { data = [] } = useQuery({ ...pickedQuery(search), placeholderData: keepPreviousData });
  return (
    <SearchSelect
      name="product"
      label={label}
      placeholder={t('office.product.search')}
      value=""
      options={data
        .filter(({ id }) => !without.has(id))
        .map(({ id, name, code }) => ({ value: id, label: code === null ? name : `${name} · ${code}` }))}
      onSearch={setText}
      onChange={onPick}
    />
  );
}

import './search-select.css';
import { Select } from '@mantine/core';
import { useT } from '../phrases.ts';
import css from './fields.module.css';
import type { Option } from './select-field.tsx';
import type { FieldProps } from './text-field.tsx';

export interface SearchSelectProps extends FieldProps {
  name: string;
  options: readonly Option[];
  placeholder?: string;
  clearable?: boolean;
  /** Told what is typed, where the options are found elsewhere: they are shown as they come. */
  onSearch?: (text: string) => void;
}

/** More are found by typing on. */
const SHOWN = 40;

/** One of many, found by typing. */
export function SearchSelectInput({
  onChange,
  help,
  value,
  options,
  clearable = false,
  onSearch,
  ...rest
}: SearchSelectProps) {
  const t = useT();
  return (
    <Select
      {...rest}
      searchable
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('field.clear'), style: { width: 44, height: 44 } }}
      allowDeselect={false}
      size="lg"
      radius="8px"
      value={value === '' ? null : value}
      data={[...options]}
      limit={SHOWN}
      {...(onSearch ? { onSearchChange: onSearch, filter: ({ options: found }) => found } : {})}
      nothingFoundMessage={t('field.nothingFound')}
      onChange={(next) => onChange(next ?? '')}
      description={help}
      withAsterisk={false}
      comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      classNames={{ root: css.control ?? '', label: css.label ?? '', description: css.help ?? '' }}
      styles={{ option: { minHeight: 44, fontSize: 16 } }}
    />
  );
}

import { lazy, Suspense } from 'react';
import type { SearchSelectProps } from './search-select-input.tsx';
import { SelectField } from './select-field.tsx';

/** A third of what a page of the office may weigh: it comes after the page, not before it. */
const Input = lazy(() =>
  import('./search-select-input.tsx').then((file) => ({ default: file.SearchSelectInput })),
);

/** One of many, found by typing. Until it has come its value stands in a field of the same height. */
export function SearchSelect(props: SearchSelectProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <Input {...props} />
    </Suspense>
  );
}

function Waiting({ label, value, help, options, placeholder = '' }: SearchSelectProps) {
  const chosen = options.find((option) => option.value === value);
  const shown = chosen ?? { value, label: placeholder };
  return (
    <SelectField
      disabled
      label={label}
      help={help}
      value={value}
      options={[shown]}
      onChange={() => undefined}
    />
  );
}

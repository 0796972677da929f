import { SelectField, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { plansQuery } from './app.ts';

interface Props {
  value: string;
  error?: string | undefined;
  onChange: (plan: string) => void;
}

/** One of the plans of the installation. */
export function PlanField({ value, error, onChange }: Props) {
  const t = useT();
  const { data = [] } = useQuery(plansQuery);
  return (
    <SelectField
      label={t('office.company.plan')}
      value={value}
      error={error}
      options={[
        { value: '', label: t('office.platform.choosePlan'), disabled: true },
        ...data.map(({ code, name }) => ({ value: code, label: name })),
      ]}
      onChange={onChange}
    />
  );
}

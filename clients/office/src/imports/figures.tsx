import { formatNumber, useLanguage } from '@fastops/ui';
import { useMe } from '../me.ts';
import css from './imports.module.css';

/** A few sums side by side. */
export function Figures({
  figures,
}: {
  figures: readonly { label: string; value: number; tone?: 'danger' }[];
}) {
  const language = useLanguage();
  const { company } = useMe();
  return (
    <dl className={css.figures}>
      {figures.map(({ label, value, tone }) => (
        <div key={label} className={css.figure} data-tone={value > 0 ? tone : undefined}>
          <dt>{label}</dt>
          <dd>{formatNumber(value, company.locale, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

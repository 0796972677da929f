import { SelectField, useT } from '@fastops/ui';
import { ruleWords } from './group-values.ts';
import css from './modifiers.module.css';

interface Props {
  min: number;
  /** Null: any number. */
  max: number | null;
  onChange: (min: number, max: number | null) => void;
}

const MOST = 20;

/** How many may be chosen, with the sentence the guest reads. */
export function LimitsField({ min, max, onChange }: Props) {
  const t = useT();
  // A group may have been made with more than anybody chooses from a list.
  const last = Math.max(MOST, min, max ?? 0);
  const numbers = Array.from({ length: last + 1 }, (_, n) => ({ value: String(n), label: String(n) }));
  const [, ...mosts] = numbers;
  return (
    <div className={css.limits}>
      <SelectField
        label={t('office.groups.min')}
        value={String(min)}
        options={[{ value: '0', label: t('office.groups.min.none') }, ...mosts]}
        onChange={(next) => onChange(Number(next), max !== null && max < Number(next) ? Number(next) : max)}
      />
      <SelectField
        label={t('office.groups.max')}
        value={max === null ? '' : String(max)}
        options={[...mosts, { value: '', label: t('office.groups.max.any') }]}
        onChange={(next) =>
          onChange(next !== '' && Number(next) < min ? Number(next) : min, next === '' ? null : Number(next))
        }
      />
      <p className={css.rule} role="status">
        {ruleWords({ minChoices: min, maxChoices: max }, t)}
      </p>
    </div>
  );
}

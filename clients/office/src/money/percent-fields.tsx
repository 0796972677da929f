import { moneyParts, SelectField, TextField, useLanguage, useT } from '@fastops/ui';
import { useState } from 'react';
import { useMe } from '../me.ts';
import { byPercent, percentOf, stepsOf } from './percent.ts';
import { useMoney } from './use-money.ts';

/** So many percent more or less, and to what it is rounded, as they are typed. */
export function usePercent() {
  const language = useLanguage();
  const { company } = useMe();
  const { scale, decimals } = moneyParts(company, language);
  const [text, setText] = useState('10');
  const [step, setStep] = useState(String(decimals === 0 ? 100 * scale : scale / 2));
  const [tried, setTried] = useState(false);
  const percent = percentOf(text);
  return {
    ...{ text, setText, step, setStep, steps: stepsOf(scale, decimals) },
    percent,
    /** Whether the percentage is to be called wrong. */
    wrong: tried && percent === undefined,
    /** Somebody wants it done: from now on it is said what is wrong. */
    attempt: (): void => setTried(true),
    /** What becomes of a price, in minor units; as it is while no percentage is typed. */
    priceOf: (minor: number): number =>
      percent === undefined ? minor : byPercent(minor, percent, Number(step)),
  };
}

interface Props {
  label: string;
  fields: ReturnType<typeof usePercent>;
}

/** The fields of a change by a percentage. */
export function PercentFields({ label, fields }: Props) {
  const t = useT();
  const { money } = useMoney();
  const { text, setText, step, setStep, steps, wrong } = fields;
  return (
    <>
      <TextField
        name="percent"
        label={label}
        help={t('office.lists.fill.percent.help')}
        inputMode="text"
        autoFocus
        value={text}
        error={wrong ? t('office.lists.fill.fault') : undefined}
        onChange={setText}
      />
      <SelectField
        label={t('office.lists.fill.round')}
        value={step}
        options={steps.map((one) => ({
          value: String(one),
          label: t('office.lists.fill.step', { amount: money(one) }),
        }))}
        onChange={setStep}
      />
    </>
  );
}

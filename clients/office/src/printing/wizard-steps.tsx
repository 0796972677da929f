import { useT } from '@fastops/ui';
import { Check } from 'lucide-react';
import css from './wizard.module.css';

const STEPS = ['find', 'name', 'test', 'stations'] as const;
export type Step = (typeof STEPS)[number];

/** How far one is. */
export function Steps({ now }: { now: Step }) {
  const t = useT();
  const at = STEPS.indexOf(now);
  return (
    <ol className={css.steps} aria-label={t('office.wizard.steps')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={css.stepName}
          aria-current={step === now ? 'step' : undefined}
          data-past={index < at || undefined}
        >
          <span aria-hidden className={css.number}>
            {index < at ? <Check size={16} /> : index + 1}
          </span>
          {t(`office.wizard.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

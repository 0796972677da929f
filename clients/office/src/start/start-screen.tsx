import { ButtonLink, PageHead, ProblemCard, Section, useT } from '@fastops/ui';
import { ChefHat, CircleCheck, CircleDashed, CreditCard } from 'lucide-react';
import { useGo } from '../go.ts';
import { useMe } from '../me.ts';
import css from './start.module.css';
import { type Step, useSteps } from './steps.ts';

/** What is still to be done before the restaurant runs, and the ways to where it runs. */
export function StartScreen() {
  const t = useT();
  const { member } = useMe();
  const { steps, error, retry } = useSteps();
  const known = steps.filter(({ done }) => done !== undefined);
  const done = known.filter((step) => step.done).length;
  const finished = known.length === steps.length && done === steps.length;
  return (
    <>
      <PageHead
        title={t('office.start.hello', { name: member.name.split(' ')[0] ?? member.name })}
        text={t(finished ? 'office.start.ready' : 'office.start.text')}
      />
      <div className={css.page}>
        {error !== undefined && <ProblemCard error={error} onRetry={retry} />}
        {steps.length > 0 && !finished && (
          <Section
            title={t('office.start.list')}
            text={t('office.start.progress', { done, all: steps.length })}
          >
            <progress
              className={css.progress}
              max={steps.length}
              value={done}
              aria-label={t('office.start.progress', { done, all: steps.length })}
            />
            <ol className={css.steps}>
              {steps.map((step) => (
                <Line key={step.id} step={step} />
              ))}
            </ol>
          </Section>
        )}
        <Section title={t('office.start.apps')}>
          <div className={css.apps}>
            <ButtonLink href="/pos/">
              <CreditCard aria-hidden size={20} />
              {t('app.pos')}
            </ButtonLink>
            <ButtonLink href="/kds/">
              <ChefHat aria-hidden size={20} />
              {t('app.kitchen')}
            </ButtonLink>
          </div>
        </Section>
      </div>
    </>
  );
}

function Line({ step }: { step: Step }) {
  const t = useT();
  const go = useGo();
  const { icon: Icon, done } = step;
  return (
    <li className={css.step} data-done={done || undefined}>
      <Icon aria-hidden size={24} />
      <div className={css.words}>
        <h3 className={css.title}>{step.title}</h3>
        <p className={css.text}>{step.text}</p>
      </div>
      {done === undefined && <span className={css.waiting} role="status" aria-label={t('common.loading')} />}
      {done === true && (
        <span className={css.done}>
          <CircleCheck aria-hidden size={20} />
          {t('office.start.done')}
        </span>
      )}
      {done === false && (
        <>
          <span className={css.todo}>
            <CircleDashed aria-hidden size={20} />
            {t('office.start.todo')}
          </span>
          <ButtonLink href={step.href} onGo={step.outside ? undefined : go}>
            {step.act}
          </ButtonLink>
        </>
      )}
    </li>
  );
}

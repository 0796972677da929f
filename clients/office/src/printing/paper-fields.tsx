import type { StyledPaper } from '@fastops/device';
import { CheckField, ChoiceField, type Form, LongField, useT } from '@fastops/ui';
import { PARTS_OF, type PaperValues, withPart } from './paper-values.ts';
import css from './papers.module.css';

const SIZES = ['normal', 'large'] as const;

/** What stands on a paper, and how large its letters are. */
export function PaperFields({ form, paper }: { form: Form<PaperValues>; paper: StyledPaper }) {
  const t = useT();
  const { values, faults, set } = form;
  const sizes = SIZES.map((value) => ({ value, label: t(`office.papers.size.${value}`) }));
  return (
    <>
      <LongField
        name="header"
        label={t('office.papers.header')}
        help={t(`office.papers.header.${paper}`)}
        value={values.header}
        error={faults.header}
        onChange={(header) => set('header', header)}
      />
      <LongField
        name="footer"
        label={t('office.papers.footer')}
        help={t('office.papers.footer.help')}
        value={values.footer}
        error={faults.footer}
        onChange={(footer) => set('footer', footer)}
      />
      <fieldset className={css.parts}>
        <legend>{t('office.papers.shown')}</legend>
        {PARTS_OF[paper].map((part) => (
          <CheckField
            key={part}
            label={t(`office.papers.part.${part}`)}
            checked={!values.hidden.includes(part)}
            onChange={(shown) => set('hidden', withPart(values.hidden, part, shown))}
          />
        ))}
      </fieldset>
      <ChoiceField
        label={t('office.papers.lineSize')}
        value={values.lineSize}
        options={sizes}
        onChange={(size) => set('lineSize', size)}
      />
      <ChoiceField
        label={t('office.papers.noteSize')}
        value={values.noteSize}
        options={sizes}
        onChange={(size) => set('noteSize', size)}
      />
    </>
  );
}

import type { PriceList } from '@fastops/device';
import { CheckField, type Form, MantineFrame, SelectField, TextField, useLanguage, useT } from '@fastops/ui';
import { ChevronRight } from 'lucide-react';
import { useBranchNames } from '../branch-names.ts';
import { useMe } from '../me.ts';
import { CHANNELS, channelName, channelWords } from '../menu/words.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { type ListValues, validWords } from './list-values.ts';
import css from './price-lists.module.css';

interface Props {
  form: Form<ListValues>;
  /** Without one it is being made. */
  list: PriceList | undefined;
}

/** Where, how and when the prices hold; of a list that stands already in one line, until somebody opens it. */
export function ListFields({ form, list }: Props) {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  const branches = useBranchNames();
  const wrong = Object.values(form.faults).some(Boolean);
  if (!list) return <Fields form={form} isNew />;
  const { branchId, channels, rank } = list;
  const facts = [
    branchId === null ? t('office.branch.all') : (branches.get(branchId) ?? t('office.branch.other')),
    channelWords(channels, t, language),
    validWords(list, { t, language, company }),
    t('office.lists.facts.rank', { rank }),
  ];
  return (
    <details className={css.facts} open={wrong || undefined}>
      <summary className={css.summary}>
        <ChevronRight aria-hidden size={20} />
        <span>
          <strong>{t('office.lists.facts')}</strong>
          <span className={css.said}>{facts.join(' · ')}</span>
        </span>
      </summary>
      <Fields form={form} isNew={false} />
    </details>
  );
}

function Fields({ form, isNew }: { form: Form<ListValues>; isNew: boolean }) {
  const t = useT();
  const { branches } = useMe();
  const { values, faults, set } = form;
  const known = values.branchId === '' || branches.some(({ id }) => id === values.branchId);
  return (
    <MantineFrame>
      <form {...form.props} className={css.form} aria-label={values.name || t('office.lists.add')}>
        <TextField
          name="name"
          label={t('office.lists.name')}
          autoComplete="off"
          maxLength={60}
          autoFocus={isNew}
          value={values.name}
          error={faults.name}
          onChange={(name) => set('name', name)}
        />
        <SelectField
          name="branchId"
          label={t('common.branch')}
          options={[
            { value: '', label: t('office.branch.all') },
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ...(known ? [] : [{ value: values.branchId, label: t('office.branch.other') }]),
          ]}
          value={values.branchId}
          onChange={(branchId) => set('branchId', branchId)}
        />
        <Days form={form} />
        <TextField
          name="rank"
          inputMode="numeric"
          label={t('office.lists.rank')}
          help={t('office.lists.rank.help')}
          maxLength={4}
          value={values.rank}
          error={faults.rank}
          onChange={(rank) => set('rank', rank)}
        />
        <Channels form={form} />
        <CheckField
          name="state"
          label={t('office.lists.inUse')}
          help={t('office.lists.inUse.help')}
          checked={values.state === 'active'}
          onChange={(inUse) => set('state', inUse ? 'active' : 'paused')}
        />
        <SubmitOnEnter />
      </form>
    </MantineFrame>
  );
}

/** From which day to which. */
function Days({ form }: { form: Form<ListValues> }) {
  const t = useT();
  const { values, faults, set } = form;
  return (
    <>
      <TextField
        name="validFrom"
        type="date"
        label={t('office.lists.from')}
        help={t('office.lists.from.help')}
        value={values.validFrom}
        onChange={(validFrom) => set('validFrom', validFrom)}
      />
      <TextField
        name="validTo"
        type="date"
        label={t('office.lists.to')}
        help={t('office.lists.to.help')}
        value={values.validTo}
        error={faults.validTo}
        onChange={(validTo) => set('validTo', validTo)}
      />
    </>
  );
}

function Channels({ form }: { form: Form<ListValues> }) {
  const t = useT();
  const { channels } = form.values;
  return (
    <fieldset className={css.channels}>
      <legend>{t('office.lists.channels')}</legend>
      <p className={css.help}>{t('office.lists.channels.help')}</p>
      <div className={css.choices}>
        {CHANNELS.map((channel) => (
          <CheckField
            key={channel}
            label={channelName(channel, t)}
            checked={channels.includes(channel)}
            onChange={(checked) =>
              form.set(
                'channels',
                CHANNELS.filter((one) => (one === channel ? checked : channels.includes(one))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

import type { SetupLink } from '@fastops/device';
import {
  type Form,
  Note,
  SearchSelect,
  SecretField,
  SelectField,
  TextField,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useMemo } from 'react';
import { zoneOptions } from '../branches/zones.ts';
import { countryOf, countryOptions } from './countries.ts';
import type { Values } from './wizard-values.ts';

interface Props {
  form: Form<Values>;
  link: SetupLink;
}

const HOURS = Array.from({ length: 13 }, (_, hour) => hour);

/** What the business is called, and where it is. */
export function BusinessStep({ form }: Props) {
  const t = useT();
  const language = useLanguage();
  const countries = useMemo(() => countryOptions(language), [language]);
  const { values, faults, set } = form;
  return (
    <>
      <TextField
        name="company"
        label={t('office.setup.company')}
        autoComplete="organization"
        maxLength={120}
        value={values.company}
        error={faults.company}
        onChange={(company) => set('company', company)}
      />
      <SelectField
        label={t('office.setup.country')}
        help={t('office.setup.country.help', { currency: countryOf(values.country).currency })}
        value={values.country}
        options={countries}
        onChange={(country) => {
          set('country', country);
          set('timeZone', countryOf(country).timeZone);
        }}
      />
      <TextField
        name="taxId"
        label={t('office.setup.taxId', { name: countryOf(values.country).taxName })}
        maxLength={30}
        value={values.taxId}
        onChange={(taxId) => set('taxId', taxId)}
      />
    </>
  );
}

/** The first place where it sells. */
export function BranchStep({ form }: Props) {
  const t = useT();
  const language = useLanguage();
  const zones = useMemo(() => zoneOptions(new Date(), language), [language]);
  const { values, faults, set } = form;
  return (
    <>
      <TextField
        name="branch"
        label={t('office.branches.name')}
        help={t('office.setup.branch.help')}
        maxLength={120}
        value={values.branch}
        error={faults.branch}
        onChange={(branch) => set('branch', branch)}
      />
      <TextField
        name="address"
        label={t('office.branches.address.optional')}
        autoComplete="street-address"
        maxLength={200}
        value={values.address}
        onChange={(address) => set('address', address)}
      />
      <SearchSelect
        name="timeZone"
        label={t('office.branches.zone')}
        help={t('office.branches.zone.help')}
        options={zones}
        value={values.timeZone}
        error={faults.timeZone}
        onChange={(timeZone) => set('timeZone', timeZone)}
      />
      <SelectField
        name="cutoff"
        label={t('office.branches.cutoff')}
        help={t('office.branches.cutoff.help')}
        value={values.cutoff}
        options={HOURS.map((hour) => ({
          value: String(hour),
          label:
            hour === 0 ? t('office.branches.cutoff.midnight') : t('office.branches.cutoff.hour', { hour }),
        }))}
        onChange={(cutoff) => set('cutoff', cutoff)}
      />
      <Note tone="info">
        {values.cutoff === '0'
          ? t('office.branches.cutoff.example.midnight')
          : t('office.branches.cutoff.example', { hour: values.cutoff })}
      </Note>
    </>
  );
}

/** Who owns it, and how they come in. */
export function AccountStep({ form, link }: Props) {
  const t = useT();
  const { values, faults, set } = form;
  return (
    <>
      <TextField
        name="name"
        label={t('office.join.name')}
        autoComplete="name"
        maxLength={80}
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      <TextField
        name="email"
        type="email"
        label={t('login.email')}
        help={link.email === null ? undefined : t('office.setup.email.fixed')}
        disabled={link.email !== null}
        autoComplete="username"
        maxLength={254}
        value={values.email}
        error={faults.email}
        onChange={(email) => set('email', email)}
      />
      <SecretField
        name="password"
        label={t('office.join.password')}
        help={t('office.setup.password.help')}
        autoComplete="new-password"
        withStrength
        maxLength={128}
        value={values.password}
        error={faults.password}
        onChange={(password) => set('password', password)}
      />
    </>
  );
}

import { uuid7 } from '@fastops/device';
import {
  Button,
  CheckField,
  CopyLink,
  Drawer,
  FormProblem,
  MantineFrame,
  Note,
  ProblemCard,
  SaveBar,
  Section,
  Skeletons,
  TextField,
  useForm,
  useLanguage,
  useT,
} from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiKeysQuery, companyApi } from '../company-app.ts';
import layout from '../layout.module.css';
import { mayEverywhere, useMe } from '../me.ts';
import { permissionsQuery } from '../queries.ts';

/** Makes a key and shows its secret, this once. */
export function NewKeyDrawer({ onClose }: { onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const form = useKeyForm((made) => {
    setSecret(made);
    void queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
  });
  if (secret !== undefined) {
    return (
      <Drawer title={t('office.apiKeys.made')} subtitle={form.values.name} onClose={onClose}>
        <Note tone="warn">{t('office.apiKeys.once')}</Note>
        <CopyLink label={t('office.apiKeys.secret')} text={secret} />
        <Button tone="quiet" onClick={onClose}>
          {t('office.apiKeys.kept')}
        </Button>
      </Drawer>
    );
  }
  return (
    <MantineFrame>
      <Drawer
        title={t('office.apiKeys.create')}
        onClose={onClose}
        foot={
          <SaveBar
            always
            dirty={form.dirty}
            busy={form.busy}
            label={t('office.apiKeys.create')}
            onSave={() => void form.submit()}
            onDiscard={onClose}
          />
        }
      >
        <KeyFields form={form} />
      </Drawer>
    </MantineFrame>
  );
}

interface Values {
  name: string;
  permissions: string[];
  /** Null: all, also those to come. */
  branchIds: string[] | null;
}

function useKeyForm(onMade: (secret: string) => void) {
  const t = useT();
  // One id for all tries of this form: a repeated one makes no second key.
  const [id] = useState(uuid7);
  return useForm<Values>({
    initial: { name: '', permissions: [], branchIds: null },
    check: ({ name, permissions, branchIds }) => ({
      name: name.trim() === '' ? t('office.apiKeys.name.missing') : undefined,
      permissions: permissions.length === 0 ? t('office.apiKeys.permissions.missing') : undefined,
      branchIds: branchIds?.length === 0 ? t('office.apiKeys.branches.missing') : undefined,
    }),
    onSubmit: async ({ name, ...rest }) => {
      const { secret } = await companyApi.createApiKey({ id, name: name.trim(), ...rest });
      onMade(secret);
    },
  });
}

type KeyForm = ReturnType<typeof useKeyForm>;

/** With the value taken out where it is in, and put in where it is not. */
const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

function KeyFields({ form }: { form: KeyForm }) {
  const t = useT();
  return (
    <form {...form.props} className={layout.stack}>
      <TextField
        name="name"
        label={t('office.apiKeys.name')}
        help={t('office.apiKeys.name.help')}
        maxLength={60}
        value={form.values.name}
        error={form.faults.name}
        onChange={(name) => form.set('name', name)}
      />
      <Branches form={form} />
      <Permissions form={form} />
      <FormProblem error={form.problem} />
    </form>
  );
}

function Branches({ form }: { form: KeyForm }) {
  const t = useT();
  const { branches } = useMe();
  const { branchIds } = form.values;
  return (
    <Section title={t('office.nav.branches')}>
      <div>
        <CheckField
          checked={branchIds === null}
          label={t('office.apiKeys.allBranches')}
          onChange={(all) => form.set('branchIds', all ? null : branches.map(({ id }) => id))}
        />
        {branchIds !== null &&
          branches.map(({ id, name }) => (
            <CheckField
              key={id}
              checked={branchIds.includes(id)}
              label={name}
              onChange={() => form.set('branchIds', toggled(branchIds, id))}
            />
          ))}
      </div>
      {form.faults.branchIds && <Note tone="danger">{form.faults.branchIds}</Note>}
    </Section>
  );
}

function Permissions({ form }: { form: KeyForm }) {
  const t = useT();
  const me = useMe();
  const language = useLanguage();
  const permissions = useQuery(permissionsQuery);
  const chosen = form.values.permissions;
  if (permissions.isPending) return <Skeletons count={4} height={44} minWidth={10_000} />;
  if (permissions.isError)
    return <ProblemCard error={permissions.error} onRetry={() => void permissions.refetch()} />;
  return (
    <Section title={t('office.apiKeys.permissions')} text={t('office.apiKeys.permissions.text')}>
      {form.faults.permissions && <Note tone="danger">{form.faults.permissions}</Note>}
      {permissions.data.map((category) => (
        <div key={category.code}>
          <h3 className={layout.subtitle}>{category[language]}</h3>
          {category.permissions.map((permission) => {
            const held = mayEverywhere(me, permission.code);
            return (
              <CheckField
                key={permission.code}
                checked={chosen.includes(permission.code)}
                blocked={!held}
                label={permission[language]}
                help={held ? undefined : t('office.apiKeys.permissions.notHeld')}
                onChange={() => form.set('permissions', toggled(chosen, permission.code))}
              />
            );
          })}
        </div>
      ))}
    </Section>
  );
}

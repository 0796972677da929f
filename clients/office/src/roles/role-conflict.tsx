import type { PermissionCategory, Role } from '@fastops/device';
import { Button, type Form, Note, useLanguage, useT } from '@fastops/ui';
import type { Versions } from '../use-versioned.ts';
import { missingIn, type RoleValues, valuesOf } from './role-values.ts';
import css from './roles.module.css';

/** The page may be scrolled far down to where the change was made. */
const intoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'center' });

interface Props {
  conflict: Versions<Role>;
  categories: readonly PermissionCategory[];
  form: Form<RoleValues>;
}

/** Somebody else saved the role first: what they changed, and which of both is to stand. */
export function RoleConflict({ conflict, categories, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const { base, theirs, settle } = conflict;
  if (!base || !theirs) return null;
  const named = (code: string): string => {
    const all = categories.flatMap(({ permissions }) => permissions);
    return all.find((permission) => permission.code === code)?.[language] ?? code;
  };
  const changes = [
    ...(theirs.name === base.name ? [] : [t('office.roles.conflict.name', { name: theirs.name })]),
    ...(theirs.level === base.level ? [] : [t('office.roles.conflict.level', { level: theirs.level })]),
    ...missingIn(theirs.permissions, base.permissions).map((code) =>
      t('office.roles.conflict.added', { permission: named(code) }),
    ),
    ...missingIn(base.permissions, theirs.permissions).map((code) =>
      t('office.roles.conflict.removed', { permission: named(code) }),
    ),
  ];
  return (
    <div role="alert" ref={intoSight}>
      <Note tone="warn">
        <p>{t('office.roles.conflict')}</p>
        <ul className={css.changes}>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
        <div className={css.actions}>
          <Button
            tone="quiet"
            onClick={() => {
              form.reset(valuesOf(theirs));
              settle();
            }}
          >
            {t('office.roles.conflict.take')}
          </Button>
          <Button
            tone="quiet"
            onClick={() => {
              settle();
              void form.submit();
            }}
          >
            {t('office.roles.conflict.keep')}
          </Button>
        </div>
      </Note>
    </div>
  );
}

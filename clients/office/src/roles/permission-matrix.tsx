import type { PermissionCategory, Role } from '@fastops/device';
import { CheckField, EmptyState, roleName, SearchField, SelectField, useLanguage, useT } from '@fastops/ui';
import { Check, Minus, SearchX, X } from 'lucide-react';
import { useState } from 'react';
import css from './matrix.module.css';
import { matching, toggled } from './role-values.ts';

interface Props {
  categories: readonly PermissionCategory[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What this person may give; the rest stands as it is. */
  mayGive: ReadonlySet<string>;
  readOnly: boolean;
  /** Roles to compare with. */
  others: readonly Role[];
  compareId: string;
  onCompare: (roleId: string) => void;
}

/** Everything a role may do, in plain words and by topic, beside what another role may do. */
export function PermissionMatrix({ categories, others, compareId, onCompare, ...rows }: Props) {
  const t = useT();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const other = others.find(({ id }) => id === compareId);
  const differs = (code: string): boolean =>
    other !== undefined && other.permissions.includes(code) !== rows.chosen.includes(code);
  const shown = matching(categories, text, language)
    .map((category) => ({
      ...category,
      permissions: category.permissions.filter(({ code }) => !other || !onlyDifferent || differs(code)),
    }))
    .filter(({ permissions }) => permissions.length > 0);
  return (
    <div className={css.matrix}>
      <div className={css.tools}>
        <SearchField label={t('office.roles.search')} value={text} onChange={setText} />
        <div className={css.compare}>
          <SelectField
            label={t('office.roles.compare')}
            labelHidden
            value={compareId}
            onChange={onCompare}
            options={[
              { value: '', label: t('office.roles.compare.none') },
              ...others.map((role) => ({
                value: role.id,
                label: t('office.roles.compare.with', { name: roleName(role, t) }),
              })),
            ]}
          />
        </div>
        {other && (
          <CheckField
            checked={onlyDifferent}
            onChange={setOnlyDifferent}
            label={t('office.roles.compare.onlyDifferent')}
          />
        )}
      </div>
      {shown.map((category) => (
        <Category key={category.code} {...rows} category={category} other={other} />
      ))}
      {shown.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={t(text ? 'office.roles.noHits' : 'office.roles.compare.same')}
          text={t(text ? 'office.roles.noHits.text' : 'office.roles.compare.same.text')}
        />
      )}
    </div>
  );
}

interface CategoryProps extends Pick<Props, 'chosen' | 'onChange' | 'mayGive' | 'readOnly'> {
  category: PermissionCategory;
  other: Role | undefined;
}

function Category({ category, chosen, onChange, mayGive, readOnly, other }: CategoryProps) {
  const t = useT();
  const language = useLanguage();
  const { permissions } = category;
  const held = permissions.filter(({ code }) => chosen.includes(code)).length;
  return (
    <fieldset className={css.category}>
      <legend className={css.legend}>
        {category[language]}{' '}
        <span className={css.count}>{t('office.roles.held', { n: held, all: permissions.length })}</span>
      </legend>
      <ul className={css.rows}>
        {permissions.map(({ code, reach, ...words }) => {
          const has = chosen.includes(code);
          const barred = !mayGive.has(code) && !has;
          const help = barred && !readOnly ? 'office.roles.barred' : 'office.roles.reach.company';
          return (
            <li key={code} className={css.row} data-has={has || undefined}>
              {readOnly ? (
                <Held has={has} words={words[language]} help={reach === 'company' ? t(help) : undefined} />
              ) : (
                <CheckField
                  name={code}
                  checked={has}
                  blocked={barred}
                  onChange={() => onChange(toggled(chosen, code))}
                  label={words[language]}
                  help={barred || reach === 'company' ? t(help) : undefined}
                />
              )}
              {other && <Compared has={has} otherHas={other.permissions.includes(code)} other={other} />}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

interface HeldProps {
  has: boolean;
  words: string;
  help: string | undefined;
}

/** A permission of a role that is only looked at. */
function Held({ has, words, help }: HeldProps) {
  const t = useT();
  const Icon = has ? Check : Minus;
  return (
    <div className={css.held}>
      <Icon aria-hidden size={24} />
      <span>
        <span className={css.hidden}>{t(has ? 'office.roles.may' : 'office.roles.mayNot')}: </span>
        {words}
        {help && <span className={css.help}>{help}</span>}
      </span>
    </div>
  );
}

interface ComparedProps {
  has: boolean;
  otherHas: boolean;
  other: Role;
}

/** Whether the other role may do it too: a sign and a word, never colour alone. */
function Compared({ has, otherHas, other }: ComparedProps) {
  const t = useT();
  const Icon = otherHas ? Check : X;
  const name = roleName(other, t);
  return (
    <span className={css.compared} data-differs={has !== otherHas || undefined}>
      <Icon aria-hidden size={18} />
      {t(otherHas ? 'office.roles.compare.has' : 'office.roles.compare.hasNot', { name })}
    </span>
  );
}

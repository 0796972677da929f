import type { Role } from '@fastops/device';
import { Button, type Option, roleName, SelectField, useT } from '@fastops/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useBranchNames } from '../branch-names.ts';
import { useMe } from '../me.ts';
import { leadsAt, type PlaceRow, placeRow, refusalToGive, WHOLE } from './grants.ts';
import css from './places-field.module.css';

interface Props {
  rows: readonly PlaceRow[];
  roles: readonly Role[];
  onChange: (rows: PlaceRow[]) => void;
  /** What is wrong, under the rows. */
  error?: string | undefined;
  disabled?: boolean;
}

/** Which role somebody has where: one row per place. */
export function PlacesField({ rows, roles, onChange, error, disabled = false }: Props) {
  const t = useT();
  const me = useMe();
  const places: Option[] = [
    { value: WHOLE, label: t('office.users.place.whole'), disabled: !leadsAt(me, null) },
    ...me.branches.map(({ id, name }) => ({ value: id, label: name, disabled: !leadsAt(me, id) })),
  ];
  return (
    <div className={css.places}>
      {rows.map((row, index) => (
        <Row
          key={row.key}
          row={row}
          number={index + 1}
          places={places}
          roles={roles}
          disabled={disabled}
          onChange={(part) => onChange(rows.map((one) => (one.key === row.key ? { ...one, ...part } : one)))}
          onRemove={rows.length > 1 ? () => onChange(rows.filter(({ key }) => key !== row.key)) : undefined}
        />
      ))}
      {error && (
        <p className={css.fault} role="alert">
          {error}
        </p>
      )}
      {!disabled && places.length > rows.length && (
        <div>
          <Button tone="quiet" onClick={() => onChange([...rows, placeRow()])}>
            <Plus aria-hidden size={20} />
            {t('office.users.place.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  row: PlaceRow;
  /** Which row it is, from 1. */
  number: number;
  places: readonly Option[];
  roles: readonly Role[];
  disabled: boolean;
  onChange: (part: Partial<PlaceRow>) => void;
  /** Without it the row stays: somebody stands somewhere. */
  onRemove: (() => void) | undefined;
}

/** One place with the role held there. */
function Row({ row, number, places, roles, disabled, onChange, onRemove }: RowProps) {
  const t = useT();
  const names = useBranchNames();
  const { place } = row;
  // A place this person does not stand in, or that is closed: shown as it is.
  const unknown: Option[] =
    place === '' || places.some(({ value }) => value === place)
      ? []
      : [{ value: place, label: names.get(place) ?? t('office.users.place.other'), disabled: true }];
  return (
    <fieldset className={css.row} disabled={disabled}>
      <legend className={css.legend}>{t('office.users.place.row', { n: number })}</legend>
      <SelectField
        label={t('office.users.place')}
        value={place}
        disabled={disabled}
        onChange={(next) => onChange({ place: next })}
        options={[
          { value: '', label: t('office.users.place.choose'), disabled: true },
          ...places,
          ...unknown,
        ]}
      />
      <RoleSelect row={row} roles={roles} disabled={disabled} onChange={(roleId) => onChange({ roleId })} />
      {!disabled && onRemove && (
        <button
          type="button"
          className={css.remove}
          aria-label={t('office.users.place.remove', { n: number })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden size={20} />
        </button>
      )}
    </fieldset>
  );
}

interface RoleProps {
  row: PlaceRow;
  roles: readonly Role[];
  disabled: boolean;
  onChange: (roleId: string) => void;
}

/** The roles, each with the reason where it may not be given there. */
function RoleSelect({ row, roles, disabled, onChange }: RoleProps) {
  const t = useT();
  const me = useMe();
  const branchId = row.place === WHOLE || row.place === '' ? null : row.place;
  const options = roles.map((role): Option => {
    const name = roleName(role, t);
    const refusal = row.place === '' ? undefined : refusalToGive(me, role, branchId);
    return refusal === undefined
      ? { value: role.id, label: name }
      : { value: role.id, label: t(`office.users.role.${refusal}`, { name }), disabled: true };
  });
  return (
    <SelectField
      label={t('office.users.role')}
      value={row.roleId}
      disabled={disabled}
      onChange={onChange}
      options={[{ value: '', label: t('office.users.role.choose'), disabled: true }, ...options]}
    />
  );
}

import type { ImportFault, MenuImport } from '@fastops/device';
import type { Translate } from '@fastops/ui';

/** What to write in place of what is wrong. */
export function faultWords({ code, allowed, most, otherRow, otherName }: ImportFault, t: Translate): string {
  const values = {
    allowed: allowed.join(', '),
    most: most ?? 0,
    row: otherRow ?? 0,
    name: otherName ?? '',
  };
  // Each phrase takes of these what it names.
  return (t as (key: string, values: object) => string)(`office.import.fault.${code}`, values);
}

/** Which column it is: by its header in the file, or by what is missing. */
export function columnWords({ column, field }: ImportFault, t: Translate): string {
  if (column !== null) return column;
  return field === null ? t('office.import.wholeRow') : t(`office.import.field.${field}`);
}

const REASONS = ['changed_since', 'in_combo', 'category_gone', 'code_taken'] as const;

/** Why a row was left out, or a product kept. */
export function reasonWords({ reason }: MenuImport['leftRows'][number], t: Translate): string {
  const known = REASONS.find((one) => one === reason);
  return t(`office.import.reason.${known ?? 'other'}`);
}

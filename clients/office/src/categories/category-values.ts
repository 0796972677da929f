import type { MenuWindow, OfficeCategory } from '@fastops/device';
import type { Option, Translate } from '@fastops/ui';
import { windowFault } from '../windows/windows.ts';
import { fitsBelow, type Place, rowsOf } from './tree.ts';

/** What of a category is edited. */
export interface CategoryValues {
  name: string;
  /** Empty: at the top. */
  parentId: string;
  color: string;
  /** Empty: none of its own. */
  stationId: string;
  windows: MenuWindow[];
}

/** Colours that are told apart, in both schemes and by most eyes. */
export const COLORS = [
  '#0B7A6B',
  '#1D5FBF',
  '#7A3FA8',
  '#C0271F',
  '#D9620B',
  '#F5B301',
  '#1B7F3B',
  '#5C6670',
  '#A8326E',
  '#00838F',
  '#8A5300',
  '#2A3F8F',
] as const;

/** A category as the form shows it; without one what a new one begins with. */
export function valuesOf(category: OfficeCategory | undefined, parentId = ''): CategoryValues {
  if (!category) return { name: '', parentId, color: COLORS[0], stationId: '', windows: [] };
  const { name, color, windows } = category;
  return { name, parentId: category.parentId ?? '', color, stationId: category.stationId ?? '', windows };
}

/** The form's values as the server takes them. */
export function bodyOf({ name, parentId, color, stationId, windows }: CategoryValues) {
  return { name: name.trim(), parentId: parentId || null, color, stationId: stationId || null, windows };
}

/** Whether one of its windows is wrong. */
export const windowsWrong = ({ windows }: CategoryValues): boolean =>
  windows.some((window) => windowFault(window) !== undefined);

/** Where a category may stand, set in by how deep that is. */
export function parentOptions(categories: readonly OfficeCategory[], id: string, t: Translate): Option[] {
  const possible = rowsOf(categories, new Set()).filter(({ category }) =>
    fitsBelow(categories, id, category.id),
  );
  return [{ value: '', label: t('office.categories.top') }, ...possible.map(optionOf)];
}

/** All categories, set in by how deep they stand. */
export const categoryOptions = (categories: readonly OfficeCategory[]): Option[] =>
  rowsOf(categories, new Set()).map(optionOf);

const optionOf = ({ category, depth }: Place): Option => ({
  value: category.id,
  label: `${'\u00A0\u00A0\u00A0'.repeat(depth)}${category.name}`,
});

/** What somebody else made of it, one sentence each. */
export function changesOf(
  base: OfficeCategory,
  theirs: OfficeCategory,
  nameOf: (id: string) => string,
  t: Translate,
): string[] {
  const windows = JSON.stringify(theirs.windows) !== JSON.stringify(base.windows);
  return [
    ...(theirs.name === base.name ? [] : [t('office.menu.conflict.name', { name: theirs.name })]),
    ...(theirs.parentId === base.parentId
      ? []
      : [
          theirs.parentId === null
            ? t('office.categories.conflict.top')
            : t('office.categories.conflict.parent', { name: nameOf(theirs.parentId) }),
        ]),
    ...(theirs.color === base.color ? [] : [t('office.categories.conflict.color')]),
    ...(theirs.stationId === base.stationId ? [] : [t('office.categories.conflict.station')]),
    ...(windows ? [t('office.categories.conflict.windows')] : []),
  ];
}

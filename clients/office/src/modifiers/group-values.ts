import { type OptionGroupWhole, uuid7 } from '@fastops/device';
import type { Language, Translate } from '@fastops/ui';
import { type Purse, textOf } from '../money/money-text.ts';

export const HOME = '/admin/modifiers';

/** An option as the form shows it. */
export interface OptionValues {
  id: string;
  name: string;
  /** As it is typed. */
  price: string;
  priceMinor: number;
  isDefault: boolean;
  maxQuantity: number;
}

/** What of a group is edited. */
export interface GroupValues {
  name: string;
  minChoices: number;
  /** Null: any number. */
  maxChoices: number | null;
  options: OptionValues[];
}

export const newOption = (): OptionValues => ({
  ...{ id: uuid7(), name: '', price: '', priceMinor: 0 },
  ...{ isDefault: false, maxQuantity: 1 },
});

/** A group as the form shows it; without one what a new one begins with. */
export function valuesOf(group: OptionGroupWhole | undefined, purse: Purse, language: Language): GroupValues {
  if (!group) return { name: '', minChoices: 0, maxChoices: 1, options: [newOption()] };
  const { name, minChoices, maxChoices, options } = group;
  const typed = options.map((option) => ({
    ...option,
    price: option.priceMinor === 0 ? '' : textOf(option.priceMinor, purse, language),
  }));
  return { name, minChoices, maxChoices, options: typed };
}

/** The form's values as the server takes them. */
export function bodyOf({ name, options, ...limits }: GroupValues) {
  return {
    name: name.trim(),
    ...limits,
    options: options.map(({ price: _typed, ...option }) => ({ ...option, name: option.name.trim() })),
  };
}

/** What is wrong with the options or with how many may be chosen. */
export type GroupFault = 'empty' | 'nameless' | 'repeated' | 'crossed' | 'tooFew' | 'beforehand';

/** The first thing that is wrong; undefined where nothing is. */
export function faultOf({ minChoices, maxChoices, options }: GroupValues): GroupFault | undefined {
  const names = options.map(({ name }) => name.trim().toLowerCase());
  if (options.length === 0) return 'empty';
  if (names.includes('')) return 'nameless';
  if (new Set(names).size < names.length) return 'repeated';
  const most = maxChoices ?? Infinity;
  if (minChoices > most) return 'crossed';
  if (minChoices > options.reduce((sum, { maxQuantity }) => sum + maxQuantity, 0)) return 'tooFew';
  return options.filter(({ isDefault }) => isDefault).length > most ? 'beforehand' : undefined;
}

/** How many are chosen, in words: `Elige de 1 a 3`. */
export function ruleWords(
  { minChoices, maxChoices }: Pick<GroupValues, 'minChoices' | 'maxChoices'>,
  t: Translate,
): string {
  if (maxChoices === null)
    return minChoices === 0
      ? t('office.groups.rule.any')
      : t('office.groups.rule.atLeast', { min: minChoices });
  if (minChoices === 0) return t('office.groups.rule.upTo', { max: maxChoices });
  if (minChoices === maxChoices) return t('office.groups.rule.exactly', { n: minChoices });
  return t('office.groups.rule.range', { min: minChoices, max: maxChoices });
}

/** What somebody else made of it, one sentence each. */
export function changesOf(base: OptionGroupWhole, theirs: OptionGroupWhole, t: Translate): string[] {
  const before = new Map(base.options.map((option) => [option.id, option]));
  const after = new Set(theirs.options.map(({ id }) => id));
  const rule = ruleWords(theirs, t);
  return [
    ...(theirs.name === base.name ? [] : [t('office.menu.conflict.name', { name: theirs.name })]),
    ...(rule === ruleWords(base, t) ? [] : [t('office.groups.conflict.rule', { rule })]),
    ...theirs.options.flatMap((option) => {
      const old = before.get(option.id);
      if (!old) return [t('office.groups.conflict.added', { name: option.name })];
      return JSON.stringify(old) === JSON.stringify(option)
        ? []
        : [t('office.groups.conflict.changed', { name: option.name })];
    }),
    ...base.options
      .filter(({ id }) => !after.has(id))
      .map(({ name }) => t('office.groups.conflict.removed', { name })),
  ];
}

import type { OfficeProduct } from '@fastops/device';
import type { Translate } from '@fastops/ui';

interface Words {
  t: Translate;
  money: (minor: number) => string;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What somebody else made of a product, one sentence each. */
export function changesOf(base: OfficeProduct, theirs: OfficeProduct, { t, money }: Words): string[] {
  const parts = ['description', 'categoryId', 'taxClassId', 'stationId', 'code', 'barcode'] as const;
  const lists = ['variants', 'groupIds', 'combo', 'windows', 'allergens', 'tags', 'prepMinutes'] as const;
  return [
    ...(theirs.name === base.name ? [] : [t('office.menu.conflict.name', { name: theirs.name })]),
    ...(theirs.priceMinor === base.priceMinor
      ? []
      : [t('office.product.conflict.price', { price: money(theirs.priceMinor) })]),
    ...(theirs.state === base.state ? [] : [t(`office.product.conflict.${theirs.state}`)]),
    ...[...parts, ...lists]
      .filter((part) => !same(theirs[part], base[part]))
      .map((part) => t(`office.product.conflict.${part}`)),
  ];
}

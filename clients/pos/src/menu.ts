import {
  type Catalog,
  type ComboSlot,
  type NewOrderLine,
  type OptionGroup,
  type Product,
  type SoldOut,
  soldOutOf,
  soldOutState,
  type Tax,
} from '@fastops/device';

/** A product as somebody wants it: its size, its options, and of a combo its parts. */
export type Wish = Omit<NewOrderLine, 'id' | 'quantity' | 'note'>;
/** A product as it stands in a combo. */
export type PartWish = NonNullable<Wish['parts']>[number];

/** The menu as the screen looks things up in it. */
export interface Menu {
  products: ReadonlyMap<string, Product>;
  groups: ReadonlyMap<string, OptionGroup>;
  /** Of each class. */
  taxes: ReadonlyMap<string, readonly Tax[]>;
  categories: ReadonlyMap<string, Catalog['categories'][number]>;
  soldOut: SoldOut;
}

const EMPTY: Menu = {
  products: new Map(),
  groups: new Map(),
  taxes: new Map(),
  categories: new Map(),
  soldOut: new Map(),
};

/** The menu of a document; empty while there is none. */
export function toMenu(catalog: Catalog | undefined): Menu {
  if (!catalog) return EMPTY;
  return {
    products: new Map(catalog.products.map((product) => [product.id, product])),
    groups: new Map(catalog.groups.map((group) => [group.id, group])),
    taxes: new Map(catalog.taxClasses.map(({ id, taxes }) => [id, taxes])),
    categories: new Map(catalog.categories.map((category) => [category.id, category])),
    soldOut: soldOutOf(catalog),
  };
}

/** Whether something has run out at a moment. */
export const isSoldOut = (menu: Menu, itemId: string, now: number): boolean =>
  soldOutState(menu.soldOut, itemId, now) !== 'here';

/** A moment on the clock of the branch; Monday is 1. */
export interface Moment {
  weekday: number;
  minute: number;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The day and the minute where the branch stands. */
export function momentAt(now: number, timeZone: string): Moment {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const weekday = DAYS.indexOf(part('weekday'));
  return { weekday: weekday === 0 ? 7 : weekday, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

/** Whether a product is sold at a moment: by its own hours, else by those of the nearest category that has some. */
export function isOpen(menu: Menu, product: Product, { weekday, minute }: Moment): boolean {
  let windows = product.windows;
  for (let at = menu.categories.get(product.categoryId); !windows && at; )
    [windows, at] = [at.windows, at.parentId === null ? undefined : menu.categories.get(at.parentId)];
  if (!windows) return true;
  const yesterday = ((weekday + 5) % 7) + 1;
  return windows.some(({ weekdays, fromMinute, toMinute }) =>
    fromMinute < toMinute
      ? weekdays.includes(weekday) && minute >= fromMinute && minute < toMinute
      : (weekdays.includes(weekday) && minute >= fromMinute) ||
        (weekdays.includes(yesterday) && minute < toMinute),
  );
}

/** What may be chosen with a product, in the order of the menu. */
export function groupsOf(menu: Menu, product: Product): OptionGroup[] {
  return product.groupIds.flatMap((id) => menu.groups.get(id) ?? []);
}

/** Whether a tap is not enough: a size, a combo, or something that must be chosen and is not by itself. */
export function mustChoose(menu: Menu, product: Product): boolean {
  if (product.variants.length > 0 || product.combo) return true;
  return groupsOf(menu, product).some((group) => defaultsOf(group).length < group.minChoices);
}

/** Whether anything can be chosen at all. */
export const mayChoose = (product: Product): boolean =>
  product.variants.length > 0 || product.groupIds.length > 0 || product.combo !== null;

function defaultsOf(group: OptionGroup): { optionId: string; quantity: number }[] {
  return group.options.filter(({ isDefault }) => isDefault).map(({ id }) => ({ optionId: id, quantity: 1 }));
}

/** A product as it is before anybody chooses: the first size, what is preset, of a combo what stands first. */
export function ownWish(menu: Menu, product: Product): Wish {
  const options = groupsOf(menu, product).flatMap(defaultsOf);
  const [variant] = product.variants;
  return {
    productId: product.id,
    ...(variant ? { variantId: variant.id } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(product.combo ? { parts: product.combo.slots.flatMap((slot) => ownParts(menu, slot)) } : {}),
  };
}

function ownParts(menu: Menu, slot: ComboSlot): PartWish[] {
  const preset = slot.choices.filter(({ isDefault }) => isDefault);
  const chosen = preset.length > 0 ? preset : slot.minChoices > 0 ? slot.choices.slice(0, 1) : [];
  return chosen.flatMap((choice) => partOf(menu, slot.id, choice) ?? []);
}

/** A choice of a slot as a part; undefined for a product that left the menu. */
export function partOf(
  menu: Menu,
  slotId: string,
  choice: { productId: string; variantId: string | null },
): PartWish | undefined {
  const product = menu.products.get(choice.productId);
  if (!product) return undefined;
  const wish = ownWish(menu, product);
  const variantId = choice.variantId ?? wish.variantId;
  return { slotId, productId: product.id, ...(variantId ? { variantId } : {}), ...pick(wish) };
}

const pick = ({ options }: Wish): Pick<Wish, 'options'> => (options ? { options } : {});

/** Whether two wishes are the same dish. */
export const sameWish = (one: Wish, other: Wish): boolean => keyOf(one) === keyOf(other);

function keyOf({ productId, variantId, options = [], parts = [] }: Wish): string {
  const chosen = options.map(({ optionId, quantity }) => `${optionId}×${quantity}`).sort();
  const inside = parts.map((part) => `${part.slotId}:${keyOf(part)}`);
  return [productId, variantId ?? '', chosen.join(), inside.join('|')].join('/');
}

/** What is missing or too much in a wish; undefined where it can be ordered. */
export function faultOf(menu: Menu, wish: Wish): { name: string; kind: 'few' | 'many' } | undefined {
  const product = menu.products.get(wish.productId);
  if (!product) return undefined;
  const counted = (count: number, limit: { name: string; minChoices: number; maxChoices: number | null }) =>
    count < limit.minChoices
      ? { name: limit.name, kind: 'few' as const }
      : limit.maxChoices !== null && count > limit.maxChoices
        ? { name: limit.name, kind: 'many' as const }
        : undefined;
  for (const group of groupsOf(menu, product)) {
    const own = new Set(group.options.map(({ id }) => id));
    const count = (wish.options ?? []).reduce(
      (sum, { optionId, quantity }) => sum + (own.has(optionId) ? quantity : 0),
      0,
    );
    const fault = counted(count, group);
    if (fault) return fault;
  }
  for (const slot of product.combo?.slots ?? []) {
    const parts = (wish.parts ?? []).filter(({ slotId }) => slotId === slot.id);
    const fault = counted(parts.length, slot) ?? parts.map((part) => faultOf(menu, part)).find(Boolean);
    if (fault) return fault;
  }
  return undefined;
}

function optionsPrice(menu: Menu, product: Product, wish: Wish): number {
  const prices = new Map(
    groupsOf(menu, product).flatMap(({ options }) => options.map(({ id, priceMinor }) => [id, priceMinor])),
  );
  return (wish.options ?? []).reduce(
    (sum, { optionId, quantity }) => sum + (prices.get(optionId) ?? 0) * quantity,
    0,
  );
}

const plainPrice = (product: Product, variantId: string | undefined): number =>
  product.variants.find(({ id }) => id === variantId)?.priceMinor ?? product.priceMinor;

/** The price of one, in minor units; for the eye only, the server decides. 0 for what left the menu. */
export function priceOf(menu: Menu, wish: Wish): number {
  const product = menu.products.get(wish.productId);
  if (!product) return 0;
  const own = plainPrice(product, wish.variantId) + optionsPrice(menu, product, wish);
  if (!product.combo) return own;
  const { lessBasisPoints, slots } = product.combo;
  let plain = 0;
  let added = optionsPrice(menu, product, wish);
  for (const part of wish.parts ?? []) {
    const inside = menu.products.get(part.productId);
    if (!inside) continue;
    plain += plainPrice(inside, part.variantId);
    const choice = slots
      .find(({ id }) => id === part.slotId)
      ?.choices.find(
        (one) => one.productId === part.productId && (one.variantId ?? part.variantId) === part.variantId,
      );
    added += (choice?.extraMinor ?? 0) + optionsPrice(menu, inside, part);
  }
  const base =
    lessBasisPoints === null ? product.priceMinor : plain - Math.round((plain * lessBasisPoints) / 10_000);
  return base + added;
}

/** What was chosen, in words, one thing a line. */
export function chosenWords(menu: Menu, wish: Wish): string[] {
  const product = menu.products.get(wish.productId);
  if (!product) return [];
  const variant = product.variants.find(({ id }) => id === wish.variantId)?.name;
  const names = new Map(
    groupsOf(menu, product).flatMap(({ options }) => options.map(({ id, name }) => [id, name])),
  );
  const options = (wish.options ?? []).flatMap(({ optionId, quantity }) => {
    const name = names.get(optionId);
    return name === undefined ? [] : [quantity === 1 ? name : `${quantity} × ${name}`];
  });
  const parts = (wish.parts ?? []).map((part) =>
    [menu.products.get(part.productId)?.name ?? '—', ...chosenWords(menu, part)].join(', '),
  );
  return [...(variant === undefined ? [] : [variant]), ...options, ...parts];
}

/** Who makes a wish, each station once; undefined for what stands on the shelf. */
export function stationsOf(menu: Menu, wish: Wish): (string | undefined)[] {
  const product = menu.products.get(wish.productId);
  if (!product?.combo) return [product?.stationId ?? undefined];
  return [...new Set((wish.parts ?? []).flatMap((part) => stationsOf(menu, part)))];
}

/** The taxes of a wish's amount, each part of a combo with its own. Rounded by part, as the server does. */
export function sharesOf(menu: Menu, wish: Wish): { taxes: readonly Tax[]; weight: number }[] {
  const taxesOf = ({ productId }: { productId: string }) =>
    menu.taxes.get(menu.products.get(productId)?.taxClassId ?? '') ?? [];
  const { parts = [] } = wish;
  if (parts.length === 0) return [{ taxes: taxesOf(wish), weight: 1 }];
  return parts.map((part) => ({ taxes: taxesOf(part), weight: priceOf(menu, part) }));
}

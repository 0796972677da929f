import type { ComboSlot, OptionGroup, Product } from '@fastops/device';
import { Button, Sheet, useT } from '@fastops/ui';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  faultOf,
  groupsOf,
  isSoldOut,
  type Menu,
  type PartWish,
  partOf,
  priceOf,
  type Wish,
} from '../menu.ts';
import { useMoney } from '../workplace.tsx';
import css from './choice.module.css';

interface Props {
  menu: Menu;
  product: Product;
  /** What is chosen when the sheet opens. */
  wish: Wish;
  /** What the button says before the price. */
  label: string;
  onChoose: (wish: Wish) => void;
  onClose: () => void;
}

/** The size, the options, and of a combo the parts: what is preset is on already. */
export function ChoiceSheet({ menu, product, wish: first, label, onChoose, onClose }: Props) {
  const t = useT();
  const money = useMoney();
  const [wish, setWish] = useState(first);
  const fault = faultOf(menu, wish);
  return (
    <Sheet title={product.name} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (fault) return;
          onChoose(wish);
          onClose();
        }}
      >
        <div className={css.parts}>
          <Choices menu={menu} product={product} wish={wish} onChange={setWish} />
          {product.combo?.slots.map((slot) => (
            <Slot
              key={slot.id}
              menu={menu}
              slot={slot}
              wish={wish}
              onChange={setWish}
              inPrice={product.combo?.lessBasisPoints === null}
            />
          ))}
        </div>
        <div className={css.foot}>
          <Button type="button" tone="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" aria-disabled={fault !== undefined}>
            {fault
              ? t(fault.kind === 'few' ? 'order.choose.few' : 'order.choose.many', { name: fault.name })
              : `${label} · ${money(priceOf(menu, wish))}`}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

interface ChoicesProps<W extends Wish> {
  menu: Menu;
  product: Product;
  wish: W;
  onChange: (wish: W) => void;
  /** A size that is not open to choice: the combo says which. */
  sized?: boolean;
  /** What a size costs is in the price of the combo. */
  inPrice?: boolean;
}

/** Sizes and groups of options of one product. */
function Choices<W extends Wish>(props: ChoicesProps<W>) {
  const { menu, product, wish, onChange, sized = false, inPrice = false } = props;
  const t = useT();
  const money = useMoney();
  return (
    <>
      {product.variants.length > 0 && !sized && (
        <fieldset className={css.group}>
          <legend>{t('order.choose.size')}</legend>
          {product.variants.map(({ id, name, priceMinor }) => (
            <Choice
              key={id}
              type="radio"
              name={`size ${product.id}`}
              label={name}
              price={inPrice ? '' : money(priceMinor)}
              checked={wish.variantId === id}
              soldOut={isSoldOut(menu, id, Date.now())}
              onChange={() => onChange({ ...wish, variantId: id })}
            />
          ))}
        </fieldset>
      )}
      {groupsOf(menu, product).map((group) => (
        <Group key={group.id} menu={menu} group={group} wish={wish} onChange={onChange} />
      ))}
    </>
  );
}

interface GroupProps<W extends Wish> {
  menu: Menu;
  group: OptionGroup;
  wish: W;
  onChange: (wish: W) => void;
}

function Group<W extends Wish>({ menu, group, wish, onChange }: GroupProps<W>) {
  const t = useT();
  const money = useMoney();
  const { minChoices, maxChoices } = group;
  const single = maxChoices === 1 && minChoices === 1;
  const own = new Set(group.options.map(({ id }) => id));
  const quantityOf = (id: string): number =>
    (wish.options ?? []).find(({ optionId }) => optionId === id)?.quantity ?? 0;
  const set = (optionId: string, quantity: number): void => {
    const others = (wish.options ?? []).filter(
      (one) => one.optionId !== optionId && !(single && own.has(one.optionId)),
    );
    onChange({ ...wish, options: quantity === 0 ? others : [...others, { optionId, quantity }] });
  };
  return (
    <fieldset className={css.group}>
      <legend>
        {group.name} <span>{limits(t, minChoices, maxChoices)}</span>
      </legend>
      {group.options.map(({ id, name, priceMinor, maxQuantity }) => {
        const quantity = quantityOf(id);
        return (
          <div key={id} className={css.row}>
            <Choice
              type={single ? 'radio' : 'checkbox'}
              name={`group ${group.id}`}
              label={name}
              price={priceMinor === 0 ? '' : `+ ${money(priceMinor)}`}
              checked={quantity > 0}
              soldOut={isSoldOut(menu, id, Date.now())}
              onChange={(checked) => set(id, checked ? 1 : 0)}
            />
            {maxQuantity > 1 && quantity > 0 && (
              <span className={css.stepper}>
                <button
                  type="button"
                  aria-label={t('order.less', { name })}
                  onClick={() => set(id, quantity - 1)}
                >
                  <Minus aria-hidden size={20} />
                </button>
                <output aria-label={t('order.quantity', { name })}>{quantity}</output>
                <button
                  type="button"
                  aria-label={t('order.more', { name })}
                  aria-disabled={quantity >= maxQuantity}
                  onClick={() => quantity < maxQuantity && set(id, quantity + 1)}
                >
                  <Plus aria-hidden size={20} />
                </button>
              </span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** How many there are to choose, in words; nothing where it does not matter. */
function limits(t: ReturnType<typeof useT>, min: number, max: number | null): string {
  if (min === 0) return max === null ? '' : t('order.choose.upTo', { n: max });
  if (max === min) return t('order.choose.exactly', { n: min });
  return max === null ? t('order.choose.atLeast', { n: min }) : t('order.choose.between', { min, max });
}

interface SlotProps {
  menu: Menu;
  slot: ComboSlot;
  wish: Wish;
  onChange: (wish: Wish) => void;
  /** The combo has a price of its own. */
  inPrice: boolean;
}

/** A part of a combo, and what is chosen with it. */
function Slot({ menu, slot, wish, onChange, inPrice }: SlotProps) {
  const t = useT();
  const money = useMoney();
  const single = slot.maxChoices === 1;
  const parts = (wish.parts ?? []).filter(({ slotId }) => slotId === slot.id);
  const put = (next: readonly PartWish[]): void => {
    const others = (wish.parts ?? []).filter(({ slotId }) => slotId !== slot.id);
    onChange({ ...wish, parts: [...others, ...next] });
  };
  const isChosen = (choice: ComboSlot['choices'][number]) => (part: PartWish) =>
    part.productId === choice.productId && (choice.variantId ?? part.variantId) === part.variantId;
  return (
    <fieldset className={css.group}>
      <legend>
        {slot.name} <span>{single ? '' : limits(t, slot.minChoices, slot.maxChoices)}</span>
      </legend>
      {slot.choices.map((choice) => {
        const product = menu.products.get(choice.productId);
        if (!product) return null;
        const chosen = parts.find(isChosen(choice));
        const size = product.variants.find(({ id }) => id === choice.variantId)?.name;
        const change = (checked: boolean): void => {
          const rest = single ? [] : parts.filter((part) => !isChosen(choice)(part));
          const made = checked ? partOf(menu, slot.id, choice) : undefined;
          put(made ? [...rest, made] : rest);
        };
        return (
          <div key={`${choice.productId} ${choice.variantId}`}>
            <Choice
              type={single ? 'radio' : 'checkbox'}
              name={`slot ${slot.id}`}
              label={size === undefined ? product.name : `${product.name} ${size}`}
              price={choice.extraMinor === 0 ? '' : `+ ${money(choice.extraMinor)}`}
              checked={chosen !== undefined}
              soldOut={isSoldOut(menu, product.id, Date.now())}
              onChange={change}
            />
            {chosen && (
              <div className={css.inside}>
                <Choices
                  menu={menu}
                  product={product}
                  wish={chosen}
                  sized={choice.variantId !== null}
                  inPrice={inPrice}
                  onChange={(next) => put(parts.map((part) => (part === chosen ? next : part)))}
                />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface ChoiceProps {
  type: 'radio' | 'checkbox';
  name: string;
  label: string;
  price: string;
  checked: boolean;
  soldOut: boolean;
  onChange: (checked: boolean) => void;
}

function Choice({ type, name, label, price, checked, soldOut, onChange }: ChoiceProps) {
  const t = useT();
  return (
    <label className={css.choice} data-checked={checked || undefined} data-sold-out={soldOut || undefined}>
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={soldOut && !checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={css.label}>{label}</span>
      <span className={css.price}>{soldOut ? t('order.soldOut') : price}</span>
    </label>
  );
}

import type { Product } from '@fastops/device';
import { useWorkplace } from '@fastops/device';
import { Button, Sheet, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { device } from '../app.ts';
import { groupsOf, isSoldOut, type Menu } from '../menu.ts';
import { catalogQuery } from '../queries.ts';
import css from './choice.module.css';

interface Props {
  menu: Menu;
  product: Product;
  onClose: () => void;
}

/** What of a product has run out, and until when; every device hears of it. */
export function SoldOutSheet({ menu, product, onClose }: Props) {
  const t = useT();
  const items = [
    { id: product.id, name: product.name },
    ...product.variants.map(({ id, name }) => ({ id, name: `${product.name} ${name}` })),
    ...groupsOf(menu, product).flatMap(({ options }) => options.map(({ id, name }) => ({ id, name }))),
  ];
  return (
    <Sheet title={t('order.soldOut.title')} onClose={onClose}>
      <div className={css.form}>
        <div className={css.parts}>
          {items.map((item) => (
            <Item key={item.id} menu={menu} item={item} />
          ))}
        </div>
        <div className={css.foot}>
          <Button tone="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

const STATES = ['here', 'tomorrow', 'further_notice'] as const;

function Item({ menu, item }: { menu: Menu; item: { id: string; name: string } }) {
  const t = useT();
  const { branch } = useWorkplace();
  const queries = useQueryClient();
  /** What was tapped, until the server has said yes or no. */
  const [asked, setAsked] = useState<(typeof STATES)[number]>();
  const until = menu.soldOut.get(item.id);
  const now = !isSoldOut(menu, item.id, Date.now()) ? 'here' : until === null ? 'further_notice' : 'tomorrow';
  const set = async (state: (typeof STATES)[number]): Promise<void> => {
    if (asked !== undefined || state === now) return;
    setAsked(state);
    try {
      await device.api.setSoldOut(
        branch.id,
        item.id,
        state === 'here' ? { soldOut: false, until: 'further_notice' } : { soldOut: true, until: state },
      );
      await queries.invalidateQueries({ queryKey: catalogQuery(branch.id).queryKey });
      toast({ tone: 'ok', text: t(`order.soldOut.said.${state}`, { name: item.name }) });
    } catch (error) {
      sayProblem(error);
    } finally {
      setAsked(undefined);
    }
  };
  return (
    <fieldset className={css.group}>
      <legend>{item.name}</legend>
      {STATES.map((state) => (
        <label key={state} className={css.choice} data-checked={state === (asked ?? now) || undefined}>
          <input
            type="radio"
            name={item.id}
            checked={state === (asked ?? now)}
            onChange={() => void set(state)}
          />
          <span className={css.label}>{t(`order.soldOut.${state}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

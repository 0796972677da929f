import { type Product, SOLD_OUT_STATES, soldOutState, useWorkplace } from '@fastops/device';
import { Button, Sheet, useSoldOut, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { device } from '../app.ts';
import { groupsOf, type Menu } from '../menu.ts';
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
    <Sheet title={t('soldOut.title')} onClose={onClose}>
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

function Item({ menu, item }: { menu: Menu; item: { id: string; name: string } }) {
  const t = useT();
  const { branch } = useWorkplace();
  const queries = useQueryClient();
  const { shown, set } = useSoldOut({
    item,
    now: soldOutState(menu.soldOut, item.id, Date.now()),
    send: async (itemId, change) => {
      await device.api.setSoldOut(branch.id, itemId, change);
      await queries.invalidateQueries({ queryKey: catalogQuery(branch.id).queryKey });
    },
  });
  return (
    <fieldset className={css.group}>
      <legend>{item.name}</legend>
      {SOLD_OUT_STATES.map((state) => (
        <label key={state} className={css.choice} data-checked={state === shown || undefined}>
          <input type="radio" name={item.id} checked={state === shown} onChange={() => set(state)} />
          <span className={css.label}>{t(`soldOut.${state}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

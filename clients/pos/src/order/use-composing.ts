import { type Product, useWorkplace, uuid7 } from '@fastops/device';
import { useT } from '@fastops/ui';
import { useCallback, useMemo, useState } from 'react';
import { unitsByProduct } from '../comanda.ts';
import { changeDraft, takeDraft, useDraft } from '../drafts.ts';
import { type Menu, mustChoose, ownWish, sameWish, type Wish } from '../menu.ts';
import { sendComanda } from './send-comanda.ts';

/** A wish that is being chosen: of a line, or of one to come. */
export interface Choosing {
  wish: Wish;
  lineId: string | undefined;
}

/** The comanda of a place with the two acts on the whole of it: adding a product and sending everything. */
export function useComposing(
  key: string,
  place: { tableId: string | undefined; name: string },
  menu: Menu,
  toFloor: () => void,
) {
  const t = useT();
  const workplace = useWorkplace();
  const comanda = useDraft(key);
  const [selected, setSelected] = useState<string>();
  const [said, setSaid] = useState('');
  const units = useMemo(() => unitsByProduct(comanda.lines), [comanda.lines]);
  const [choosing, setChoosing] = useState<Choosing>();
  const put = useCallback(
    (product: Product, wish: Wish) => {
      const next = changeDraft(key, { type: 'add', wish, lineId: uuid7() });
      setSelected(next.lines.find((line) => sameWish(line.wish, wish) && line.note === '')?.id);
      setSaid(t('order.added', { name: product.name, n: unitsByProduct(next.lines).get(product.id) ?? 0 }));
    },
    [key, t],
  );
  const add = useCallback(
    (product: Product) => {
      const wish = ownWish(menu, product);
      if (mustChoose(menu, product)) setChoosing({ wish, lineId: undefined });
      else put(product, wish);
    },
    [menu, put],
  );
  const choose = (wish: Wish): void => {
    const product = menu.products.get(wish.productId);
    if (!product || !choosing) return;
    if (choosing.lineId === undefined) put(product, wish);
    else changeDraft(key, { type: 'choose', lineId: choosing.lineId, wish });
  };
  const send = (): void => {
    const taken = takeDraft(key);
    if (taken.lines.length === 0) return;
    sendComanda(taken, place, workplace);
    toFloor();
  };
  return { comanda, units, selected, setSelected, said, add, choosing, choose, setChoosing, send };
}

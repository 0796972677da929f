import type { ListPrice } from '@fastops/device';
import { sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { AT_ONCE, chunksOf } from '../chunks.ts';
import { listPricesQuery, menuApi, priceListsQuery } from '../menu/menu-queries.ts';
import { useMoney } from '../money/use-money.ts';
import { changesIn, type Drafts, type PriceChange, undoOf } from './prices.ts';

/** Sends prices of a list, and takes them back. */
function useSend() {
  const t = useT();
  const queryClient = useQueryClient();
  const send = async (list: string, prices: readonly PriceChange[]): Promise<void> => {
    try {
      for (const part of chunksOf(prices, AT_ONCE)) await menuApi.setListPrices(list, part);
    } finally {
      // Of several parts some may be saved where a later one was refused: what is shown is what is.
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: listPricesQuery(list).queryKey }),
        queryClient.invalidateQueries({ queryKey: priceListsQuery.queryKey }),
      ]);
    }
  };
  const takeBack = async (list: string, prices: readonly PriceChange[]): Promise<void> => {
    try {
      await send(list, prices);
      toast({ tone: 'ok', text: t('office.lists.prices.undone', { n: prices.length }) });
    } catch (error) {
      sayProblem(error);
    }
  };
  return { send, takeBack };
}

/** The prices of a list as they are typed: kept here until they are saved, whatever is read anew meanwhile. */
export function usePrices(listId: string | undefined, rows: readonly ListPrice[]) {
  const t = useT();
  const { send, takeBack } = useSend();
  const { textOf, minorOf } = useMoney();
  const [drafts, setDrafts] = useState<Drafts>(new Map());
  const changes = changesIn(rows, drafts, minorOf);

  /** Saves what was changed; the notice takes it back. */
  const save = async (): Promise<void> => {
    if (listId === undefined || changes.length === 0) return setDrafts(new Map());
    const undo = undoOf(rows, changes);
    await send(listId, changes);
    setDrafts(new Map());
    toast({
      tone: 'ok',
      text: t('office.lists.prices.saved', { n: changes.length }),
      action: { label: t('common.undo'), run: () => void takeBack(listId, undo) },
    });
  };
  /** Puts many prices in place of what is typed; the notice takes it back. Nothing is sent. */
  const put = (texts: ReadonlyMap<string, string>, said: string): void => {
    const before = drafts;
    setDrafts(new Map([...drafts, ...texts]));
    toast({
      tone: 'info',
      text: said,
      action: { label: t('common.undo'), run: () => setDrafts(before) },
    });
  };
  return {
    drafts,
    changed: changes.length,
    save,
    discard: () => setDrafts(new Map()),
    type: useCallback(
      (itemId: string, text: string) => setDrafts((now) => new Map(now).set(itemId, text)),
      [],
    ),
    forget: useCallback((itemId: string) => {
      setDrafts((now) => new Map([...now].filter(([id]) => id !== itemId)));
    }, []),
    fill: (prices: ReadonlyMap<string, number>): void => {
      const texts = new Map([...prices].map(([id, minor]) => [id, textOf(minor)]));
      put(texts, t('office.lists.filled', { n: texts.size }));
    },
    clear: (some: readonly ListPrice[]): void => {
      const texts = new Map(some.map(({ itemId }) => [itemId, '']));
      put(texts, t('office.lists.cleared', { n: texts.size }));
    },
  };
}

export type Prices = ReturnType<typeof usePrices>;

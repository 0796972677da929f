import { ApiProblem, type ProductLine } from '@fastops/device';
import { sayProblem, toast, useT } from '@fastops/ui';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { catalogApi, menuKey, productQuery, productsKey } from '../menu/menu-queries.ts';
import { useMoney } from '../money/use-money.ts';

type Pages = InfiniteData<{ products: ProductLine[] }>;
export type SetPrice = (line: ProductLine, toMinor: number) => Promise<void>;

/** Puts a price into every list that shows the product, before the server has told it. */
function usePaint(): (productId: string, priceMinor: number) => void {
  const queryClient = useQueryClient();
  return useMemo(
    () => (productId, priceMinor) =>
      queryClient.setQueriesData<Pages>(
        { queryKey: productsKey },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              products: page.products.map((one) => (one.id === productId ? { ...one, priceMinor } : one)),
            })),
          },
      ),
    [queryClient],
  );
}

/**
 * Saves the price of one product as it was looked at. It is shown at once; the notice takes it back, and who was slower than
 * somebody else is told so and sees theirs.
 */
export function useSetPrice(): SetPrice {
  const t = useT();
  const { money } = useMoney();
  const queryClient = useQueryClient();
  const paint = usePaint();
  return useMemo(() => {
    const save = async ({ id, name, priceMinor }: ProductLine, toMinor: number): Promise<boolean> => {
      paint(id, toMinor);
      try {
        await catalogApi.setPrices([{ itemId: id, fromMinor: priceMinor, toMinor }]);
        return true;
      } catch (error) {
        paint(id, priceMinor);
        if (!(error instanceof ApiProblem) || error.code !== 'catalog.price_moved') throw error;
        const fresh = await queryClient.fetchQuery({ ...productQuery(id), staleTime: 0 });
        paint(id, fresh.priceMinor);
        const price = money(fresh.priceMinor);
        toast({ tone: 'danger', text: t('office.products.price.moved', { name, price }) });
        return false;
      } finally {
        void queryClient.invalidateQueries({ queryKey: menuKey });
      }
    };
    const takeBack = async (line: ProductLine, toMinor: number): Promise<void> => {
      const { name } = line;
      if (await save(line, toMinor))
        toast({ tone: 'ok', text: t('office.products.price.undone', { name, price: money(toMinor) }) });
    };
    return async (line, toMinor) => {
      const { name, priceMinor } = line;
      try {
        if (!(await save(line, toMinor))) return;
        const undo = (): void =>
          void takeBack({ ...line, priceMinor: toMinor }, priceMinor).catch(sayProblem);
        toast({
          tone: 'ok',
          text: t('office.products.price.set', { name, price: money(toMinor) }),
          action: { label: t('common.undo'), run: undo },
        });
      } catch (error) {
        sayProblem(error);
      }
    };
  }, [t, money, queryClient, paint]);
}

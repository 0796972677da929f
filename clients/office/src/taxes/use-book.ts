import type { TaxBook } from '@fastops/device';
import { sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { taxesQuery } from '../menu/menu-queries.ts';

/** Changes the taxes: each change answers with all of them, and says how it is taken back where that is possible. */
export function useBook() {
  const t = useT();
  const queryClient = useQueryClient();
  const keep = (book: TaxBook): void => queryClient.setQueryData(taxesQuery.queryKey, book) && undefined;
  const change = async (
    act: () => Promise<TaxBook>,
    said: string,
    undo?: () => Promise<TaxBook>,
  ): Promise<void> => {
    keep(await act());
    const takeBack = async (): Promise<void> => {
      try {
        if (undo) keep(await undo());
      } catch (error) {
        sayProblem(error);
      }
    };
    toast({
      tone: 'ok',
      text: said,
      ...(undo ? { action: { label: t('common.undo'), run: () => void takeBack() } } : {}),
    });
  };
  return {
    /** Rejects with the refusal: for a form that shows it. */
    change,
    /** Says the refusal: for a button. */
    press: async (...asked: Parameters<typeof change>): Promise<void> => {
      try {
        await change(...asked);
      } catch (error) {
        sayProblem(error);
      }
    },
  };
}

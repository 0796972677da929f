import type { OfficeCategory } from '@fastops/device';
import { sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { categoriesQuery, menuApi } from '../menu/menu-queries.ts';
import { type Move, moved, undoOf } from './tree.ts';

const { queryKey } = categoriesQuery;

/** Moves categories at once, in the order of the taps; one into another can be taken back from its notice. */
export function useMoves() {
  const t = useT();
  const queryClient = useQueryClient();
  const line = useRef<Promise<unknown>>(Promise.resolve());
  /** How many moves are on their way: only the answer to the last one shows what was not seen here. */
  const waiting = useRef(0);
  const [heard, setHeard] = useState('');
  const send = async (move: Move): Promise<void> => {
    try {
      const categories = await menuApi.placeCategories(move.parentId, move.categoryIds);
      waiting.current -= 1;
      if (waiting.current === 0) queryClient.setQueryData(queryKey, categories);
    } catch (error) {
      waiting.current -= 1;
      sayProblem(error);
      await queryClient.invalidateQueries({ queryKey });
    }
  };
  const place = (move: Move): void => {
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, (now: OfficeCategory[] | undefined) => now && moved(now, move));
    waiting.current += 1;
    line.current = line.current.then(() => send(move));
  };
  const move = (category: OfficeCategory, to: Move): void => {
    const now = queryClient.getQueryData(queryKey) ?? [];
    const undo = undoOf(now, category.id);
    const { name } = category;
    place(to);
    const above = now.find(({ id }) => id === to.parentId)?.name;
    if (to.parentId === category.parentId) {
      const { length } = to.categoryIds;
      setHeard(
        t('office.categories.moved.at', { name, at: to.categoryIds.indexOf(category.id) + 1, length }),
      );
      return;
    }
    toast({
      tone: 'ok',
      text:
        above === undefined
          ? t('office.categories.moved.top', { name })
          : t('office.categories.moved.into', { name, above }),
      action: { label: t('common.undo'), run: () => place(undo) },
    });
  };
  return { move, heard };
}

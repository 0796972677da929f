import { hashKey, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { catalogApi, productsQuery } from '../menu/menu-queries.ts';
import { asked, type ListFilter } from './list-filter.ts';
import { linesOf, type Pages, pagesAt, readPage, withPage } from './long-list.ts';

/** So many pages are read again whenever the menu changes; of longer lists only what is in sight. */
const READ_AGAIN = 5;
/** So many rows before the end the next page is asked for. */
const AHEAD = 60;

/**
 * The products a filter wants. Pages come by themselves while one scrolls. A long list is not read again whole with every
 * change of the menu, as twenty thousand products are a hundred requests: the first page, which tells the count, and those in
 * sight are read at once, the others when they come in sight.
 */
export function useProductList(filter: ListFilter) {
  const { queryKey, ...query } = productsQuery(asked(filter));
  const list = useInfiniteQuery({
    queryKey,
    ...query,
    enabled: ({ state }) => (state.data?.pages.length ?? 0) <= READ_AGAIN,
    // What was found stays while something else is looked for.
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchNextPageError, isFetching, fetchNextPage } = list;
  const lines = useMemo(() => (data ? linesOf(data) : []), [data]);
  const sight = useLongList(filter, list.isPlaceholderData ? undefined : data);
  const onSight = useCallback(
    (first: number, last: number): void => {
      sight(first, last);
      const near = last >= lines.length - AHEAD;
      if (near && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
    },
    [sight, lines, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage],
  );
  return { ...list, lines, total: data?.pages[0]?.total ?? lines.length, onSight };
}

/** Keeps what is in sight of a long list as it is now; told by what it returns which rows those are. */
function useLongList(filter: ListFilter, data: Pages | undefined): (first: number, last: number) => void {
  const queryClient = useQueryClient();
  const { queryKey } = productsQuery(asked(filter));
  const hash = hashKey(queryKey);
  // The pages that may have changed since they were read.
  const old = useRef(new Set<number>());
  const seen = useRef<[number, number]>([0, 0]);
  const now = useRef({ queryKey, filter, data });
  useEffect(() => {
    now.current = { queryKey, filter, data };
  });
  const readOld = useCallback(async (): Promise<void> => {
    const { queryKey: key, filter: wanted, data: known } = now.current;
    if (!known) return;
    for (const at of new Set([0, ...pagesAt(known, ...seen.current)])) {
      if (!old.current.delete(at)) continue;
      try {
        const page = await readPage(known, at, (after) => catalogApi.products(asked(wanted), after));
        queryClient.setQueryData(key, (held) => held && withPage(held, at, page));
      } catch {
        // Without a network what was read stays; it is tried again when it comes in sight or the line is back.
        old.current.add(at);
      }
    }
  }, [queryClient]);
  useEffect(() => {
    const readAgain = (): void => {
      const count = now.current.data?.pages.length ?? 0;
      old.current = new Set(count > READ_AGAIN ? Array.from({ length: count }, (_, at) => at) : []);
      void readOld();
    };
    // One may come back to a list that was read a while ago.
    readAgain();
    return queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'invalidate') return;
      if (event.query.queryHash === hash) readAgain();
    });
  }, [queryClient, hash, readOld]);
  return useCallback(
    (first, last) => {
      seen.current = [first, last];
      if (old.current.size > 0) void readOld();
    },
    [readOld],
  );
}

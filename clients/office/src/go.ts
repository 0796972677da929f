import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** Goes to an address of this app, asking first where something is not saved. */
export function useGo(): (href: string) => void {
  const { history } = useRouter();
  return useCallback((href) => history.push(href), [history]);
}

/** As `useGo`, in place of the address of now: for filters, which nobody wants to step back through. */
export function useReplace(): (href: string) => void {
  const { history } = useRouter();
  return useCallback((href) => history.replace(href), [history]);
}

/** Where the page stands: `/admin/users/{id}?search=ana` is `users`, the id and the filters. */
export interface Address {
  page: string;
  id: string | undefined;
  filters: ReadonlyMap<string, string>;
}

/** The address of now, taken apart; the component is painted again when it changes. */
export function useAddress(): Address {
  const pathname = useLocation({ select: (location) => location.pathname });
  const searchStr = useLocation({ select: (location) => location.searchStr });
  return useMemo(() => {
    const [, , page = '', id] = pathname.split('/');
    return { page, id: id || undefined, filters: new Map(new URLSearchParams(searchStr)) };
  }, [pathname, searchStr]);
}

/** An address with these filters; what is empty is left out. */
export function withFilters(path: string, filters: Readonly<Record<string, string | undefined>>): string {
  const kept = Object.entries(filters).filter((one): one is [string, string] => Boolean(one[1]));
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}

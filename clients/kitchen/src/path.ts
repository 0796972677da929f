import { useSyncExternalStore } from 'react';

/**
 * Three addresses need no routing library, and a kitchen tablet should not load one:
 * `/kds/` choose station · `/kds/printers` · `/kds/<station id or all>`.
 */
const BASE = import.meta.env.BASE_URL;

export type Route = { page: 'choose' } | { page: 'printers' } | { page: 'board'; station: string };

/** The route of an address inside the app, e.g. `printers` or a station's id. */
export function routeOf(path: string): Route {
  const [first = ''] = path.split('/');
  if (first === '') return { page: 'choose' };
  if (first === 'printers') return { page: 'printers' };
  return { page: 'board', station: decodeURIComponent(first) };
}

export const pathOf = (route: Route): string => {
  if (route.page === 'choose') return '';
  return route.page === 'printers' ? 'printers' : encodeURIComponent(route.station);
};

const inside = (): string => location.pathname.slice(BASE.length);

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
}

export const useRoute = (): Route => routeOf(useSyncExternalStore(subscribe, inside));

export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const url = BASE + pathOf(route);
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

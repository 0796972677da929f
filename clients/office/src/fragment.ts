import { useState } from 'react';

/**
 * The secret that a link carries behind its `#`, read once and taken out of the address at once: it must not stay in the
 * history, nor be seen over a shoulder. Undefined where the address has none.
 */
export function takeFragment(): string | undefined {
  const secret = location.hash.slice(1);
  if (secret === '') return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return secret;
}

/** What each page took: React paints a page twice in development, and the address gives its secret only once. */
const taken = new Map<string, string>();

/** The secret of this page's link, for as long as the page stands. */
export function useFragment(): string | undefined {
  const [secret] = useState(() => {
    const fresh = takeFragment();
    if (fresh !== undefined) taken.set(location.pathname, fresh);
    return fresh ?? taken.get(location.pathname);
  });
  return secret;
}

/** Lets go of this page's secret once it was used: coming back must not offer it again. */
export function dropFragment(): void {
  taken.delete(location.pathname);
}

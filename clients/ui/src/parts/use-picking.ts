import { useCallback, useEffect, useRef } from 'react';
import type { Pick, Picking } from './list-shape.ts';

/**
 * How rows are picked: one by one, and with Shift all from the last one that was touched. The function stays the same, so
 * that rows which remember what they painted are not painted anew.
 */
export function usePicking<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  picking: Picking<Row> | undefined,
): Pick {
  const last = useRef<string>(undefined);
  const now = useRef({ rows, rowKey, picking });
  useEffect(() => {
    now.current = { rows, rowKey, picking };
  });
  return useCallback((key, on, range) => {
    const { rows: all, rowKey: keyOf, picking: held } = now.current;
    if (!held) return;
    const keys = all.map(keyOf);
    const [from, to] = [keys.indexOf(last.current ?? key), keys.indexOf(key)].toSorted((a, b) => a - b);
    const some = range && from !== undefined && from >= 0 ? keys.slice(from, (to ?? from) + 1) : [key];
    last.current = key;
    const picked = new Set(held.picked);
    for (const one of some)
      if (on) picked.add(one);
      else picked.delete(one);
    held.onPick(picked);
  }, []);
}

import type { Translate } from './phrases.ts';

/** What a place is called aloud: "Mesa 5" for a table named 5 or T5, "Barra 2" as it is, the counter without one. */
export function placeName(tableName: string | null | undefined, t: Translate): string {
  if (!tableName) return t('place.counter');
  return /\p{L}{3}/u.test(tableName) ? tableName : t('place.table', { name: tableName });
}

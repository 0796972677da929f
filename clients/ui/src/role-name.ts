import type { Translate } from './phrases.ts';

const READY = [
  'owner',
  'administrator',
  'manager',
  'accountant',
  'cashier',
  'waiter',
  'kitchen',
  'courier',
] as const;

/** What a role is called: a ready one in the reader's language, another as its restaurant named it. */
export function roleName(role: { key: string | null; name: string }, t: Translate): string {
  const ready = READY.find((key) => key === role.key);
  return ready ? t(`role.${ready}`) : role.name;
}

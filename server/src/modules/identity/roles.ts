/** A role every company has from the start. */
export interface ReadyRole {
  key: string;
  /** Who outranks whom: only a higher level may touch a lower one. 1 to 100. */
  level: number;
  es: string;
  en: string;
}

/** The ready roles. What each may do is declared by the modules beside their permissions. */
export const READY_ROLES: readonly ReadyRole[] = [
  { key: 'owner', level: 100, es: 'Dueño', en: 'Owner' },
  { key: 'administrator', level: 80, es: 'Administrador', en: 'Administrator' },
  { key: 'manager', level: 60, es: 'Gerente', en: 'Manager' },
  { key: 'accountant', level: 50, es: 'Contador', en: 'Accountant' },
  { key: 'cashier', level: 40, es: 'Cajero', en: 'Cashier' },
  { key: 'waiter', level: 20, es: 'Mesero', en: 'Waiter' },
  { key: 'kitchen', level: 20, es: 'Cocina', en: 'Kitchen' },
  { key: 'courier', level: 20, es: 'Domiciliario', en: 'Courier' },
];

/** The ready roles. What each may do is declared by the modules beside their permissions. */
export const ROLES = ['owner', 'manager', 'cashier', 'waiter', 'kitchen'] as const;

/** Role → permission codes, gathered at start from what the modules declare. */
export type RolePermissions = ReadonlyMap<string, ReadonlySet<string>>;

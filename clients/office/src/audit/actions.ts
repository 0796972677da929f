import type { PlainPhraseKey, Translate } from '@fastops/ui';

type Named = Extract<PlainPhraseKey, `office.action.${string}`>;

/** What people do that is written down, in the order of the filter. */
export const ACTIONS = [
  'identity.member_created',
  'identity.member_invited',
  'identity.invitation_accepted',
  'identity.member_renamed',
  'identity.roles_assigned',
  'identity.member_disabled',
  'identity.member_enabled',
  'identity.member_left',
  'identity.pin_changed',
  'identity.pin_removed',
  'identity.password_changed',
  'identity.password_reset_issued',
  'identity.password_reset',
  'identity.sessions_ended',
  'identity.refresh_reused',
  'identity.role_created',
  'identity.role_changed',
  'identity.role_deleted',
  'identity.branch_created',
  'identity.branch_changed',
  'identity.branch_closed',
  'identity.branch_opened',
  'identity.device_created',
  'identity.device_code_issued',
  'identity.device_enrolled',
  'identity.device_unlocked',
  'identity.device_revoked',
  'identity.api_key_created',
  'identity.api_key_revoked',
  'identity.act_approved',
  'orders.line_voided',
  'orders.line_discounted',
  'orders.line_comped',
  'orders.order_discounted',
  'orders.order_cancelled',
  'orders.area_created',
  'orders.area_changed',
  'orders.area_deleted',
  'orders.area_restored',
  'orders.table_created',
  'orders.tables_generated',
  'orders.table_changed',
  'orders.table_deleted',
  'orders.table_restored',
  'orders.table_reserved',
  'orders.reservation_removed',
  'printing.job_retried',
  'printing.job_cancelled',
  'printing.job_confirmed',
  'printing.job_moved',
  'printing.drawer_opened',
  'printing.paper_style_changed',
  'printing.logo_set',
  'printing.logo_removed',
  'printing.poll_url_issued',
  'printing.poll_url_revoked',
  'printing.printer_created',
  'printing.agent_created',
  'printing.agent_renamed',
  'printing.agent_code_issued',
  'printing.agent_enrolled',
  'printing.agent_revoked',
  'printing.printer_changed',
  'printing.printer_deleted',
  'printing.printer_restored',
  'printing.station_created',
  'printing.station_changed',
  'printing.station_deleted',
  'printing.station_restored',
  'printing.routing_changed',
  'printing.fault_played',
  'customers.customer_created',
  'customers.customer_changed',
  'customers.customer_deleted',
  'customers.customer_restored',
  'customers.customer_erased',
  'customers.consent_recorded',
  'catalog.product_created',
  'catalog.product_changed',
  'catalog.price_changed',
  'catalog.product_deleted',
  'catalog.product_restored',
  'catalog.products_changed',
  'catalog.picture_changed',
  'catalog.picture_removed',
  'catalog.menu_imported',
  'catalog.menu_import_undone',
  'catalog.category_created',
  'catalog.category_changed',
  'catalog.category_deleted',
  'catalog.group_created',
  'catalog.group_changed',
  'catalog.group_deleted',
  'catalog.group_restored',
  'catalog.list_created',
  'catalog.list_changed',
  'catalog.list_deleted',
  'catalog.list_restored',
  'catalog.list_prices_changed',
  'catalog.taxes_changed',
  'catalog.category_restored',
  'catalog.tax_created',
  'catalog.tax_changed',
  'catalog.tax_class_created',
  'catalog.tax_class_changed',
  'catalog.regime_created',
  'catalog.regime_changed',
  'identity.company_created',
  'identity.company_updated',
  'identity.plan_changed',
  'identity.owner_invited',
  'identity.ownership_granted',
  'identity.ownership_withdrawn',
  'identity.company_suspended',
  'identity.company_reactivated',
  'identity.company_closed',
  'identity.company_past_due_set',
  'identity.suspension_announced',
  'identity.suspension_withdrawn',
  'identity.support_code_issued',
  'identity.support_entered',
] as const;

type Action = (typeof ACTIONS)[number];
type Key<Name extends string> = Name extends `${string}.${infer Rest}` ? `office.action.${Rest}` : never;

const keyOf = (action: Action): Extract<Named, Key<Action>> =>
  `office.action.${action.slice(action.indexOf('.') + 1)}` as Extract<Named, Key<Action>>;

/** What was done, in words; a deed that has none yet is shown by its name, so that nothing is hidden. */
export function actionWords(action: string, t: Translate): string {
  const known = ACTIONS.find((one) => one === action);
  return known ? t(keyOf(known)) : action;
}

/** Names of facts that have words of their own. */
const FIELDS = [
  'name',
  'email',
  'state',
  'level',
  'permissions',
  'roles',
  'description',
  'address',
  'timeZone',
  'cutoffHour',
  'taxId',
  'plan',
  'branchIds',
  'kind',
  'minutes',
  'area',
  'seats',
  'shape',
  'guests',
  'tables',
  'fields',
] as const;

/** The name of a fact in words; of one inside another, the innermost. */
export function fieldWords(name: string, t: Translate): string {
  const known = FIELDS.find((field) => field === name);
  return known ? t(`office.field.${known}`) : name;
}

/** Why somebody's data were erased: nobody may write a name there, so it is one of these. */
const ERASURES = ['requested', 'consent_withdrawn', 'no_longer_needed'] as const;

/** Why something was done: as somebody wrote it, or in words where it was chosen. */
export function reasonWords({ action, reason }: { action: string; reason: string | null }, t: Translate) {
  const known = action === 'customers.customer_erased' && ERASURES.find((one) => one === reason);
  return known ? t(`office.erasure.${known}`) : reason;
}

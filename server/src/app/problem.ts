// size: one sentence for each code, in one list.
import { translateDatabaseError } from '../kernel/database-errors.ts';
import { Refusal, type RefusalKind } from '../kernel/refusal.ts';

/** The one table from kinds of refusal to HTTP statuses. */
const STATUS: Readonly<Record<RefusalKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  company_inactive: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** An answer of the kind `application/problem+json` (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  details?: Readonly<Record<string, unknown>>;
}

/** English sentences for codes whose words a caller without phrase files needs; others show their code. */
const SENTENCES: Readonly<Record<string, string>> = {
  'kernel.malformed_json': 'The body is not valid JSON.',
  'kernel.invalid_input': 'The request does not fit its schema; `details.faults` names each place.',
  'kernel.content_type': 'Send the body as application/json.',
  'kernel.body_too_large': 'The body is too large.',
  'kernel.idempotency_key_required':
    'Send an Idempotency-Key header with an id of your own, the same on every retry.',
  'kernel.idempotency_key_reused': 'This Idempotency-Key was used for another request.',
  'kernel.foreign_origin': 'Requests from another site are not accepted.',
  'kernel.not_found': 'There is nothing at this address.',
  'kernel.busy': 'Too many requests are being served; try again after the time in Retry-After.',
  'kernel.files_unavailable': 'The pictures cannot be reached now; try again after the time in Retry-After.',
  'kernel.closing': 'This server is closing; try again after the time in Retry-After.',
  'kernel.database_unavailable':
    'The database cannot serve this now; try again after the time in Retry-After.',
  'kernel.internal': 'Something failed on our side. The request id finds it in the log.',
  'kernel.forbidden': 'Your role does not allow this.',
  'kernel.conflict': 'This clashes with what is stored.',
  'identity.token_required': 'Send an access token as Authorization: Bearer.',
  'identity.token_refused': 'The access token is not valid.',
  'identity.session_ended': 'The session has ended; log in again.',
  'identity.bad_credentials': 'The e-mail or the password is wrong.',
  'identity.company_suspended': 'This company is suspended; `details.contact` says whom to ask.',
  'identity.company_closed': 'This company is closed.',
  'identity.trial_ended': 'The trial of this company has ended; `details.contact` says whom to ask.',
  'identity.company_state':
    'The company cannot go there from its state; `details.allowed` names what it can do.',
  'identity.company_unknown': 'There is no such company.',
  'identity.company_exists': 'A company with this id exists already.',
  'identity.plan_unknown': 'There is no such plan.',
  'identity.plan_limit': 'The plan allows no more; `details` has the limit and what is used.',
  'identity.no_suspension': 'No suspension was announced.',
  'identity.last_owner': 'A company needs at least one active owner.',
  'identity.link_of_another': 'The link is for another e-mail.',
  'identity.account_exists': 'This e-mail got an account meanwhile; send its password.',
  'identity.sign_up_closed': 'This installation makes companies by invitation only.',
  'identity.export_unknown': 'There is no such part of the data.',
  'identity.demo_disabled': 'This installation has no demo.',
  'identity.account_elsewhere': 'That account works for another company too.',
  'identity.branch_exists': 'A branch with this id exists already.',
  'identity.branch_name_taken': 'A branch has this name already.',
  'identity.branch_state': 'The branch is in that state already.',
  'identity.email_taken': 'Somebody of the company has this e-mail.',
  'identity.link_expired': 'The link has ended.',
  'identity.link_unknown': 'There is no such link.',
  'identity.link_used': 'The link has been used or taken back.',
  'identity.member_exists': 'This person is a member already.',
  'identity.member_state': 'The member is in another state; `details.allowed` names the ones this is for.',
  'identity.member_unknown': 'There is no such member.',
  'identity.no_password': 'This member has no password.',
  'identity.not_held': 'Nobody grants what they do not hold there.',
  'identity.outranked': 'The member or role does not rank below you.',
  'identity.own_rights': 'Nobody changes their own rights.',
  'identity.password_common': 'The password is among those that are guessed first.',
  'identity.password_short': 'The password has fewer than 8 characters.',
  'identity.password_wrong': 'The present password is another one.',
  'identity.permission_unknown': 'Some permissions are unknown; `details.permissions` names them.',
  'identity.person_required': 'This is for people, not for API keys.',
  'identity.place_repeated': 'A place is named twice.',
  'identity.role_changed': 'The role was changed meanwhile; `details.version` is the fresh one.',
  'identity.role_exists': 'A role with this id exists already.',
  'identity.role_in_use': 'Members hold this role; `details.members` says how many.',
  'identity.role_name_taken': 'A role has this name already.',
  'identity.role_ready': 'A ready role cannot be changed.',
  'identity.role_required': 'A member needs a role.',
  'identity.role_unknown': 'There is no such role.',
  'identity.session_unknown': 'There is no such session.',
  'identity.too_many_attempts': 'Too many tries; `details.retryAfterSeconds` says how long to wait.',
  'identity.zone_unknown': 'There is no such time zone.',
  'identity.api_key_exists': 'A key with this id exists already.',
  'identity.api_key_unknown': 'There is no such key.',
  'identity.approval_exists': 'An approval with this id exists already.',
  'identity.approval_refused': 'The approval does not fit this act, or is over.',
  'identity.approval_required': 'This needs an approval; `details` names the act.',
  'identity.approver_may_not': 'The approver may not do this either.',
  'identity.bad_pin': 'The PIN is wrong; `details.triesLeft` says how many tries are left.',
  'identity.code_unknown': 'There is no such code, or it has ended.',
  'identity.device_enrolled': 'This browser is another device already.',
  'identity.device_exists': 'A device with this id exists already.',
  'identity.device_locked': 'The device is locked after too many wrong PINs.',
  'identity.device_revoked': 'The device was revoked.',
  'identity.device_unknown': 'This browser is no enrolled device.',
  'identity.not_for_keys': 'Keys cannot hold some permissions; `details.permissions` names them.',
  'identity.pin_blocked': 'Too many wrong PINs; `details.retryAfterSeconds` says how long to wait.',
  'identity.pin_locked': 'Too many wrong PINs of this person; a new PIN, or a day, opens it again.',
  'identity.pin_weak': 'The PIN is among those that are guessed first.',
  'orders.line_not_sent': 'The line was not sent.',
  'orders.line_unknown': 'There is no such line in this order.',
  'orders.line_voided': 'The line is void already.',
  'identity.demo_unknown': 'There is no such demo log-in.',
  'identity.branch_unknown': 'There is no such branch.',
  'orders.order_unknown': 'There is no such order.',
  'orders.ticket_unknown': 'There is no such ticket.',
  'orders.order_exists': 'An order with this id exists already.',
  'orders.line_exists': 'A line with this id exists already.',
  'orders.line_repeated': 'Two lines have the same id.',
  'orders.table_unknown': 'There is no such table in this branch.',
  'orders.table_required': 'An order to be eaten here needs a table.',
  'orders.table_not_wanted': 'An order at the counter has no table.',
  'orders.area_changed': 'The area was changed meanwhile; `details.version` is the fresh one.',
  'orders.area_exists': 'An area with this id exists already.',
  'orders.area_in_use': 'The area has tables, as many as `details.tables`.',
  'orders.area_name_taken': 'An area of this branch has this name already.',
  'orders.area_unknown': 'There is no such area in this branch.',
  'orders.repeated': 'Something is named twice.',
  'orders.table_changed': 'A table was changed meanwhile; `details` has the fresh version, or one for each.',
  'orders.table_exists': 'A table with this id exists already.',
  'orders.table_in_use': 'Orders are open on the table, as many as `details.orders`.',
  'orders.table_joined': 'The table is pushed together with another one; pull them apart first.',
  'orders.table_joins_itself': 'A table cannot be pushed together with itself.',
  'orders.table_name_taken': 'A table of this branch has this name already.',
  'orders.table_occupied': 'An order is open on the table.',
  'orders.nothing_to_bill': 'Nothing of the order is to be paid.',
  'orders.nothing_to_send': 'The order has nothing that was not sent already.',
  'orders.total_too_large': 'The order adds up to more than can be counted exactly.',
  'orders.order_closed': 'The order is closed.',
  'orders.illegal_move': 'That cannot follow the state it is in.',
  'orders.version_conflict': 'The order has changed since.',
  'orders.after_rejected': 'A command before this one was rejected.',
  'orders.command_reused': 'This id stood for another command.',
  'orders.command_exists': 'A command with this id was applied already.',
  'orders.line_sent': 'The line was sent: it is no longer edited.',
  'orders.below_sent': 'Fewer than were sent.',
  'orders.quantity_too_small': 'A line has at least one piece.',
  'orders.quantity_too_large': 'A line has at most 999 pieces.',
  'orders.too_many_lines': 'The order has too many lines.',
  'orders.other_product': 'The line is of another product.',
  'orders.void_too_many': 'More than were sent.',
  'orders.other_order_unknown': 'There is no such other order in this branch.',
  'orders.waits_for_acceptance': 'The order has not been accepted yet.',
  'orders.unsent_lines': 'Lines were noted and not sent.',
  'orders.not_paid': 'Something is still to be paid.',
  'orders.not_handed_over': 'An order at a table is not handed over.',
  'orders.customer_unknown': 'There is no such customer.',
  'orders.guest_required': 'It needs a name.',
  'orders.delivery_required': 'It needs an address.',
  'orders.external_exists': 'That order came in already.',
  'orders.check_unknown': 'There is no such check in this order.',
  'orders.check_exists': 'A check with this id exists already.',
  'orders.check_paid': 'Something was paid on the check.',
  'orders.same_check': 'The two checks are the same.',
  'orders.not_on_check': 'That is not on the check.',
  'orders.split_too_fine': 'The line is divided too finely.',
  'orders.split_more_than_due': 'The amounts reach the total.',
  'orders.less_than_paid': 'Less than was paid.',
  'orders.bill_divided': 'The bill is divided.',
  'orders.tip_not_suggested': 'No tip is suggested for this kind of order.',
  'orders.tax_class_unknown': 'There is no such tax class.',
  'catalog.category_changed': 'The category was changed meanwhile; `details.version` is the fresh one.',
  'catalog.category_circle': 'A category cannot lie below itself.',
  'catalog.category_has_children': 'Other categories lie below it; they have to be moved or deleted first.',
  'catalog.category_in_use': 'Products are in it, as many as `details.products`; say where they go.',
  'catalog.category_too_deep': 'The tree would be deeper than `details.most`.',
  'catalog.category_exists': 'A category with this id exists.',
  'catalog.category_name_taken': 'A category beside it has this name.',
  'catalog.choice_unknown': 'The combo does not offer this.',
  'catalog.code_taken': 'Another product or size has this code.',
  'catalog.group_changed': 'The group was changed meanwhile; `details.version` is the fresh one.',
  'catalog.group_exists': 'A group with this id exists.',
  'catalog.group_name_taken': 'A group of options has this name.',
  'catalog.item_unknown': 'There is no such product, size or option.',
  'catalog.list_changed': 'The list was changed meanwhile; `details.version` is the fresh one.',
  'catalog.list_ends_first': 'A list cannot end before it begins.',
  'catalog.list_unknown': 'There is no such list of prices.',
  'catalog.list_exists': 'A list with this id exists.',
  'catalog.list_name_taken': 'A list of prices has this name.',
  'catalog.not_sold_now':
    'The product is not sold at this hour, here or this way; `details.name` says which.',
  'catalog.option_exists': 'An option with this id exists.',
  'catalog.option_name_taken': 'The group has an option of this name.',
  'catalog.option_unknown': 'The product has no such option.',
  'catalog.parts_not_wanted': 'The product is no combo.',
  'catalog.product_exists': 'A product with this id exists.',
  'catalog.sold_out': 'Something has run out; `details.names` says what.',
  'catalog.too_few_choices': 'Too little was chosen; `details.name` and `details.min` say of what.',
  'catalog.too_many_choices': 'Too much was chosen; `details.name` and `details.max` say of what.',
  'catalog.variant_exists': 'A size with this id exists.',
  'catalog.variant_name_taken': 'The product has a size of this name.',
  'catalog.variant_required': 'The product is sold in sizes; one has to be chosen.',
  'catalog.variant_unknown': 'The product has no such size.',
  'catalog.branch_unknown': 'There is no such branch.',
  'catalog.category_unknown': 'There is no such category.',
  'catalog.choice_exists': 'A choice with this id exists.',
  'catalog.combo_of_itself': 'A combo cannot be a part of itself.',
  'catalog.group_unknown': 'There is no such group of options.',
  'catalog.export_too_large': 'A file holds `details.most` products; narrow the filter.',
  'catalog.import_broken': 'The file cannot be read; it may not be whole.',
  'catalog.import_columns': 'The file has `details.columns` columns; name what each is taken for.',
  'catalog.import_empty': 'The file has no rows below its headers.',
  'catalog.import_exists': 'An import of another file has this id.',
  'catalog.import_faults': 'The file has faults, as many as `details.faults`; mend them first.',
  'catalog.import_kind': 'Send a CSV or XLSX file.',
  'catalog.import_not_last': 'Another import came after it; only the last one is taken back.',
  'catalog.import_running': 'Another import is being taken over or back.',
  'catalog.import_state': 'The import is in another state: `details.state`.',
  'catalog.import_too_large': 'A file may have 5 MB, and unfold to so much text as fits a menu.',
  'catalog.import_too_many_columns': 'A file may have `details.most` columns.',
  'catalog.import_too_many_rows': 'A file may have `details.most` rows; send it in parts.',
  'catalog.import_unknown': 'There is no such import, or no more.',
  'catalog.imports_busy': 'Too many files are being read; try again after the time in Retry-After.',
  'catalog.limits_crossed': 'The least is more than the most.',
  'catalog.picture_broken': 'The picture cannot be read; it may not be whole.',
  'catalog.picture_kind': 'Send a still PNG, JPEG or WebP, as the content type that it is.',
  'catalog.picture_too_large': 'A picture may have 5 MB.',
  'catalog.picture_too_many_pixels': 'A picture may have 20 megapixels.',
  'catalog.picture_unknown': 'There is no such picture of this product, or no more.',
  'catalog.pictures_busy': 'Too many pictures are being made; try again after the time in Retry-After.',
  'catalog.price_moved': 'Somebody gave some of it another price meanwhile; `details.itemIds` says of what.',
  'catalog.product_changed': 'The product was changed meanwhile; `details.version` is the fresh one.',
  'catalog.product_unknown': 'There is no such product.',
  'catalog.rate_required': 'The first rate of a tax can be changed, not taken back.',
  'catalog.regime_required': 'The first regime of a company can be changed, not taken back.',
  'catalog.regime_unknown': 'There is no such tax regime.',
  'catalog.tax_unknown': 'There is no such tax.',
  'catalog.tax_exists': 'A tax with this id exists.',
  'catalog.tax_name_taken': 'A tax has this name.',
  'catalog.tax_in_use':
    'Whether prices contain a tax cannot change while classes pay it; `details.names` says which.',
  'catalog.tax_class_exists': 'A tax class with this id exists.',
  'catalog.tax_class_name_taken': 'A tax class has this name.',
  'catalog.regime_exists': 'A tax regime with this id exists.',
  'catalog.regime_name_taken': 'A tax regime has this name.',
  'catalog.repeated': 'Something is named twice; `details.name` says of what.',
  'catalog.slot_exists': 'A slot with this id exists.',
  'catalog.station_unknown': 'There is no such station.',
  'catalog.tax_class_unknown': 'There is no such tax class.',
  'catalog.window_empty': 'A window needs a day, and an end that is not its beginning.',
  'catalog.amount_too_large': 'A line costs more than can be counted exactly.',
  'catalog.product_unavailable': 'Some products are not on sale; `details.productIds` names them.',
  'customers.address_exists': 'Another customer has an address with this id.',
  'customers.address_repeated': 'Two addresses have the same id.',
  'customers.consent_exists': 'A consent with this id exists.',
  'customers.customer_changed': 'The customer was changed meanwhile; `details.version` is the fresh one.',
  'customers.customer_erased': 'Who this customer was has been erased for good.',
  'customers.customer_exists': 'A customer with this id exists.',
  'customers.customer_unknown': 'There is no such customer.',
  'customers.document_taken': 'Another customer has this document.',
  'customers.phone_invalid': 'A phone number has 7 to 15 digits.',
  'customers.phone_taken': 'Another customer has this phone number.',
  'printing.asks_too_often': 'Too many requests; try again after the time in Retry-After.',
  'printing.agent_code_unknown': 'There is no such code, or it has ended.',
  'printing.agent_exists': 'A print agent with this id exists.',
  'printing.agent_refused': 'This is not the secret of a print agent, or it was ended.',
  'printing.agent_revoked': 'The print agent was ended for good.',
  'printing.agent_unknown': 'There is no such print agent in this branch.',
  'printing.too_many_agents': 'A branch has `details.most` print agents at most; end one first.',
  'printing.too_many_attempts': 'Too many tries; `details.retryAfterSeconds` says how long to wait.',
  'printing.address_invalid': 'The address does not fit the driver of the printer.',
  'printing.address_missing': 'This driver needs an address or a device.',
  'printing.address_not_allowed':
    'The operator of this server does not allow connections to this address or port.',
  'printing.already_there': 'The other printer has this page anyway.',
  'printing.default_makes_nothing': 'Only a kitchen or a bar can be the default station.',
  'printing.default_twice': 'A branch has one default station at most.',
  'printing.fallback_itself': 'A printer cannot stand in for itself.',
  'printing.illegal_move': 'The page cannot go there from the state it is in; `details` names both.',
  'printing.job_unknown': 'There is no such page in the print queue.',
  'printing.money_not_shown': 'The printer of the till cannot show every amount of this paper whole.',
  'printing.no_drawer': 'No drawer hangs on the printer of the till.',
  'printing.no_till_printer': 'No station of this branch is a till with a printer.',
  'printing.logo_broken': 'The picture cannot be read; it may not be whole.',
  'printing.logo_kind': 'Send a PNG, JPEG or WebP, as the content type that it is.',
  'printing.logo_too_large': 'A logo may have 2 MB.',
  'printing.logos_busy': 'Too many logos are being made; try again after the time in Retry-After.',
  'printing.style_changed': 'The paper was changed meanwhile; `details.version` is the fresh one.',
  'printing.nobody_here': 'There is nothing at this address.',
  'printing.not_understood': 'The body is no JSON object.',
  'printing.not_cloudprnt': 'Only a printer with the driver cloudprnt has a poll address.',
  'printing.other_machine': 'Another machine asks at this address already.',
  'printing.printer_changed': 'The printer has changed since; `details.version` is the fresh one.',
  'printing.printer_exists': 'There is a printer with this id.',
  'printing.printer_name_taken': 'There is a printer of this name in the branch.',
  'printing.not_virtual': 'This printer is a machine: nothing is played on it.',
  'printing.printer_unknown': 'There is no such printer in this branch.',
  'printing.routing_changed': 'The routing has changed since it was read.',
  'printing.station_changed': 'The station has changed since; `details.version` is the fresh one.',
  'printing.station_exists': 'There is a station with this id.',
  'printing.station_name_taken': 'There is a station of this name.',
  'printing.station_unknown': 'There is no such station.',
  'printing.stays': 'This kind of page belongs to its printer.',
  'printing.target_twice': 'A station, or one of its printers, is named twice.',
  'payments.command_reused': 'This id stood for another payment.',
  'payments.more_than_due':
    'Only cash may be more than is due; `details` has what is due of the bill and of the tip.',
  'payments.nothing_due': 'Nothing is to be paid on the check.',
  'payments.nothing_paid': 'Nothing was paid on the check.',
  'payments.only_tip': 'A payment pays something of the bill: the tip is less than all of it.',
  'payments.payment_exists': 'A payment with this id exists already.',
  'payments.pending_not_wanted': 'Cash is there or it is not: it is never pending.',
  'payments.reference_not_wanted': 'Cash has no reference.',
  'payments.reference_required': 'A card or a transfer needs a reference.',
  'payments.reference_used': 'Another payment of this branch has this reference.',
  'payments.tip_not_agreed': 'More tip than was agreed; `details.tipDueMinor` is what is left of it.',
};

/** Makes the answer for a refusal. */
export function problem(
  status: number,
  code: string,
  requestId: string,
  details?: Readonly<Record<string, unknown>>,
): Problem {
  return {
    type: `urn:fastops:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail: SENTENCES[code] ?? code,
    requestId,
    ...(details === undefined ? {} : { details }),
  };
}

interface FastifyFault {
  statusCode?: unknown;
  code?: unknown;
  validation?: unknown;
  validationContext?: unknown;
}

/** Turns anything thrown while serving into a refusal with a status; undefined for faults of our own. */
export function asRefusal(
  thrown: unknown,
): { status: number; code: string; details?: Readonly<Record<string, unknown>> } | undefined {
  const error = translateDatabaseError(thrown);
  if (error instanceof Refusal) {
    return {
      status: STATUS[error.kind],
      code: error.code,
      ...(error.details ? { details: error.details } : {}),
    };
  }
  const fault = error as FastifyFault;
  if (Array.isArray(fault.validation)) {
    return {
      status: 400,
      code: 'kernel.invalid_input',
      details: { in: fault.validationContext, faults: faults(fault.validation) },
    };
  }
  if (fault.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'kernel.body_too_large' };
  if (fault.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, code: 'kernel.content_type' };
  if (error instanceof SyntaxError || (typeof fault.statusCode === 'number' && fault.statusCode === 400)) {
    return { status: 400, code: 'kernel.malformed_json' };
  }
  return undefined;
}

function faults(validation: readonly unknown[]): { at: string; fault: string }[] {
  const named = validation.map((entry) => {
    const { instancePath, message, keyword, params } = entry as Record<string, unknown>;
    return {
      at: typeof instancePath === 'string' && instancePath !== '' ? instancePath : '/',
      fault: String(message),
      keyword,
      params,
    };
  });
  // The library says each unknown property twice; the sentence that names them is enough.
  return named
    .filter((entry) => entry.keyword !== 'boolean')
    .slice(0, 20)
    .map(({ at, fault, keyword, params }) => {
      const names =
        keyword === 'additionalProperties'
          ? (params as { additionalProperties?: unknown }).additionalProperties
          : undefined;
      return { at, fault: Array.isArray(names) ? `${fault}: ${names.join(', ')}` : fault };
    });
}

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
  'orders.nothing_to_send': 'The order has nothing that was not sent already.',
  'orders.total_too_large': 'The order adds up to more than can be counted exactly.',
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
  'catalog.limits_crossed': 'The least is more than the most.',
  'catalog.price_moved': 'Somebody gave some of it another price meanwhile; `details.itemIds` says of what.',
  'catalog.product_changed': 'The product was changed meanwhile; `details.version` is the fresh one.',
  'catalog.product_unknown': 'There is no such product.',
  'catalog.rate_required': 'The first rate of a tax can be changed, not taken back.',
  'catalog.regime_required': 'The first regime of a company can be changed, not taken back.',
  'catalog.regime_unknown': 'There is no such tax regime.',
  'catalog.tax_unknown': 'There is no such tax.',
  'catalog.repeated': 'Something is named twice; `details.name` says of what.',
  'catalog.slot_exists': 'A slot with this id exists.',
  'catalog.station_unknown': 'There is no such station.',
  'catalog.tax_class_unknown': 'There is no such tax class.',
  'catalog.window_empty': 'A window needs a day, and an end that is not its beginning.',
  'catalog.amount_too_large': 'A line costs more than can be counted exactly.',
  'catalog.product_unavailable': 'Some products are not on sale; `details.productIds` names them.',
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

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
  'identity.company_suspended': 'This company is suspended.',
  'identity.demo_disabled': 'This installation has no demo.',
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

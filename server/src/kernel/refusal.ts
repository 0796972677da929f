/**
 * The kinds of refusal. `app/http.ts` maps each to one HTTP status; nothing else decides on a status.
 * `gone_quiet` kinds (unavailable, busy) may be retried by the caller, the others may not.
 */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'company_inactive'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'too_many'
  | 'unavailable';

/**
 * The one error class for everything the product says no to. `code` is `module.reason`, a key of the phrase files;
 * `details` are facts a caller can act on (allowed states, the fresh version), never internals.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(kind: RefusalKind, code: string, details?: Readonly<Record<string, unknown>>) {
    super(code);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

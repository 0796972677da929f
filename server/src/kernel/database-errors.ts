import { Refusal } from './refusal.ts';

/** SQLSTATEs that mean "the database cannot serve now": shutdown, start-up, connection classes, too many connections. */
const UNAVAILABLE_STATES = /^(57P0[1-5]|08...|53300|53400)$/;
/** Said only when a connection is made: the database or the log-in role is gone, or its password was changed. */
const SHUT_OUT_STATES = /^(3D000|28000|28P01)$/;
/** Out of time or room on the server: the request may be repeated by its caller, later. */
const BUSY_STATES = /^(57014|55P03|53100|53200|40001|40P01)$/;
const UNAVAILABLE_WORDS =
  /terminat|not queryable|timeout exceeded when trying to connect|timeout expired|Connection ended|ECONN|EPIPE|closed/i;

interface PgError {
  code?: unknown;
  constraint?: unknown;
  message?: unknown;
  severity?: unknown;
}

/** The SQLSTATE or system code of an error, or an empty text. */
export function sqlState(error: unknown): string {
  const code = (error as PgError | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** The name of the constraint an error is about (unique, foreign key, check), or undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  const constraint = (error as PgError | null)?.constraint;
  return /^23/.test(sqlState(error)) && typeof constraint === 'string' ? constraint : undefined;
}

/** True when the work may not have happened and may be tried again later: dead connection, restart, deadlock, time-out. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  return BUSY_STATES.test(state) || SHUT_OUT_STATES.test(state) || isUnreachable(error);
}

/** True when there is no connection to a database that serves: nobody listens, it starts or stops, the line was cut. */
export function isUnreachable(error: unknown): boolean {
  const state = sqlState(error);
  if (UNAVAILABLE_STATES.test(state) || /^E(?!RR_)[A-Z_]+$/.test(state)) return true;
  // node-postgres reports a lost connection without any code, so the words are all there is.
  return error instanceof Error && state === '' && UNAVAILABLE_WORDS.test(error.message);
}

/** True when the server refused the statement, or the line to it broke; false for a value this program cannot write or hold. */
export function failedInDatabase(error: unknown): boolean {
  return typeof (error as PgError | null)?.severity === 'string' || isUnavailable(error);
}

/** Turns a database failure into what the caller may know: a refusal to retry later, or the error itself. */
export function translateDatabaseError(error: unknown): unknown {
  return isUnavailable(error) ? new Refusal('unavailable', 'kernel.database_unavailable') : error;
}

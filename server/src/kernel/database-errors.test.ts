import { expect, test } from 'vitest';
import {
  failedInDatabase,
  isUnavailable,
  isUnreachable,
  translateDatabaseError,
  violatedConstraint,
} from './database-errors.ts';
import { Refusal } from './refusal.ts';

const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error('said by the server'), { code, ...more });

test.each([
  // Shutdown, crash, start-up, dropped database, connection classes, too many connections.
  ...['57P01', '57P02', '57P03', '57P04', '08000', '08003', '08006', '53300', '53400'].map((code) => [
    code,
    true,
  ]),
  // Out of time or room, deadlock, serialization: the work was undone and may be tried again, the line stands.
  ...['57014', '55P03', '53100', '53200', '40001', '40P01'].map((code) => [code, false]),
  // What only a new connection hears: no such database, not let in.
  ...['3D000', '28000', '28P01'].map((code) => [code, false]),
  // The line itself.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].map((code) => [
    code,
    true,
  ]),
] as [string, boolean][])('%s may be tried again later; nobody answers: %s', (code, unreachable) => {
  expect(isUnavailable(withCode(code))).toBe(true);
  expect(isUnreachable(withCode(code))).toBe(unreachable);
  expect(translateDatabaseError(withCode(code))).toMatchObject({
    kind: 'unavailable',
    code: 'kernel.database_unavailable',
  });
});

// The words of node-postgres 8.23, which gives these no code (hazard C16).
test.each([
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
])('the driver’s "%s" may be tried again', (message) => {
  expect(isUnavailable(new Error(message))).toBe(true);
});

test.each(['23505', '23503', '42501', '42P01', '22012', 'XX000', 'ERR_INVALID_ARG_TYPE'])(
  '%s is a fault and stays what it is',
  (code) => {
    const error = withCode(code);
    expect(isUnavailable(error)).toBe(false);
    expect(translateDatabaseError(error)).toBe(error);
  },
);

test('what is no error of a database stays what it is', () => {
  for (const thrown of [
    new Error('something else'),
    new Refusal('conflict', 'a.b'),
    undefined,
    null,
    'text',
    { code: 7 },
  ])
    expect(translateDatabaseError(thrown)).toBe(thrown);
});

test('a failure in the database is told from a value that this program cannot write or hold', () => {
  const said = Object.assign(withCode('23505'), { severity: 'ERROR' });
  for (const error of [said, withCode('57P01'), new Error('Connection terminated unexpectedly')])
    expect(failedInDatabase(error)).toBe(true);
  for (const error of [
    new RangeError('bigint 9007199254740993 does not fit'),
    new TypeError('no such value'),
    undefined,
  ])
    expect(failedInDatabase(error)).toBe(false);
});

test('a constraint is named only for a violation of one', () => {
  expect(violatedConstraint(withCode('23505', { constraint: 'orders_pkey' }))).toBe('orders_pkey');
  expect(violatedConstraint(withCode('23514', { constraint: 'orders_type_check' }))).toBe(
    'orders_type_check',
  );
  expect(violatedConstraint(withCode('42501', { constraint: 'orders_pkey' }))).toBeUndefined();
  expect(violatedConstraint(withCode('23502'))).toBeUndefined();
  expect(violatedConstraint(undefined)).toBeUndefined();
});

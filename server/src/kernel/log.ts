import { type Logger, pino } from 'pino';

/** The structured log. Secrets never reach it: see `REDACTED`. */
export type Log = Logger;

/** Fields whose values are replaced wherever they appear in a logged object (threat H25). */
export const REDACTED = [
  'password',
  'pin',
  'otp',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'authorization',
  'cookie',
  'phone',
  'connectionString',
  'url',
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Opens the log. `pretty` is for a person at a terminal; otherwise one JSON object a line, on standard output. */
export function openLog(options: { level: string; pretty: boolean }): Log {
  return pino({
    level: options.level,
    redact: { paths: [...REDACTED, 'req.headers.authorization', 'req.headers.cookie'], censor: '[redacted]' },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    ...(options.pretty
      ? { transport: { target: 'pino-pretty', options: { colorize: true, ignore: 'hostname,pid' } } }
      : {}),
  });
}

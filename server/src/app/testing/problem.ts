import { expect } from 'vitest';
import type { Answer } from './test-app.ts';

/** Words of the inside: of the database, of the program, of the machine. */
const INSIDE =
  /node_modules|\.ts:\d|\bat \w+ \(|select |insert |violates|constraint|pg_|fastops_|syntax error/i;
const FIELDS = ['code', 'detail', 'requestId', 'status', 'title', 'type'];

/** Holds an answer to what callers are promised of a refusal: RFC 9457, its code, its request id, nothing of the inside. */
export function expectProblem(
  answer: Answer,
  status: number,
  codes: string | readonly string[],
  what?: string,
): void {
  const { body, headers } = answer;
  expect({ status: answer.status, body }, what).toMatchObject({ status, body: { status } });
  expect(typeof codes === 'string' ? [codes] : codes, what).toContain(body.code);
  expect(headers['content-type'], what).toMatch(/^application\/problem\+json/);
  expect(body.type, what).toBe(`urn:fastops:problem:${body.code}`);
  expect(body.requestId, what).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  expect(headers['x-request-id'], what).toBe(body.requestId);
  expect(String(body.title).length * String(body.detail).length, what).toBeGreaterThan(0);
  const fields = Object.keys(body).filter((key) => key !== 'details');
  expect(fields.sort(), what).toEqual(FIELDS);
  expect(JSON.stringify(body), what).not.toMatch(INSIDE);
}

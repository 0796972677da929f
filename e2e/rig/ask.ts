import { randomUUID } from 'node:crypto';
import { ownProduct } from './own-product.ts';

/**
 * Asks the API of the running product.
 *
 * @throws Error with the answer when it is refused
 */
export async function ask<T>(method: string, path: string, body?: unknown, token = ''): Promise<T> {
  const answer = await fetch(ownProduct().origin + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** The path of a link that was handed out, with its secret. */
export function pathOf({ url }: { url: string }): string {
  const { pathname, hash } = new URL(url);
  return pathname + hash;
}

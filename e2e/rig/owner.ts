import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** What the owner of the demo does without a screen, where a journey is about something else. */
export interface Owner {
  /** A code with which a browser becomes a till of Chapinero. */
  tillCode(): Promise<string>;
  /** Gives somebody of the company a PIN. */
  givePin(name: string, pin: string): Promise<void>;
}

/** Logs the demo's owner in at the API. */
export async function owner(): Promise<Owner> {
  const ask = async <T>(method: string, path: string, body?: unknown, token = ''): Promise<T> => {
    const answer = await fetch(inject('origin') + path, {
      method,
      headers: {
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  const session = await ask<{ accessToken: string; branches: { id: string; name: string }[] }>(
    'POST',
    '/v1/auth/demo',
    { key: 'fogata-duena' },
  );
  const token = session.accessToken;
  const branchId = session.branches.find(({ name }) => name === 'Chapinero')?.id;
  return {
    async tillCode() {
      const id = randomUUID();
      await ask('POST', '/v1/devices', { id, branchId, name: 'Caja 1', kind: 'pos' }, token);
      return (await ask<{ code: string }>('POST', `/v1/devices/${id}/code`, {}, token)).code;
    },
    async givePin(name, pin) {
      const { members } = await ask<{ members: { id: string; name: string }[] }>(
        'GET',
        '/v1/members',
        undefined,
        token,
      );
      const member = members.find((one) => one.name === name);
      await ask('PUT', `/v1/members/${member?.id}/pin`, { pin }, token);
    },
  };
}

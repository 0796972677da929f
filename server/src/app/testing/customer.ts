import { newId } from '../../kernel/ids.ts';
import type { TestApp, TestSession } from './test-app.ts';

/** A customer who has all that a customer can have. */
export async function noteCustomer(app: Pick<TestApp, 'request'>, session: TestSession): Promise<string> {
  const id = newId();
  const send = async (url: string, body: object) => {
    const headers = { 'idempotency-key': newId() };
    const { status, body: told } = await app.request('POST', url, { session, headers, body });
    if (status !== 201) throw new Error(`${url} was refused: ${JSON.stringify(told)}`);
  };
  const digits = String(Number.parseInt(id.slice(-12), 16) % 100_000_000).padStart(8, '0');
  await send('/v1/customers', {
    ...{
      id,
      name: `Cliente ${id}`,
      phone: `31${digits}`,
      email: `${id}@example.com`,
      note: 'Paga en efectivo',
    },
    document: { kind: 'cc', number: digits },
    addresses: [
      {
        ...{
          id: newId(),
          label: 'Casa',
          line: `Calle ${digits}`,
          detail: 'Apto 302',
          neighbourhood: 'Cedritos',
        },
        ...{ city: 'Bogotá', directions: null, location: { latitude: 4.60971, longitude: -74.08175 } },
      },
    ],
  });
  const consent = { purpose: 'data', granted: true, textVersion: '2026-01', source: 'pos' };
  await send(`/v1/customers/${id}/consents`, { id: newId(), ...consent });
  return id;
}

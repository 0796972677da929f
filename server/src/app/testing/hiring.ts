import { newId } from '../../kernel/ids.ts';
import type { Answer, TestApp, TestSession } from './test-app.ts';

/** The password that people of the tests choose. */
export const CHOSEN_PASSWORD = 'tres gatos y un sombrero';

/** Somebody who is to work at La Fogata. */
export interface Hired {
  id: string;
  email: string;
}

/** How people come to work at La Fogata. */
export interface Hiring {
  /** Its owner. */
  boss: TestSession;
  /** Owner of another company. */
  stranger: TestSession;
  /** Key of each ready role → its id. */
  roles: ReadonlyMap<string | null, string>;
  /** Adds somebody, in the boss's branch or (from manager on) in the company as a whole. */
  hire(role?: string): Promise<Hired>;
  issue(memberId: string, what: 'invitation' | 'password-reset', by?: { token: string }): Promise<Answer>;
  /** Adds somebody and issues their invitation. */
  invite(role?: string): Promise<Hired & { token: string }>;
  accept(token: string, password?: string, more?: object): Promise<Answer>;
  /** Adds somebody who has accepted, with an account of their own. */
  employ(role?: string): Promise<Hired & { session: { token: string } }>;
  assign(memberId: string, role: string): Promise<Answer>;
}

/** The token in a link that was shown. */
export function tokenOf(answer: Answer): string {
  return /#([\w-]{43})$/.exec(String(answer.body.url))?.[1] ?? '';
}

let number = 0;

/** Opens it on the demo. */
export async function openHiring(app: TestApp): Promise<Hiring> {
  const [boss, stranger] = [await app.logIn('fogata-duena'), await app.logIn('esquina-duena')];
  const { body } = await app.request<{ roles: { id: string; key: string | null }[] }>('GET', '/v1/roles', {
    session: boss,
  });
  const roles = new Map(body.roles.map(({ id, key }) => [key, id]));
  const place = (role: string) => (['waiter', 'cashier', 'kitchen'].includes(role) ? boss.branchId : null);

  async function hire(role = 'waiter'): Promise<Hired> {
    number += 1;
    const [id, email] = [newId(), `persona${number}@example.com`];
    const assignments = [{ branchId: place(role), roleId: roles.get(role) }];
    const answer = await app.request('POST', '/v1/members', {
      session: boss,
      body: { id, name: `Persona ${number}`, email, assignments },
      headers: { 'idempotency-key': newId() },
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return { id, email };
  }
  const issue: Hiring['issue'] = (memberId, what, by = boss) =>
    app.request('POST', `/v1/members/${memberId}/${what}`, { session: by, body: {} });
  const accept: Hiring['accept'] = (token, password = CHOSEN_PASSWORD, more = {}) =>
    app.request('POST', '/v1/auth/links/accept-invitation', { body: { token, password, ...more } });

  async function invite(role?: string) {
    const person = await hire(role);
    return { ...person, token: tokenOf(await issue(person.id, 'invitation')) };
  }

  return {
    boss,
    stranger,
    roles,
    hire,
    issue,
    invite,
    accept,
    async employ(role) {
      const { token, ...person } = await invite(role);
      const answer = await accept(token);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return { ...person, session: { token: String(answer.body.accessToken) } };
    },
    assign: (memberId, role) =>
      app.request('PUT', `/v1/members/${memberId}/assignments`, {
        session: boss,
        body: { assignments: [{ branchId: place(role), roleId: roles.get(role) }] },
      }),
  };
}

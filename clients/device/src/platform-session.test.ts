import { expect, test } from 'vitest';
import { createSend } from './http.ts';
import { PlatformKeeper } from './platform-session.ts';

const session = (token: string) => ({
  accessToken: token,
  expiresAt: new Date(Date.now() + 900_000).toISOString(),
  account: { id: 'root', name: 'Rosa', email: 'rosa@fastops.test' },
});

function keeperOver(serve: (path: string) => Response) {
  const asked: string[] = [];
  const memory = { has: false };
  const keeper = new PlatformKeeper({
    baseUrl: 'http://fastops.test',
    alone: (work) => work(),
    memory: {
      had: () => memory.has,
      keep: (has) => {
        memory.has = has;
      },
    },
    send: createSend(async (request) => {
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      return serve(pathname);
    }),
  });
  return { keeper, asked, memory };
}

test('logs in, asks and leaves at the platform’s own addresses only', async () => {
  const { keeper, asked, memory } = keeperOver((path) =>
    path.endsWith('/logout') ? new Response(null, { status: 204 }) : Response.json(session('p1')),
  );
  await keeper.logIn({ email: 'rosa@fastops.test', password: 'una clave larga' });
  expect(keeper.state.get()).toMatchObject({ status: 'in', session: { accessToken: 'p1' } });
  await keeper.refresh();
  await keeper.logOut();
  expect(keeper.state.get()).toEqual({ status: 'out', ended: false });
  expect(memory.has).toBe(false);
  expect(asked).toEqual(['/v1/platform/auth/login', '/v1/platform/auth/refresh', '/v1/platform/auth/logout']);
});

test('a wrong password leaves nobody inside', async () => {
  const { keeper } = keeperOver(() => Response.json({ code: 'identity.bad_credentials' }, { status: 401 }));
  await expect(keeper.logIn({ email: 'rosa@fastops.test', password: 'otra' })).rejects.toMatchObject({
    code: 'identity.bad_credentials',
  });
  expect(keeper.state.get().status).not.toBe('in');
});

import {
  ApiProblem,
  createDevice,
  createOfficeApi,
  noticeStop,
  onMemberChange,
  stoppedBy,
} from '@fastops/device';
import { say, toast } from '@fastops/ui';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

/** The page's one session, endpoints and socket; the shell restores the session, as not every page needs one. */
export const device = createDevice({ restore: false });

/** The office's endpoints, asked as whoever is logged in. */
export const api = createOfficeApi((request) => device.session.send(request));

const ASK_AGAIN_MS = 30_000;
let askedAt = 0;

const notice = (error: unknown): void => {
  noticeStop(error);
  if (!(error instanceof ApiProblem)) return;
  // Somebody took a right away meanwhile: the menu and the buttons learn of it now, not with the next token.
  if (error.status === 403 && Date.now() - askedAt > ASK_AGAIN_MS) {
    askedAt = Date.now();
    device.session.refresh().catch(() => undefined);
  }
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: {
      // navigator.onLine knows cables, not servers: always ask, and let the answer say.
      networkMode: 'always',
      retry: (count, error) => count < 1 && !(error instanceof ApiProblem && error.kind === 'refused'),
      staleTime: 10_000,
    },
    mutations: { networkMode: 'always' },
  },
});

onMemberChange(device.session, (now, tookOver) => {
  // What one member could read must not be shown to the next.
  queryClient.clear();
  stoppedBy.set(undefined);
  if (tookOver) toast({ tone: 'info', text: say('login.changed', { name: now.member.name }) });
});

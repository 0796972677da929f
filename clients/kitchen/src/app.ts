import { createDevice, onMemberChange, stoppedBy } from '@fastops/device';
import { say, toast } from '@fastops/ui';
import { QueryClient } from '@tanstack/react-query';

/** The page's one session, endpoints and socket. */
export const device = createDevice();

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // navigator.onLine knows cables, not servers: always ask, and let the answer say.
      networkMode: 'always',
      retry: 1,
      staleTime: 0,
    },
  },
});

onMemberChange(device.session, (now, tookOver) => {
  // What one member could read must not be shown to the next.
  queryClient.clear();
  stoppedBy.set(undefined);
  if (tookOver) toast({ tone: 'info', text: say('login.changed', { name: now.member.name }) });
});

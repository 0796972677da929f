import { useEffect, useMemo } from 'react';
import type { TillFace } from './api-types.ts';
import type { Device } from './device.ts';
import { locked, setLocked } from './lock.ts';
import { useStore } from './store.ts';

/** What the door of an app on an enrolled device needs: see `Till` of the screens. */
export function useTill({ session, till }: Device) {
  const state = useStore(session.state);
  const isLocked = useStore(locked);
  const last = state.status === 'in' ? state.session.member.id : undefined;
  const acts = useMemo(
    () => ({
      load: till.read,
      enroll: (code: string): Promise<TillFace> => till.enroll(code),
      enter: async (memberId: string, pin: string): Promise<void> => {
        await session.logInByPin({ memberId, pin });
        setLocked(false);
      },
      leave: (): Promise<void> => session.logOut(),
    }),
    [session, till],
  );
  useEffect(() => {
    // With nobody in there is nothing to lock: whoever comes in next finds the screen open.
    if (state.status === 'out') setLocked(false);
  }, [state.status]);
  return { ...acts, locked: isLocked && state.status === 'in', last };
}

import { useEffect, useMemo } from 'react';
import type { TillFace } from './api-types.ts';
import type { Device } from './device.ts';
import { locked, setLocked } from './lock.ts';
import { useStore } from './store.ts';
import { chooseBranch } from './workplace.ts';

/** What the door of an app on an enrolled device needs: see `Till` of the screens. */
export function useTill(device: Device) {
  const state = useStore(device.session.state);
  const lock = useStore(locked);
  const acts = useMemo(() => createActs(device), [device]);
  useEffect(() => {
    // With nobody in there is nothing to lock: whoever comes in next finds the screen open.
    if (state.status === 'out') setLocked(undefined);
  }, [state.status]);
  const isLocked = lock !== undefined && state.status === 'in';
  return {
    ...acts,
    locked: isLocked,
    last: isLocked && lock === 'pin' ? state.session.member.id : undefined,
  };
}

function createActs({ session, till }: Device) {
  const leave = (): Promise<void> => session.logOut();
  return {
    known: till.known,
    load: async (): Promise<TillFace | undefined> => {
      const face = await till.read();
      // Taken away from the restaurant meanwhile: no PIN opens it any more, so nobody stays behind it.
      if (!face && locked.get() !== undefined) await leave().catch(() => undefined);
      return face;
    },
    enroll: async (code: string): Promise<TillFace> => {
      const face = await till.enroll(code);
      // From here on the screen is everybody's: whoever enrolled it comes in by PIN like the others.
      if (session.state.get().status === 'in') setLocked('people');
      return face;
    },
    enter: async (memberId: string, pin: string): Promise<void> => {
      await session.logInByPin({ memberId, pin });
      const now = session.state.get();
      const here = till.known()?.device.branchId;
      if (now.status === 'in' && now.session.branches.some(({ id }) => id === here))
        chooseBranch(now.session, here);
      setLocked(undefined);
    },
    leave,
  };
}

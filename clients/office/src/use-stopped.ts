import { stopKindOf, stoppedBy, useStore } from '@fastops/device';
import { useMe } from './me.ts';

/** Whether the company is not served now: by what is known of it, or by the server's last refusal. */
export function useStopped(): boolean {
  const { company } = useMe();
  return useStore(stoppedBy) !== undefined || stopKindOf(company) !== undefined;
}

import type { PrintJob } from '@fastops/device';
import type { Translate } from '@fastops/ui';

/** What a page is: its title, else its kind. */
export const jobName = ({ title, kind }: Pick<PrintJob, 'title' | 'kind'>, t: Translate): string =>
  title ?? t(`office.printJob.kind.${kind}`);

/** What a person may do with a page. */
export interface JobActs {
  retry: boolean;
  move: boolean;
  confirm: boolean;
  cancel: boolean;
}

/** Belong to their own printer, and come out of no other. */
const STAYS: readonly PrintJob['kind'][] = ['drawer', 'test'];

/** As the server allows it by the state of a page: what is being sent is in nobody's hands. */
export function actsOf({ state, kind }: Pick<PrintJob, 'state' | 'kind'>): JobActs {
  const open = state === 'queued' || state === 'unknown' || state === 'failed' || state === 'expired';
  return {
    // A drawer that opens by itself later is a thief's friend.
    retry: (open || state === 'printed') && kind !== 'drawer',
    move: open && !STAYS.includes(kind),
    confirm: state === 'queued' || state === 'unknown',
    cancel: open,
  };
}

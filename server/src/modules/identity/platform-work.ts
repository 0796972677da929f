import type { Announce, PlatformActor } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/tx.ts';

/** What an act of the platform inside one company receives. */
export interface PlatformWork {
  readonly tx: Tx;
  readonly admin: PlatformActor;
  readonly requestId: string;
  readonly announce: Announce;
  /** Hints, after the commit, that there may be work on a topic. */
  readonly wake: (topic: string, key: string) => void;
}

/** Who keeps the installation, as the chain of a company names them. */
export function outsider(admin: PlatformActor): {
  kind: 'platform';
  memberId: string;
  memberName: string;
} {
  return { kind: 'platform', memberId: admin.accountId, memberName: admin.name };
}

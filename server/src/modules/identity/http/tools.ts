import type { Announcer } from '../../../kernel/events.ts';
import type { ExportPart, UsageFigure } from '../../../kernel/module.ts';
import type { Wakeups } from '../../../kernel/wakeups.ts';
import type { AccessTokens } from '../access-token.ts';
import type { PermissionList } from '../permission-list.ts';

/** What the routes of identity are built with. */
export interface IdentityTools {
  tokens: AccessTokens;
  /** What all modules declare; filled before the first request. */
  permissions: PermissionList;
  /** Figures that plans limit, as the modules count them; filled before the first request. */
  usage: UsageFigure[];
  /** What a company can take with it; filled before the first request. */
  exports: ExportPart[];
  /** Opens the one-tap log-ins. */
  demo: boolean;
  /** Whether mails go out. Then the address people use is published, and the origin of an exchange is that one alone. */
  mailer: { configured: boolean };
  wakeups: Wakeups;
  announcer: Pick<Announcer, 'announce'>;
  /** Whom a suspended company may ask. */
  supportContact: string | undefined;
  /** Whether strangers may sign a company up. */
  signUp: 'open' | 'invitation';
}

import { readConfig } from '../../kernel/config.ts';
import { withOwner } from '../installation.ts';

/** Runs work as the owner of the database that the settings of this process name, or of the embedded one. */
export function withInstallationOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  return withOwner(readConfig(), work);
}

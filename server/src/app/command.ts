import { BadConfig } from '../kernel/config.ts';
import { EmbeddedPostgresRefusal } from '../kernel/embedded-postgres.ts';
import { UnusableDatabase } from '../kernel/migrate.ts';
import { BadSecrets } from './secrets.ts';

const KNOWN = [BadConfig, BadSecrets, EmbeddedPostgresRefusal, UnusableDatabase];

/** Whether an error is a sentence for people: what they set cannot be used. */
function isSentence(error: unknown): error is Error {
  return KNOWN.some((kind) => error instanceof kind);
}

/** Runs a command of the terminal: its words, and a code that says whether it did what it was asked. */
export async function runCommand(act: () => Promise<{ ok: boolean; text: string }>): Promise<void> {
  try {
    const { ok, text } = await act();
    (ok ? process.stdout : process.stderr).write(`\n${text}\n`);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`\n${isSentence(error) ? error.message : String(error)}\n\n`);
    process.exitCode = 1;
  }
}

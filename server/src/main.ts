import { BadSecrets } from './app/secrets.ts';
import { startProduct } from './app/start.ts';
import { BadConfig, readConfig } from './kernel/config.ts';
import { EmbeddedPostgresRefusal } from './kernel/embedded-postgres.ts';
import { UnusableDatabase } from './kernel/migrate.ts';

const FORCE_AFTER_MS = 5_000;

async function main(): Promise<void> {
  const product = await startProduct(readConfig());
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    process.stderr.write(`\n  ${signal === 'SIGINT' ? 'Stopping' : `Stopping (${signal})`} …\n`);
    // Something that will not end must not keep the terminal: the database survives this, the next start recovers.
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    product.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`  ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const known =
    error instanceof BadConfig ||
    error instanceof BadSecrets ||
    error instanceof UnusableDatabase ||
    error instanceof EmbeddedPostgresRefusal;
  process.stderr.write(
    known
      ? `\n${error.message}\n\n`
      : `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n`,
  );
  process.exit(1);
});

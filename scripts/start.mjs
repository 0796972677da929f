// `npm start`: brings everything that is missing, builds the browser apps and runs the server.
// `npm start -- --reset` deletes the data folder first, after asking (`--yes` answers); other arguments go to the server.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildClients } from './clients.mjs';
import { ensureToolchain, exitCode, root, runMain, stopQuietly } from './toolchain.mjs';

/** Settings may also stand in this file; what the environment says goes first. */
const SETTINGS = join(root, '.env');
/** A server that did not end this long after it was told to is not going to. */
const HUNG_MS = 10_000;

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
/** @type {number | undefined} */
let toldAt;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (server === undefined) {
      stopQuietly();
      process.exit(exitCode(null, signal));
    }
    // Told once: one Ctrl-C arrives twice, from the terminal and from npm, and must not look like impatience.
    if (toldAt === undefined) {
      toldAt = performance.now();
      // A closed terminal is a wish to end, which the server knows as SIGTERM.
      server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    } else if (performance.now() - toldAt > HUNG_MS) server.kill('SIGKILL');
  });
}

/**
 * Runs a program of ours and returns its exit code.
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @param {string[]} args
 * @param {boolean} apart in a session of its own, so that the terminal's Ctrl-C reaches it only through us, once
 * @returns {Promise<number>}
 */
function run({ node, env }, args, apart) {
  return new Promise((resolve, reject) => {
    const settings = existsSync(SETTINGS) ? [`--env-file=${SETTINGS}`] : [];
    const child = spawn(node, [...settings, ...args], { cwd: root, env, stdio: 'inherit', detached: apart });
    if (apart) server = child;
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const reset = args.includes('--reset');
  const passedOn = args.filter((arg) => arg !== '--reset' && !(reset && arg === '--yes'));
  const toolchain = await ensureToolchain();
  if (reset) {
    const question = [join(root, 'scripts/reset.mjs'), ...(args.includes('--yes') ? ['--yes'] : [])];
    const answer = await run(toolchain, question, false);
    if (answer !== 0) {
      process.exitCode = answer;
      return;
    }
  }
  await buildClients(toolchain);
  process.exitCode = await run(toolchain, [join(root, 'server/src/main.ts'), ...passedOn], true);
});

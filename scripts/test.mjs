// `npm test`: the checks, then the tests, on the pinned runtime. Arguments go to vitest: `npm test -- money`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureToolchain, exitCode, npmCommand, root, runMain } from './toolchain.mjs';

/** @type {[name: string, command: string[]][]} in this order; the first that fails is the last that runs */
const steps = [
  ['check', [...npmCommand(), 'run', '--silent', 'check']],
  ['test', [join(root, 'node_modules/.bin/vitest'), 'run', ...process.argv.slice(2)]],
];

/** @type {import('node:child_process').ChildProcess | undefined} */
let current;
// The terminal tells the whole group: then it is enough to wait for the step to end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => current?.kill('SIGTERM'));

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function run([program = '', ...args], env) {
  return new Promise((resolve, reject) => {
    current = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
    current.once('error', reject);
    current.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

await runMain(async () => {
  const { env } = await ensureToolchain();
  for (const [name, command] of steps) {
    const code = await run(command, env);
    if (code === 0) continue;
    process.stderr.write(`\nThe step "${name}" failed (exit code ${code}).\n`);
    process.exitCode = code;
    return;
  }
});

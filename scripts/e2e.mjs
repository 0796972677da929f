// `npm run e2e`: the browser journeys, on the pinned runtime and freshly built apps. Arguments go to vitest.
// `npm run e2e -- --pictures` also renews the pictures in docs/images.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildClients } from './clients.mjs';
import { ensureToolchain, exitCode, root, runMain } from './toolchain.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  const pictures = args.includes('--pictures');
  const toolchain = await ensureToolchain();
  await buildClients(toolchain);
  const vitest = [
    join(root, 'node_modules/.bin/vitest'),
    'run',
    '--config',
    join(root, 'e2e/vitest.config.ts'),
  ];
  const env = { ...toolchain.env, ...(pictures ? { FASTOPS_PICTURES: 'true' } : {}) };
  process.exitCode = await new Promise((resolve, reject) => {
    const rest = args.filter((arg) => arg !== '--pictures');
    const child = spawn(toolchain.node, [...vitest, ...rest], { cwd: root, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
});

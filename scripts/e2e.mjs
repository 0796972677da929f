// `npm run e2e`: the browser journeys, on the pinned runtime and freshly built apps. Arguments go to vitest.
// `npm run e2e -- --pictures` also renews the pictures in docs/images.
import { join } from 'node:path';
import { buildClients } from './clients.mjs';
import { ensureToolchain, root, runInFront, runMain } from './toolchain.mjs';

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
  const rest = args.filter((arg) => arg !== '--pictures');
  process.exitCode = await runInFront(
    toolchain,
    [...vitest, ...rest],
    pictures ? { FASTOPS_PICTURES: 'true' } : {},
  );
});

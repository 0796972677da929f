// `npm run bench -- NAME`: the workloads, on the pinned runtime and freshly built apps. Arguments go to bench/run.ts.
import { join } from 'node:path';
import { buildClients } from './clients.mjs';
import { ensureToolchain, root, runInFront, runMain } from './toolchain.mjs';

await runMain(async () => {
  const toolchain = await ensureToolchain();
  await buildClients(toolchain);
  const args = [join(root, 'bench/run.ts'), ...process.argv.slice(2)];
  // The bench cleans up after an interruption; here it is enough to wait for it.
  process.on('SIGINT', () => undefined);
  process.exitCode = await runInFront(toolchain, args);
});

import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/**
 * Makes sure that one program works in a folder: two of them would print each other's pages. A socket and not a file with a
 * number in it: what was killed lets it go.
 *
 * @throws Error when another one is at work there
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path =
    process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replaceAll('\\', '/')}` : join(folder, 'lock');
  if (await answers(path)) throw new Error(`another print agent is at work in ${folder}`);
  await rm(path, { force: true });
  const server = createServer((socket) => socket.destroy());
  server.listen(path);
  await once(server, 'listening');
  server.unref();
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

import { expect } from 'vitest';

/** An event as a screen hears it. */
export interface Heard {
  event: string;
  payload: Record<string, unknown>;
}

/** The little that is needed of a Socket.IO client; the tests that stand at the socket edge bring the real one. */
export interface Connection {
  onAny(listener: (event: string, payload: Record<string, unknown>) => void): unknown;
  once(event: string, listener: (word: never) => void): unknown;
  close(): unknown;
  io: { on(event: 'close', listener: (reason: string) => void): unknown };
}

/** A screen of the tests: a real client on a real connection, which remembers what it heard. */
export interface Screen<Socket extends Connection> {
  socket: Socket;
  heard: Heard[];
  /** Waits until an event of this name about this id was heard. */
  hears(event: string, id: string): Promise<Heard>;
  /** Waits until the server lets it go; returns the client's word for it. */
  ended(): Promise<string>;
}

/**
 * Waits until a client is connected, and listens from its first moment on.
 *
 * @throws Error with the server's word when the connection is refused
 */
export async function openScreen<Socket extends Connection>(socket: Socket): Promise<Screen<Socket>> {
  const heard: Heard[] = [];
  socket.onAny((event, payload) => heard.push({ event, payload }));
  const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  await new Promise<void>((resolve, reject) => {
    const refused = (error: Error) => {
      reject(error);
      socket.close();
    };
    socket.once('connect', () => resolve());
    socket.once('connect_error', refused);
    // A handshake too large to be read ends the connection without a word; a client that was refused closes it itself.
    socket.io.on('close', (reason) => {
      if (reason !== 'forced close') refused(new Error(`closed: ${reason}`));
    });
  });
  const find = (event: string, id: string) =>
    heard.find((one) => one.event === event && Object.values(one.payload).includes(id));
  return {
    socket,
    heard,
    async hears(event, id) {
      await expect.poll(() => find(event, id), { timeout: 10_000, interval: 10 }).toBeDefined();
      const found = find(event, id);
      if (!found) throw new Error('what was heard is gone');
      return found;
    },
    ended: () => ended,
  };
}

import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Actor } from '../kernel/context.ts';
import type { Log } from '../kernel/log.ts';
import type { ChannelType } from '../kernel/module.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Authenticate } from '../kernel/route.ts';
import { type Broadcast, roomsFor } from '../modules/realtime/index.ts';

/** What the socket edge needs. */
export interface SocketOptions {
  authenticate: Authenticate;
  /** Seconds since 1970 at which a token ends; undefined when it is not ours. */
  expiryOf(token: string): number | undefined;
  channels: readonly ChannelType[];
  /** Tells of everybody whose rights changed: their sockets are looked at again. */
  onChange(act: (change: { companyId: string; memberId: string | undefined }) => void): void;
  publicUrl: string | undefined;
  log: Log;
}

interface SocketData {
  actor: Actor;
  token: string;
  expiresAt: number;
}

type AppSocket = Socket<
  Record<string, never>,
  Record<string, (payload: unknown) => void>,
  Record<string, never>,
  SocketData
>;
export type AppSocketServer = Server<
  Record<string, never>,
  Record<string, (payload: unknown) => void>,
  Record<string, never>,
  SocketData
>;

const MAX_MESSAGE_BYTES = 4 * 1024;

/**
 * Attaches Socket.IO to the HTTP server. The token in the handshake decides everything: which rooms, and until when.
 * Clients name no room and send no command here.
 */
export function openSockets(server: HttpServer, options: SocketOptions): AppSocketServer {
  const io: AppSocketServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: 5_000,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      const own = options.publicUrl === undefined ? host : new URL(options.publicUrl).host;
      const same = origin === undefined || (URL.canParse(origin) && new URL(origin).host === own);
      decide(same ? null : 'foreign origin', same);
    },
  });
  io.use((socket, decide) => {
    void admit(socket, options).then(decide);
  });
  options.onChange(({ companyId, memberId }) => {
    for (const socket of io.sockets.sockets.values()) {
      const { actor } = socket.data;
      if (actor.companyId === companyId && (memberId === undefined || actor.memberId === memberId))
        void lookAgain(socket, options);
    }
  });
  io.on('connection', (socket) => {
    const { actor, expiresAt } = socket.data;
    for (const room of roomsFor(actor, options.channels)) void socket.join(room);
    // Rights that changed between the handshake and this moment found no socket here to be looked at.
    void lookAgain(socket, options);
    // A socket lives no longer than its token; the client comes back with a fresh one.
    const ends = setTimeout(() => socket.disconnect(true), Math.max(0, expiresAt * 1_000 - Date.now()));
    socket.on('disconnect', () => clearTimeout(ends));
  });
  return io;
}

/** Lets a socket go whose member may not be here any more (threat H11); one who may less leaves what is closed to it. */
async function lookAgain(socket: AppSocket, options: SocketOptions): Promise<void> {
  try {
    const actor = await options.authenticate(socket.data.token, { allowSuspended: false });
    socket.data.actor = actor;
    const rooms = new Set(roomsFor(actor, options.channels));
    for (const room of socket.rooms) if (room !== socket.id && !rooms.has(room)) void socket.leave(room);
    for (const room of rooms) void socket.join(room);
  } catch (error) {
    if (!(error instanceof Refusal))
      options.log.error({ err: error }, 'a socket could not be looked at again');
    // Whoever may come back does so with a fresh token.
    socket.disconnect(true);
  }
}

/** The way from realtime to the sockets. */
export function broadcastOver(io: AppSocketServer): Broadcast {
  return (rooms, event, payload) => {
    if (rooms.length > 0) io.to([...rooms]).emit(event, payload);
  };
}

/** Remembers who stands behind the socket. Returns the reason when nobody may. */
async function admit(socket: AppSocket, options: SocketOptions): Promise<Error | undefined> {
  try {
    const token: unknown = socket.handshake.auth.token;
    if (typeof token !== 'string') throw new Refusal('unauthenticated', 'identity.token_required');
    const actor = await options.authenticate(token, { allowSuspended: false });
    const expiresAt = options.expiryOf(token);
    if (expiresAt === undefined) throw new Refusal('unauthenticated', 'identity.token_refused');
    socket.data.actor = actor;
    socket.data.token = token;
    socket.data.expiresAt = expiresAt;
    return undefined;
  } catch (error) {
    return asHandshakeError(error, options.log);
  }
}

function asHandshakeError(error: unknown, log: Log): Error {
  if (error instanceof Refusal) return new Error(error.code);
  log.error({ err: error }, 'a socket could not be admitted');
  return new Error('kernel.internal');
}

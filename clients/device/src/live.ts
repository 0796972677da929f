import type { Socket } from 'socket.io-client';
import type { LiveEvents } from './api-types.ts';
import type { SessionKeeper } from './session.ts';
import { createStore, type Store } from './store.ts';

export interface LiveStatus {
  /** `connecting` covers the first seconds and short breaks; `offline` is said only once a break lasts. */
  link: 'connecting' | 'online' | 'offline';
  /** When the server was last heard, in milliseconds of the device's clock; undefined before the first time. */
  lastContact: number | undefined;
}

type EventName = keyof LiveEvents;

/** A break shorter than this is not shown: a chip that flickers at each hiccup teaches people to ignore it. */
const OFFLINE_AFTER_MS = 3000;
const DENIED_AGAIN_MS = 5000;

/** A set of callbacks; adding one gives the way to take it out again. */
function createListeners<T>() {
  const all = new Set<(value: T) => void>();
  return {
    add: (listener: (value: T) => void): (() => void) => {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
    call: (value: T): void => {
      for (const listener of [...all]) listener(value);
    },
  };
}

/** The word about the link: online at once, offline only when a break lasts. */
function createLink() {
  const status = createStore<LiveStatus>({ link: 'connecting', lastContact: undefined });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    status,
    heard: (): void => status.set({ ...status.get(), lastContact: Date.now() }),
    up: (): void => {
      clearTimeout(timer);
      status.set({ link: 'online', lastContact: Date.now() });
    },
    down: (): void => {
      if (status.get().link === 'offline') return;
      status.set({ ...status.get(), link: 'connecting' });
      clearTimeout(timer);
      timer = setTimeout(() => status.set({ ...status.get(), link: 'offline' }), OFFLINE_AFTER_MS);
    },
  };
}

/**
 * The socket to the server: connected while there is a session, away while there is none. It carries hints only; the
 * truth is read over HTTP. Its library is loaded with the first session: nobody needs it to log in.
 */
export class Live {
  readonly status: Pick<Store<LiveStatus>, 'get' | 'subscribe'>;
  readonly #session: SessionKeeper;
  readonly #link = createLink();
  readonly #connected = createListeners<undefined>();
  readonly #events = createListeners<{ name: string; payload: unknown }>();
  #socket: Socket | undefined;
  #loading: Promise<Socket> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Company and member to be connected as; undefined while nobody is logged in. */
  #wanted: string | undefined;

  constructor(session: SessionKeeper) {
    this.#session = session;
    this.status = this.#link.status;
    session.state.subscribe(() => this.#follow());
    this.#follow();
  }

  /** Listens to an event; returns the way to stop. */
  on<Name extends EventName>(name: Name, listener: (payload: LiveEvents[Name]) => void): () => void {
    return this.#events.add((event) => {
      // The contract ties a name to its payload; the wire cannot.
      if (event.name === name) listener(event.payload as LiveEvents[Name]);
    });
  }

  /** Called at each connection: what happened meanwhile was not heard, so the screen reads its data again. */
  onConnect(listener: () => void): () => void {
    return this.#connected.add(listener);
  }

  #follow(): void {
    const now = this.#session.state.get();
    const next = now.status === 'in' ? `${now.session.company.id}/${now.session.member.id}` : undefined;
    if (next === this.#wanted) return;
    this.#wanted = next;
    // Another member: the server has to derive the rooms anew, so the old connection is not carried over.
    this.#socket?.disconnect();
    clearTimeout(this.#timer);
    if (!next) return;
    this.#link.down();
    void this.#connect();
  }

  async #connect(): Promise<void> {
    this.#loading ??= loadSocket(this.#session).then((socket) => this.#attach(socket));
    try {
      const socket = await this.#loading;
      if (this.#wanted && !socket.connected) socket.connect();
    } catch {
      // The library's file did not arrive: as offline as an unreachable server, and asked for again like one.
      this.#loading = undefined;
      this.#link.down();
      this.#timer = setTimeout(() => void this.#connect(), DENIED_AGAIN_MS);
    }
  }

  #attach(socket: Socket): Socket {
    socket.on('connect', () => {
      this.#link.up();
      this.#connected.call(undefined);
    });
    socket.onAny((name: string, payload: unknown) => {
      this.#link.heard();
      this.#events.call({ name, payload });
    });
    socket.io.on('ping', this.#link.heard);
    socket.on('disconnect', (reason) => {
      this.#link.down();
      if (reason === 'io server disconnect' && this.#wanted) this.#tryFreshToken();
    });
    socket.on('connect_error', () => {
      this.#link.down();
      // `active` means that the library tries again by itself; a denied handshake it leaves to us.
      if (!socket.active && this.#wanted) this.#tryFreshToken();
    });
    this.#socket = socket;
    return socket;
  }

  /** The server closed the door (expired token): a fresh one is fetched, then it is tried again. */
  #tryFreshToken(): void {
    clearTimeout(this.#timer);
    const pause = DENIED_AGAIN_MS * (0.5 + Math.random());
    this.#timer = setTimeout(() => {
      this.#session.refresh().then(
        (valid) => {
          if (valid && this.#wanted && !this.#socket?.connected) this.#socket?.connect();
        },
        () => this.#tryFreshToken(),
      );
    }, pause);
  }
}

async function loadSocket(session: SessionKeeper): Promise<Socket> {
  const { io } = await import('socket.io-client');
  return io({
    autoConnect: false,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    // Asked at each attempt, so that a reconnection brings the token of now.
    auth: (give) => {
      const now = session.state.get();
      give({ token: now.status === 'in' ? now.session.accessToken : '' });
    },
  });
}

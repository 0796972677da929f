import {
  ApiProblem,
  createStore,
  isTransient,
  type NewOrder,
  type Order,
  type Store,
  withRetry,
} from '@fastops/device';
import type { Comanda } from '../comanda.ts';

/** An order on its way: what is sent never changes from here on, its id is its Idempotency-Key. */
export interface OutgoingOrder {
  order: NewOrder;
  /** Who sent it: the server ties a key to its member. */
  member: { id: string; name: string };
  companyId: string;
  /** For the eye: where it is for. */
  placeName: string;
  /** To open it again if the server refuses. */
  comanda: Comanda;
}

export type OutgoingState =
  | { status: 'sending'; tries: number }
  /** No definite answer yet; tried again by itself and by Reintentar. */
  | { status: 'waiting' }
  /** The server said no: a person decides. */
  | { status: 'refused'; problem: ApiProblem };

export interface OutgoingItem extends OutgoingOrder {
  state: OutgoingState;
}

interface Parts {
  createOrder: (order: NewOrder, idempotencyKey: string) => Promise<Order>;
  /** Keeps an item over a reload of the page; undefined forgets it. */
  keep: (id: string, item: OutgoingOrder | undefined) => void;
  onSent: (item: OutgoingOrder, order: Order) => void;
  /** Who works here now; items of others wait for them. */
  currentMember: () => string | undefined;
  wait?: (milliseconds: number) => Promise<void>;
}

export interface Outgoing {
  items: Pick<Store<readonly OutgoingItem[]>, 'get' | 'subscribe'>;
  /** Sends in the background. A second call with the same order does nothing. */
  send(item: OutgoingOrder): void;
  /** Takes up what an earlier visit left behind. */
  restore(items: readonly OutgoingOrder[]): void;
  /** Tries everything that waits, or the one named. Never two requests for one order at a time. */
  retry(id?: string): void;
  /** Takes a refused order off the list, to be corrected or thrown away. */
  take(id: string): OutgoingItem | undefined;
}

/** Decide nothing about the order itself: it waits for a log-in, for the company to be served, for a calmer moment. */
const UNDECIDED = new Set([401, 402, 429]);

const decidesNothing = (error: ApiProblem): boolean => isTransient(error) || UNDECIDED.has(error.status);

/** Carries sent orders to the server until it gives a definite answer: each is stored there once. */
export function createOutgoing({ createOrder, keep, onSent, currentMember, wait }: Parts): Outgoing {
  const items = createStore<readonly OutgoingItem[]>([]);
  const running = new Set<string>();

  const setState = (id: string, state: OutgoingState): void =>
    items.set(items.get().map((item) => (item.order.id === id ? { ...item, state } : item)));
  const drop = (id: string): void => {
    keep(id, undefined);
    items.set(items.get().filter((item) => item.order.id !== id));
  };

  const run = async (item: OutgoingOrder): Promise<void> => {
    const { id } = item.order;
    if (running.has(id) || item.member.id !== currentMember()) return;
    running.add(id);
    setState(id, { status: 'sending', tries: 0 });
    try {
      const order = await withRetry(() => createOrder(item.order, id), {
        onRetry: (attempt) => setState(id, { status: 'sending', tries: attempt + 1 }),
        ...(wait ? { wait } : {}),
      });
      drop(id);
      onSent(item, order);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setState(id, decidesNothing(error) ? { status: 'waiting' } : { status: 'refused', problem: error });
    } finally {
      running.delete(id);
    }
  };

  const has = (id: string): boolean => items.get().some((item) => item.order.id === id);
  const put = (item: OutgoingOrder, state: OutgoingState): void =>
    items.set([...items.get(), { ...item, state }]);

  return {
    items,
    send(item) {
      if (has(item.order.id)) return;
      keep(item.order.id, item);
      put(item, { status: 'sending', tries: 0 });
      void run(item);
    },
    restore(left) {
      for (const item of left) if (!has(item.order.id)) put(item, { status: 'waiting' });
    },
    retry(id) {
      for (const item of items.get()) {
        if (item.state.status === 'waiting' && (id === undefined || id === item.order.id)) void run(item);
      }
    },
    take(id) {
      const item = items.get().find((candidate) => candidate.order.id === id);
      if (item?.state.status !== 'refused') return undefined;
      drop(id);
      return item;
    },
  };
}

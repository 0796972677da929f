import { ApiProblem, type NewOrder, type Order } from '@fastops/device';
import { expect, test, vi } from 'vitest';
import { createOutgoing, type OutgoingOrder } from './outgoing.ts';

const ANA = { id: 'ana', name: 'Ana' };

function itemOf(id: string, member = ANA): OutgoingOrder {
  return {
    order: {
      id,
      branchId: 'b',
      type: 'counter',
      lines: [{ id: 'l', productId: 'p', quantity: 1 }],
      send: true,
    },
    member,
    companyId: 'c',
    placeName: 'Mostrador',
    comanda: { guests: undefined, lines: [{ id: 'l', wish: { productId: 'p' }, quantity: 1, note: '' }] },
  };
}

const problem = (status: number): ApiProblem =>
  new ApiProblem({ kind: status === 0 ? 'unreachable' : 'refused', status, code: `http.${status}` });

type Answer = 'ok' | number | Promise<void>;

/** A carrier over a server that stores orders by key and answers what the list says (the last entry for ever). */
function carrier(...answers: Answer[]) {
  const requests: [NewOrder, string][] = [];
  const stored = new Map<string, NewOrder>();
  const kept = new Map<string, OutgoingOrder>();
  let member: string | undefined = ANA.id;
  const onSent = vi.fn<(item: OutgoingOrder, order: Order) => void>();
  const outgoing = createOutgoing({
    createOrder: async (order, key) => {
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      requests.push([order, key]);
      if (answer instanceof Promise) await answer;
      else if (answer !== 'ok') throw problem(answer ?? 0);
      stored.set(key, order);
      return { number: 7, tickets: [] } as unknown as Order;
    },
    keep: (id, item) => {
      if (item) kept.set(id, item);
      else kept.delete(id);
    },
    onSent,
    currentMember: () => member,
    wait: async () => undefined,
  });
  const states = (): string[] => outgoing.items.get().map((item) => item.state.status);
  return { outgoing, requests, stored, kept, onSent, states, logIn: (id?: string) => (member = id) };
}

test('a sent order leaves the list when the server has it, and is kept until then', async () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { outgoing, kept, onSent, states } = carrier(gate);
  outgoing.send(itemOf('o1'));
  expect(states()).toEqual(['sending']);
  expect(kept.has('o1')).toBe(true);
  release();
  await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce());
  expect(states()).toEqual([]);
  expect(kept.size).toBe(0);
});

test('one order is stored once however often it is asked for', async () => {
  const { outgoing, requests, stored, onSent } = carrier(0, 503, 'ok');
  const item = itemOf('o1');
  outgoing.send(item);
  outgoing.send(item);
  outgoing.retry('o1');
  await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce());
  expect(requests.map(([order, key]) => [order.id, key])).toEqual([
    ['o1', 'o1'],
    ['o1', 'o1'],
    ['o1', 'o1'],
  ]);
  expect(stored.size).toBe(1);
});

test('without an answer it waits, and the next try uses the same id and key', async () => {
  const { outgoing, requests, states, onSent, kept } = carrier(0, 0, 0, 0, 0, 'ok');
  outgoing.send(itemOf('o1'));
  await vi.waitFor(() => expect(states()).toEqual(['waiting']));
  expect(requests).toHaveLength(5);
  expect(kept.has('o1')).toBe(true);
  outgoing.retry();
  await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce());
  expect(new Set(requests.map(([, key]) => key))).toEqual(new Set(['o1']));
});

test('a refusal stops it and gives the comanda back to be corrected', async () => {
  const { outgoing, requests, states, kept } = carrier(422);
  outgoing.send(itemOf('o1'));
  await vi.waitFor(() => expect(states()).toEqual(['refused']));
  outgoing.retry();
  expect(requests).toHaveLength(1);
  expect(outgoing.take('o1')?.comanda.lines).toHaveLength(1);
  expect(outgoing.take('o1')).toBeUndefined();
  expect(kept.size).toBe(0);
});

test.each([401, 402, 429])('a %i says nothing about the order: it waits', async (status) => {
  const { outgoing, states } = carrier(status);
  outgoing.send(itemOf('o1'));
  await vi.waitFor(() => expect(states()).toEqual(['waiting']));
  expect(outgoing.take('o1')).toBeUndefined();
});

test('what an earlier visit left is taken up, for its own member only', async () => {
  const { outgoing, requests, onSent, logIn } = carrier('ok');
  outgoing.restore([itemOf('o1'), itemOf('o2', { id: 'eva', name: 'Eva' })]);
  outgoing.retry();
  await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce());
  expect(requests.map(([order]) => order.id)).toEqual(['o1']);
  logIn('eva');
  outgoing.retry();
  await vi.waitFor(() => expect(onSent).toHaveBeenCalledTimes(2));
  expect(outgoing.items.get()).toEqual([]);
});

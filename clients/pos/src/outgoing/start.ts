import { loadAllSaved, save } from '@fastops/device';
import { currentLanguage, formatList, say, toast } from '@fastops/ui';
import { device, queryClient } from '../app.ts';
import { createOutgoing, type OutgoingOrder } from './outgoing.ts';

const RETRY_EVERY_MS = 15_000;
const NAME = 'outgoing.';

/** The page's one carrier of sent orders. */
export const outgoing = createOutgoing({
  createOrder: (order, key) => device.api.createOrder(order, key),
  keep: (id, item) => {
    save(NAME + id, item && JSON.stringify(item));
  },
  currentMember: () => {
    const state = device.session.state.get();
    return state.status === 'in' ? state.session.member.id : undefined;
  },
  onSent: (item, order) => {
    const stations = [...new Set(order.tickets.map((ticket) => ticket.stationName))];
    toast({
      tone: 'ok',
      text:
        stations.length > 0
          ? say('send.done', { number: order.number, stations: formatList(stations, currentLanguage()) })
          : say('send.done.none', { number: order.number }),
    });
    void queryClient.invalidateQueries({ queryKey: ['tables', item.order.branchId] });
  },
});

function readSaved(text: string): OutgoingOrder[] {
  try {
    const item = JSON.parse(text) as OutgoingOrder;
    return typeof item.order.id === 'string' && Array.isArray(item.comanda.lines) ? [item] : [];
  } catch {
    // Written by something else under our name: not an order, so nothing is lost by leaving it.
    return [];
  }
}

outgoing.restore(loadAllSaved(NAME).flatMap(readSaved));
device.live.onConnect(() => outgoing.retry());
window.addEventListener('online', () => outgoing.retry());
setInterval(() => outgoing.retry(), RETRY_EVERY_MS);

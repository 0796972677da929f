import { kitchenDocument, type Ticket, type TicketPlace } from './kitchen-ticket.ts';

const SAMPLE = {
  es: {
    ...{ station: 'Cocina', waiter: 'Camila', table: '7' },
    lines: [
      { name: 'Ajiaco santafereño', quantity: 2, details: ['Aguacate'], note: 'Sin alcaparras' },
      { name: 'Sobrebarriga en salsa criolla', quantity: 1, details: [], note: null },
    ],
  },
  en: {
    ...{ station: 'Kitchen', waiter: 'Camila', table: '7' },
    lines: [
      { name: 'Chicken soup', quantity: 2, details: ['Avocado'], note: 'No capers' },
      { name: 'Flank steak in tomato sauce', quantity: 1, details: [], note: null },
    ],
  },
} as const;

/** A ticket of nobody's order, to see what a style makes of it. */
export function sampleTicket(place: TicketPlace, at: Temporal.Instant) {
  const sample = SAMPLE[place.locale.startsWith('es') ? 'es' : 'en'];
  const ticket: Ticket = {
    ...{ id: '', orderId: '', branchId: '', stationId: '', batch: 1, kind: 'new', from: null, sentAt: at },
    stationName: sample.station,
    lines: sample.lines.map((line, index) => ({ ...line, id: String(index), details: [...line.details] })),
  };
  const waiter = { id: '', name: sample.waiter };
  const table = { id: '', name: sample.table };
  return kitchenDocument(
    { turn: 12, number: 3_456, type: 'dine_in', guests: 4, guest: null, table, waiter },
    ticket,
    place,
  );
}

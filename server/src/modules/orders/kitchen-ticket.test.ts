import { describe, expect, test } from 'vitest';
import type { PrintDocument } from '../printing/index.ts';
import { kitchenDocument, type Ticket, type TicketKind, ticketsFor } from './kitchen-ticket.ts';
import type { Order, OrderLine } from './order.ts';
import { testLine, testPart } from './testing/book.ts';

const SENT = Temporal.Instant.from('2026-11-22T17:05:59Z');
const BOGOTA = { timeZone: 'America/Bogota', locale: 'es-CO' };

const part = (name: string, stationId: string | null, more: Parameters<typeof testPart>[0] = {}) =>
  testPart({
    productId: `product-${name}`,
    name,
    stationId,
    grossMinor: 15_308_642,
    taxMinor: 1_133_973,
    ...more,
  });
const line = (id: string, stationId: string | null, note: string | null = null): OrderLine =>
  testLine({
    id,
    productId: `product-${id}`,
    name: `Plato ${id}`,
    parts: [part(`Plato ${id}`, stationId)],
    quantity: 2,
    unitPriceMinor: 7_654_321,
    totalMinor: 15_308_642,
    taxMinor: 1_133_973,
    note,
  });
const station = (stationId: string, stationName: string) => ({
  ...{ stationId, stationName, kind: 'kitchen' as const, expo: 'skip' as const, isDefault: false },
  targets: [{ printerId: 'printer', copies: 1, orderTypes: null }],
});
const STATIONS = new Map([
  ['kitchen', station('kitchen', 'Cocina')],
  ['bar', station('bar', 'Bar')],
  ['grill', station('grill', 'Parrilla')],
]);

function split(lines: readonly OrderLine[], kind: TicketKind = 'new'): Ticket[] {
  let made = 0;
  const newId = () => `ticket-${++made}`;
  return ticketsFor({ id: 'order', branchId: 'branch' }, 3, { kind, lines }, STATIONS, SENT, newId);
}

describe('the tickets of one send', () => {
  test('are one per station that has something to do, in the order of the stations', () => {
    const tickets = split([line('a', 'bar'), line('b', 'kitchen', 'sin cebolla'), line('c', 'bar')]);
    expect(tickets.map((one) => [one.id, one.stationId, one.lines.map(({ id }) => id)])).toEqual([
      ['ticket-1', 'kitchen', ['b']],
      ['ticket-2', 'bar', ['a', 'c']],
    ]);
    expect(tickets[0]).toEqual({
      id: 'ticket-1',
      orderId: 'order',
      branchId: 'branch',
      batch: 3,
      stationId: 'kitchen',
      stationName: 'Cocina',
      kind: 'new',
      from: null,
      sentAt: SENT,
      lines: [{ id: 'b', name: 'Plato b', quantity: 2, details: [], note: 'sin cebolla' }],
    });
  });

  const option = (name: string, quantity = 1) => ({
    id: name,
    name,
    groupName: 'Extras',
    quantity,
    priceMinor: 0,
  });

  test('say the size and what was chosen with it', () => {
    const options = [option('Término medio'), option('Huevo', 2)];
    const [ticket] = split([
      { ...line('a', 'grill'), variantName: 'Grande', options, parts: [part('a', 'grill', { options })] },
    ]);
    expect(ticket?.lines).toEqual([
      { id: 'a', name: 'Plato a Grande', quantity: 2, details: ['Término medio', '2 × Huevo'], note: null },
    ]);
  });

  test('of a combo tell each station its own parts', () => {
    const parts = [
      part('Hamburguesa', 'grill', { slotName: 'Plato', options: [option('Sin cebolla')] }),
      part('Papas', 'kitchen', { slotName: 'Acompañante' }),
      part('Limonada', 'bar', { slotName: 'Bebida', variantName: 'Grande' }),
      part('Postre', 'kitchen', { slotName: 'Postre' }),
    ];
    const tickets = split([{ ...line('a', null), parts }]);
    expect(
      tickets.map(({ stationName, lines }) => [
        stationName,
        lines.map(({ name, details }) => [name, details]),
      ]),
    ).toEqual([
      ['Cocina', [['Plato a', ['Papas', 'Postre']]]],
      ['Bar', [['Plato a', ['Limonada Grande']]]],
      ['Parrilla', [['Plato a', ['Hamburguesa', '  Sin cebolla']]]],
    ]);
  });

  test('leave out what no station makes; what a station made that is gone goes to another', () => {
    const tickets = split([line('a', null), line('b', 'closed'), line('c', 'grill')]);
    expect(tickets.map((one) => [one.stationId, one.lines.map(({ id }) => id)])).toEqual([
      ['kitchen', ['b']],
      ['grill', ['c']],
    ]);
    expect(split([line('a', null)])).toEqual([]);
    expect(split([])).toEqual([]);
  });
});

type Head = Pick<Order, 'turn' | 'number' | 'type' | 'table' | 'guests' | 'guest' | 'waiter'>;

const ORDER: Head = {
  turn: 12,
  number: 3456,
  type: 'dine_in',
  table: { id: 'table', name: '7' },
  guests: 4,
  guest: null,
  waiter: { id: 'member', name: 'Camila' },
};

function texts(document: PrintDocument): string[] {
  return document.blocks.flatMap((block) => {
    if (block.type === 'text') return [block.text];
    return block.type === 'row'
      ? [
          block.cells
            .map((cell) => cell.text)
            .join(' ')
            .trim(),
        ]
      : [];
  });
}

function paper(
  order: Partial<Head> = {},
  at = BOGOTA,
  lines = [line('a', 'kitchen', 'sin sal'), line('b', 'kitchen')],
  kind: TicketKind = 'new',
): PrintDocument {
  const [ticket] = split(lines, kind);
  if (!ticket) throw new Error('no ticket was made');
  return kitchenDocument({ ...ORDER, ...order }, ticket, at);
}

describe('the paper of a ticket', () => {
  test('says where, for whom, when and what, in Spanish', () => {
    expect(texts(paper())).toEqual([
      'COCINA',
      'MESA 7',
      'Turno 12',
      'Camila  4 pers. 12:05',
      '2 Plato a',
      '» sin sal',
      '2 Plato b',
      'Comanda 3456-3',
    ]);
  });

  test('says the same in English for a company that reads it', () => {
    expect(texts(paper({}, { timeZone: 'America/New_York', locale: 'en-US' }))).toEqual([
      'COCINA',
      'TABLE 7',
      'Turn 12',
      'Camila  4 guests 12:05',
      '2 Plato a',
      '» sin sal',
      '2 Plato b',
      'Ticket 3456-3',
    ]);
  });

  test.each([
    ['es-CO', 'MOSTRADOR'],
    ['es', 'MOSTRADOR'],
    ['en', 'COUNTER'],
    ['pt-BR', 'COUNTER'],
  ])('at the counter, for %s: %s', (locale, word) => {
    const shown = texts(paper({ type: 'counter', table: null, guests: null }, { ...BOGOTA, locale }));
    expect(shown[1]).toBe(word);
    expect(shown[3]).toBe('Camila 12:05');
  });

  test('shows the time of the branch, not of the server', () => {
    expect(texts(paper({}, { ...BOGOTA, timeZone: 'Asia/Kolkata' }))[3]).toBe('Camila  4 pers. 22:35');
  });

  test('carries no price, no tax and no id', () => {
    const all = JSON.stringify(paper());
    for (const secret of [
      '7654321',
      '76543',
      '15308642',
      '153086',
      '1133973',
      'Impoconsumo',
      '8 %',
      'product-a',
      'ticket-1',
    ]) {
      expect(all).not.toContain(secret);
    }
  });

  test.each([
    ['es-CO', 'ANULADO', 'MESA 7'],
    ['en-US', 'VOID', 'TABLE 7'],
  ])('of what was taken back says so first, and with each line: in %s %s', (locale, word, place) => {
    const document = paper({}, { ...BOGOTA, locale }, undefined, 'void');
    const said = texts(document);
    expect(said.slice(0, 3)).toEqual(['COCINA', word, place]);
    expect(said).toContain(`2 ${word} Plato a`);
    expect(said).toContain(`2 ${word} Plato b`);
    const big = { type: 'text', text: word, align: 'center', bold: true, width: 2, height: 2 };
    expect(document.blocks).toContainEqual(big);
    expect(JSON.stringify(paper({}, { ...BOGOTA, locale }))).not.toContain(word);
  });

  test('names itself for lists', () => {
    expect(paper().title).toBe('Cocina MESA 7 #12');
    expect(paper().v).toBe(1);
  });
});

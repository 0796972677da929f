import { describe, expect, test } from 'vitest';
import { type FieldBuilders, printAnything, printHostile } from '../../app/testing/hostile-paper.ts';
import type { JobKind, PrintDocument } from '../printing/index.ts';
import { billOf } from './bill.ts';
import { recount } from './book.ts';
import { kitchenDocument, type Ticket } from './kitchen-ticket.ts';
import type { Book } from './order.ts';
import { preBillDocument } from './pre-bill.ts';
import { billPlace, soldBook, testBook } from './testing/book.ts';

// Must show: nothing that anybody can type opens the drawer, cuts the paper or floods it (T44 of reliability.md).

const AT = Temporal.Instant.from('2026-11-28T00:42:00Z');

interface Typed {
  product: string;
  modifier: string;
  note: string;
  customer: string;
  table: string;
  company: string;
  footer: string;
}
const HARMLESS: Typed = {
  ...{ product: 'Ajiaco', modifier: 'Aguacate', note: 'sin sal', customer: 'Mariana', table: '7' },
  ...{ company: 'La Fogata', footer: 'Gracias' },
};
const FIELDS = Object.keys(HARMLESS) as (keyof Typed)[];

function bookOf({ product, modifier, customer, table }: Typed): Book {
  const sold = soldBook();
  const lines = sold.lines.map((line) => ({
    ...{ ...line, name: product },
    options: [{ id: 'o', name: modifier, groupName: '', quantity: 1, priceMinor: 0 }],
  }));
  const guest = { customerId: null, name: customer, phone: null };
  return recount(
    testBook(lines.slice(0, 1), { guest, table: { id: 'table', name: table }, state: 'served' }),
    100,
  );
}

function ticketOf(typed: Typed, kind: Ticket['kind']): PrintDocument {
  const line = { id: 'a', name: typed.product, quantity: 2, details: [typed.modifier], note: typed.note };
  const ticket: Ticket = {
    ...{ id: 'ticket', orderId: 'order', branchId: 'branch', batch: 1, stationId: 'kitchen' },
    ...{ stationName: 'Cocina', kind, from: null, sentAt: AT, lines: [line] },
  };
  return kitchenDocument(bookOf(typed).order, ticket, place(typed));
}

const place = ({ company, footer }: Typed) =>
  billPlace('es-CO', { header: [company, 'Chapinero'], footer: [footer] });

function preBillOf(typed: Typed): PrintDocument {
  const book = bookOf(typed);
  return preBillDocument(book.order, billOf(book, book.order.id, 100), place(typed), AT);
}

const builders = (build: (typed: Typed) => PrintDocument): FieldBuilders =>
  Object.fromEntries(FIELDS.map((field) => [field, (text: string) => build({ ...HARMLESS, [field]: text })]));

describe.each<[string, JobKind, FieldBuilders]>([
  ['a ticket', 'kitchen', builders((typed) => ticketOf(typed, 'new'))],
  ['a ticket that takes back', 'kitchen', builders((typed) => ticketOf(typed, 'void'))],
  ['a bill', 'pre_bill', builders(preBillOf)],
])('hostile text in %s', (paper, kind, fields) => {
  test('is text and nothing else: 0 drawer pulses, at most 8 lines a field', () => {
    const count = printHostile(kind, fields);
    process.stdout.write(`${JSON.stringify({ paper, ...count })}\n`);
    expect(count.strings).toBeGreaterThanOrEqual(13);
    expect(count).toMatchObject({ fields: 7, forbidden: 0, drawerPulses: 0 });
    expect(count.printings).toBe(count.strings * 7 * 9);
    expect(count.mostLinesOfAField).toBeLessThanOrEqual(8);
  });

  test('of any kind whatever is too', () => printAnything(kind, fields));
});

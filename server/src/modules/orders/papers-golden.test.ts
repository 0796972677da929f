import { describe, expect, test } from 'vitest';
import { holdGolden } from '../../app/testing/golden-paper.ts';
import { billOf } from './bill.ts';
import { recount } from './book.ts';
import { kitchenDocument, type Ticket, type TicketKind } from './kitchen-ticket.ts';
import type { Book } from './order.ts';
import { preBillDocument } from './pre-bill.ts';
import { splitEqually } from './split.ts';
import { billPlace, soldBook } from './testing/book.ts';

const AT = Temporal.Instant.from('2026-11-28T00:42:00Z');
const LOCALES = { es: 'es-CO', en: 'en-US' } as const;

const ticket = (kind: TicketKind): Ticket => ({
  ...{ id: 'ticket', orderId: 'order', branchId: 'branch', batch: kind === 'new' ? 1 : 2 },
  ...{ stationId: 'kitchen', stationName: 'Cocina', kind, from: null, sentAt: AT },
  lines: [
    {
      ...{ id: 'a', name: 'Ajiaco santafereño', quantity: 2 },
      ...{ details: ['Sin alcaparras', '2 × Aguacate'], note: '¿Mesa de cumpleaños? ¡rápido!' },
    },
    { id: 'b', name: 'Sobrebarriga en salsa criolla con papa', quantity: 1, details: [], note: null },
  ],
});

const open = (): Book => recount(soldBook(), 100);

describe.each(['es', 'en'] as const)('in %s, on 58 and 80 mm,', (language) => {
  const place = billPlace(LOCALES[language]);
  const kinds = { new: 'comanda', add: 'add', void: 'void', move: 'move' } as const;

  test.each(Object.entries(kinds))('a ticket that says %s comes out as it is kept', async (kind, name) => {
    const told = { ...ticket(kind as TicketKind), from: kind === 'move' ? 'Mesa 6' : null };
    expect(
      await holdGolden(
        `${name}-${language}`,
        'kitchen',
        kitchenDocument(open().order, told, { ...place, style: undefined }),
      ),
    ).toBe(3);
  });

  test('a bill with the question about the tip does', async () => {
    const book = open();
    const document = preBillDocument(book.order, billOf(book, book.order.id, 100), place, AT);
    expect(await holdGolden(`pre-bill-${language}`, 'pre_bill', document)).toBe(3);
  });

  test('a third of a bill that is divided does', async () => {
    const book = open();
    const split = recount(splitEqually(book, book.checks[0] ?? expect.fail('no check'), ['b', 'c']), 100);
    const document = preBillDocument(split.order, billOf(split, 'b', 100), place, AT);
    expect(await holdGolden(`pre-bill-split-${language}`, 'pre_bill', document)).toBe(3);
  });
});

import { describe, expect, test } from 'vitest';
import { holdGolden, papersOf, printerOf } from '../../app/testing/golden-paper.ts';
import { type FieldBuilders, printAnything, printHostile } from '../../app/testing/hostile-paper.ts';
import { type Bill, type BilledOrder, type BillPlace, billBody } from '../orders/index.ts';
import { jobBytes, PLAIN_STYLES, type PrintDocument, paperText } from '../printing/index.ts';
import type { Payment } from './payment.ts';
import { type Receipt, receiptDocument, receiptNumber } from './receipt.ts';

const AT = Temporal.Instant.from('2026-11-28T00:42:00Z');

const ORDER: BilledOrder = {
  ...{ number: 3_456, turn: 12, type: 'dine_in', businessDate: '2026-11-27', guests: 4 },
  ...{ table: { id: 'table', name: '7' }, waiter: { id: 'member', name: 'Camila' } },
  guest: { customerId: null, name: 'Mariana Ñungo', phone: null },
};
const line = (
  quantity: string,
  name: string,
  listedMinor: number,
  more: Partial<Bill['lines'][number]> = {},
) => ({
  ...{ quantity, name, details: [], listedMinor, discountMinor: 0, comp: false },
  ...more,
});
const BILL: Bill = {
  check: {
    ...{
      id: 'check',
      position: 2,
      state: 'paid',
      totalMinor: 10_612_000,
      taxMinor: 786_074,
      paidMinor: 10_612_000,
    },
    ...{
      tip: 'accepted_other',
      tipBasisPoints: null,
      tipMinor: 1_000_000,
      tipPaidMinor: 1_000_000,
      shares: [],
    },
  },
  letter: 'B',
  lines: [
    line('2', 'Ajiaco santafereño', 7_180_000, { discountMinor: 718_000, details: ['2 × Aguacate'] }),
    line('1', 'Sobrebarriga en salsa criolla con papa', 4_150_000),
  ],
  ...{ listedMinor: 11_330_000, discountMinor: 718_000, totalMinor: 10_612_000 },
  taxes: [
    {
      ...{ id: 'inc', name: 'Impoconsumo', rateBasisPoints: 800, included: true },
      ...{ baseMinor: 9_825_926, taxMinor: 786_074 },
    },
  ],
};
const payment = (more: Partial<Payment>): Payment => ({
  ...{ id: 'payment', orderId: 'order', checkId: 'check', method: 'card', state: 'confirmed' },
  ...{ amountMinor: 0, tipMinor: 0, tenderedMinor: null, changeMinor: null, reference: null },
  ...{ businessDate: '2026-11-27', paidAt: AT, member: { id: 'member', name: 'Camila' }, deviceId: null },
  ...more,
});
const PAYMENTS: Payment[] = [
  payment({ reference: '004512', amountMinor: 5_000_000, tipMinor: 500_000 }),
  payment({
    ...{ method: 'cash', amountMinor: 5_612_000, tipMinor: 500_000 },
    ...{ tenderedMinor: 7_000_000, changeMinor: 888_000, paidAt: AT.add({ minutes: 3 }) },
  }),
];
const RECEIPT: Receipt = { order: ORDER, bill: BILL, payments: PAYMENTS, copy: false, link: null };

/** A lantern of dots: a disc in a frame. */
function logo(): NonNullable<BillPlace['style']['logo']> {
  const [width, height] = [240, 80];
  const bits = Buffer.alloc((width / 8) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inDisc = (x - 120) ** 2 + (y - 40) ** 2 < 900;
      const inFrame = x < 4 || y < 4 || x >= width - 4 || y >= height - 4;
      const at = y * (width / 8) + (x >> 3);
      if (inFrame || (inDisc && (x + y) % 3 > 0)) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bits: bits.toString('base64') };
}
const place = (locale: string, style: Partial<BillPlace['style']> = {}): BillPlace => ({
  ...{ timeZone: 'America/Bogota', locale, currency: 'COP' },
  restaurant: ['La Fogata', 'Chapinero', 'NIT 900.123.456-7', 'Calle 60 # 7-12'],
  style: { ...PLAIN_STYLES.receipt, ...style },
});
const textOf = (document: PrintDocument, columns: 32 | 42 | 48 = 32) =>
  papersOf(
    jobBytes('receipt', document, printerOf(columns), {
      ...{ printing: 1, printedBefore: false, reroutedFrom: null, processId: '0042' },
    }),
    columns,
  )
    .map(paperText)
    .join('\n');

describe.each([
  ['es', 'es-CO'],
  ['en', 'en-US'],
])('a receipt in %s, on 58 and 80 mm,', (language, locale) => {
  test('comes out as it is kept', async () => {
    expect(await holdGolden(`receipt-${language}`, 'receipt', receiptDocument(RECEIPT, place(locale)))).toBe(
      3,
    );
  });

  test('in the style of its branch does, and of long ago says that it is a copy', async () => {
    const style = {
      ...{
        logo: logo(),
        header: ['Asados La Fogata', 'Desde 1998'],
        hidden: ['waiter' as const, 'guests' as const],
      },
      ...{ footer: ['Gracias por su visita'], lineSize: 'large' as const },
    };
    const document = receiptDocument(
      { ...RECEIPT, copy: true, link: 'https://ejemplo.test/r/3456' },
      place(locale, style),
    );
    expect(await holdGolden(`receipt-styled-${language}`, 'receipt', document)).toBe(3);
  });
});

describe('a receipt', () => {
  test('is called by its order, and by its check where the bill is divided', () => {
    expect(receiptNumber(RECEIPT)).toBe('3456-B');
    expect(receiptNumber({ ...RECEIPT, bill: { ...BILL, letter: null } })).toBe('3456');
  });

  test('says how the money came, what of it was tip, and what went back', () => {
    const text = textOf(receiptDocument(RECEIPT, place('es-CO')));
    expect(text).toMatch(
      /Propina voluntaria +\$ 10\.000\nTarjeta 004512 19:42 +\$ 55\.000\nEfectivo 19:45 +\$ 61\.120\n +Recibido +\$ 70\.000\n +Cambio +\$ 8\.880\nTOTAL PAGADO +\$ 116\.120/,
    );
    expect(text).toMatch(/No es factura/);
  });

  test('of a part says what is still to be paid, and of a transfer that nobody saw arrive that too', () => {
    const payments = [
      payment({ method: 'transfer', reference: 'NQ-1', amountMinor: 612_000, state: 'pending' }),
    ];
    const text = textOf(receiptDocument({ ...RECEIPT, payments }, place('es-CO')), 48);
    expect(text).toMatch(/Transferencia NQ-1 \(por confirmar\) 19:42 +\$ 6\.120/);
    expect(text).toMatch(/POR PAGAR +\$ 100\.000/);
  });

  test('leaves out what its branch hides, and never what it needs to add up', () => {
    const hidden = ['waiter', 'guests', 'time', 'taxes', 'tip', 'qr'] as const;
    const text = textOf(
      receiptDocument({ ...RECEIPT, link: 'https://a.test' }, place('es-CO', { hidden: [...hidden] })),
    );
    for (const gone of ['Camila', '4 pers.', '19:4', 'Impoconsumo', 'La propina es', 'QR'])
      expect(text).not.toContain(gone);
    expect(text).toMatch(/Propina voluntaria +\$ 10\.000/);
    const onTop: Bill = { ...BILL, taxes: BILL.taxes.map((tax) => ({ ...tax, included: false })) };
    expect(JSON.stringify(billBody(onTop, place('es-CO', { hidden: ['taxes'] })))).toContain(
      'Impoconsumo 8 %',
    );
  });

  test.each([Number.NaN, 0.5, Number.MAX_SAFE_INTEGER + 1])(
    'with an amount of %s is not made',
    (amountMinor) => {
      const payments = [payment({ amountMinor })];
      expect(() => receiptDocument({ ...RECEIPT, payments }, place('es-CO'))).toThrow(RangeError);
    },
  );
});

describe('hostile text in a receipt', () => {
  const inOrder = (order: Partial<BilledOrder>) =>
    receiptDocument({ ...RECEIPT, order: { ...ORDER, ...order } }, place('es-CO'));
  const inLine = (more: Partial<Bill['lines'][number]>) =>
    receiptDocument(
      { ...RECEIPT, bill: { ...BILL, lines: [line('1', 'Ajiaco', 100, more)] } },
      place('es-CO'),
    );
  const inStyle = (style: Partial<BillPlace['style']>) => receiptDocument(RECEIPT, place('es-CO', style));
  const fields: FieldBuilders = {
    product: (name) => inLine({ name }),
    modifier: (text) => inLine({ details: [text] }),
    // What was typed about a payment stands where a note would.
    note: (reference) => receiptDocument({ ...RECEIPT, payments: [payment({ reference })] }, place('es-CO')),
    customer: (name) => inOrder({ guest: { customerId: null, name, phone: null } }),
    table: (name) => inOrder({ table: { id: 'table', name } }),
    company: (text) => inStyle({ header: [text] }),
    footer: (text) => inStyle({ footer: [text] }),
  };

  test('is text and nothing else: 0 drawer pulses, at most 8 lines a field', () => {
    const count = printHostile('receipt', fields);
    process.stdout.write(`${JSON.stringify({ paper: 'a receipt', ...count })}\n`);
    expect(count.strings).toBeGreaterThanOrEqual(13);
    expect(count).toMatchObject({ fields: 7, forbidden: 0, drawerPulses: 0 });
    expect(count.printings).toBe(count.strings * 7 * 9);
    expect(count.mostLinesOfAField).toBeLessThanOrEqual(8);
  });

  test('of any kind whatever is too', () => printAnything('receipt', fields));
});

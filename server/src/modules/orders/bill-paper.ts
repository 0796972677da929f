import { moneyText } from '../../kernel/money-text.ts';
import {
  headBlocks,
  type PaperStyle,
  type PrintBlock,
  type PrintLanguage,
  shows,
} from '../printing/index.ts';
import type { Bill, BillLine } from './bill.ts';
import { type BillWords, billWords } from './bill-words.ts';
import { PLACE_WORDS } from './kitchen-ticket.ts';
import type { Order } from './order.ts';

/** Where a bill is printed, and how. */
export interface BillPlace {
  /** IANA zone. */
  timeZone: string;
  /** BCP 47, such as `es-CO`. */
  locale: string;
  /** ISO 4217. */
  currency: string;
  /** Who the restaurant is, where the branch has no header of its own. */
  restaurant: readonly string[];
  style: PaperStyle;
}

/** What a bill says of its order. */
export type BilledOrder = Pick<
  Order,
  'number' | 'turn' | 'type' | 'table' | 'guests' | 'guest' | 'waiter' | 'businessDate'
>;

/** The language of a document that is read in a locale. */
export const languageOf = (locale: string): PrintLanguage => (locale.startsWith('es') ? 'es' : 'en');

/** Day and time of day as people there read them. */
export function momentText(at: Temporal.Instant, { timeZone }: BillPlace): string {
  const local = at.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** A label and an amount, which is printed whole or not at all. */
export function amountRow(
  label: string,
  amount: string,
  strong: { bold?: boolean; height?: number } = {},
): PrintBlock {
  const { bold = false, height = 1 } = strong;
  return {
    ...{ type: 'row', height },
    cells: [
      { text: label, bold },
      { text: amount, columns: 'fit', align: 'right', exact: true, bold },
    ],
  };
}

/** A share in hundredths of a percent: `8 %`, `7,5 %`. */
export function shareText(basisPoints: number, locale: string): string {
  const share = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, numberingSystem: 'latn' });
  return `${share.format(basisPoints / 100)} %`;
}

/** From the logo to the line above what was ordered: who, what kind of paper, where, when. */
export function billHead(
  order: BilledOrder,
  bill: Bill,
  about: { title: string; notice: string; at: Temporal.Instant },
  place: BillPlace,
): PrintBlock[] {
  const words = billWords(place.locale);
  const { style } = place;
  const kind = PLACE_WORDS[languageOf(place.locale)][order.type];
  const where = [kind, order.table?.name].filter((word) => word !== undefined).join(' ');
  const who = [
    shows(style, 'waiter') ? order.waiter.name : '',
    shows(style, 'guests') && order.guests !== null ? `${order.guests} ${words.guests}` : '',
  ].filter((word) => word !== '');
  const when = shows(style, 'time') ? momentText(about.at, place) : order.businessDate;
  return [
    ...headBlocks(style, place.restaurant),
    { type: 'rule', style: 'double' },
    { type: 'text', text: about.title, align: 'center', bold: true, height: 2 },
    { type: 'text', text: about.notice, align: 'center' },
    { type: 'rule' },
    sides(where, `${words.turn} ${order.turn}`, true),
    ...(bill.letter === null
      ? []
      : [{ type: 'text' as const, text: `${words.check} ${bill.letter}`, bold: true, height: 2 }]),
    ...(order.guest ? [{ type: 'text' as const, text: `${words.customer}: ${order.guest.name}` }] : []),
    sides(who.join('  '), when),
    { type: 'rule' },
  ];
}

function sides(left: string, right: string, bold = false): PrintBlock {
  return {
    type: 'row',
    cells: [
      { text: left, bold },
      { text: right, columns: 'fit', align: 'right', bold },
    ],
  };
}

/** What was ordered, and how it adds up to the total. */
export function billBody(bill: Bill, place: BillPlace): PrintBlock[] {
  const words = billWords(place.locale);
  const money = (minor: number) => moneyText(minor, place);
  const quantityColumns = Math.max(2, ...bill.lines.map(({ quantity }) => quantity?.length ?? 0));
  const added = bill.taxes.filter(({ included }) => !included);
  return [
    ...bill.lines.flatMap((line) => lineBlocks(line, quantityColumns, words, place)),
    { type: 'rule' },
    ...(bill.discountMinor > 0 || added.length > 0
      ? [amountRow(words.subtotal, money(bill.listedMinor))]
      : []),
    ...(bill.discountMinor > 0 ? [amountRow(words.discounts, money(-bill.discountMinor))] : []),
    // What comes on top has to be there, or the bill would not add up.
    ...added.map((tax) =>
      amountRow(`${tax.name} ${shareText(tax.rateBasisPoints, place.locale)}`, money(tax.taxMinor)),
    ),
    amountRow(words.total, money(bill.totalMinor), { bold: true, height: 2 }),
    ...(shows(place.style, 'taxes') ? taxBlocks(bill, words, place) : []),
  ];
}

function lineBlocks(
  line: BillLine,
  quantityColumns: number,
  words: BillWords,
  place: BillPlace,
): PrintBlock[] {
  const money = (minor: number) => moneyText(minor, place);
  const indented = (text: string): PrintBlock => ({
    ...{ type: 'row', height: place.style.noteSize === 'large' ? 2 : 1 },
    cells: [{ text: '', columns: quantityColumns }, { text }],
  });
  const height = place.style.lineSize === 'large' ? 2 : 1;
  const [off, left] = [money(-line.discountMinor), line.comp ? words.comp : words.discount];
  return [
    {
      ...{ type: 'row', height },
      cells: [
        { text: line.quantity ?? '', columns: quantityColumns, align: 'right' },
        { text: line.name },
        { text: money(line.listedMinor), columns: 'fit', align: 'right', exact: true },
      ],
    },
    ...(line.quantity === null ? [indented(`(${words.partOf})`)] : []),
    ...line.details.map((text) => indented(`+ ${text}`)),
    ...(line.discountMinor > 0
      ? [
          {
            type: 'row' as const,
            cells: [
              { text: '', columns: quantityColumns },
              { text: left },
              { text: off, columns: 'fit' as const, align: 'right' as const, exact: true },
            ],
          },
        ]
      : []),
  ];
}

/** Each tax apart, with what it is of (Estatuto Tributario art. 512-9: shown apart, and inside the public price). */
function taxBlocks({ taxes }: Bill, words: BillWords, place: BillPlace): PrintBlock[] {
  return taxes.flatMap((tax): PrintBlock[] => {
    const name = `${tax.name} ${shareText(tax.rateBasisPoints, place.locale)} ${tax.included ? words.included : words.onTop}`;
    return [
      amountRow(name, moneyText(tax.taxMinor, place)),
      amountRow(`  ${words.base}`, moneyText(tax.baseMinor, place)),
    ];
  });
}

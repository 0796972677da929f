import {
  footBlocks,
  headBlocks,
  type PaperStyle,
  PLAIN_STYLES,
  type PrintDocument,
  type Routes,
  shows,
  stationFor,
} from '../printing/index.ts';
import { detailWords, sized } from './line-words.ts';
import type { Order, OrderLine, OrderType } from './order.ts';

/** A line as the kitchen reads it: no price. */
export interface TicketLine {
  id: string;
  name: string;
  quantity: number;
  /** What was chosen with it, one thing a row; of a combo what of it is made here. */
  details: string[];
  note: string | null;
}

/**
 * Why a station is told something: to make it, more of it, now, not after all, for another table; that somebody waits; or
 * once more what it knows (domain rules §3).
 */
export const TICKET_KINDS = ['new', 'add', 'void', 'fire', 'move', 'reminder', 'copy'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** What the stations are to be told: lines with the quantities that are meant. */
export interface Told {
  kind: TicketKind;
  lines: readonly OrderLine[];
  /** Where the order stood before, when it has moved. */
  from?: string | undefined;
  /** Only this station is told. */
  stationId?: string | undefined;
}

/** What one station is told by one send. */
export interface Ticket {
  id: string;
  orderId: string;
  branchId: string;
  batch: number;
  stationId: string;
  stationName: string;
  kind: TicketKind;
  /** Where the order stood before, of a `move`. */
  from: string | null;
  sentAt: Temporal.Instant;
  lines: TicketLine[];
}

/**
 * Splits the lines of one send by station. A line without a station goes to none: somebody takes it from the shelf; what a
 * station made that is gone goes to who makes it now.
 *
 * @param newId makes the ticket's id
 */
export function ticketsFor(
  order: Pick<Order, 'id' | 'branchId'>,
  batch: number,
  { kind, lines, from, stationId }: Told,
  stations: Routes,
  sentAt: Temporal.Instant,
  newId: () => string,
): Ticket[] {
  return [...stations.values()].flatMap((station) => {
    if (stationId !== undefined && station.stationId !== stationId) return [];
    const isOwn = (named: string | null) =>
      named !== null && stationFor(stations, named)?.stationId === station.stationId;
    const own = lines.flatMap((line) => ticketLine(line, isOwn) ?? []);
    if (own.length === 0) return [];
    return [
      {
        id: newId(),
        orderId: order.id,
        branchId: order.branchId,
        batch,
        stationId: station.stationId,
        stationName: station.stationName,
        kind,
        from: from ?? null,
        sentAt,
        lines: own,
      },
    ];
  });
}

/** A line as one station reads it; undefined when nothing of it is made there. */
function ticketLine(line: OrderLine, isOwn: (stationId: string | null) => boolean): TicketLine | undefined {
  const own = line.parts.filter((part) => isOwn(part.stationId));
  if (own.length === 0) return undefined;
  const { id, quantity, note } = line;
  return { id, name: sized(line), quantity, details: detailWords(line, own), note };
}

/** Where a ticket is printed: the branch's zone for the time of day, the company's language for the words. */
export interface TicketPlace {
  /** IANA zone. */
  timeZone: string;
  /** BCP 47, such as `es-CO`. */
  locale: string;
  /** Plain unless told otherwise. */
  style?: PaperStyle | undefined;
}

/** Where an order is, in the words of its papers. */
export const PLACE_WORDS: Readonly<Record<'es' | 'en', Readonly<Record<OrderType, string>>>> = {
  es: {
    dine_in: 'MESA',
    counter: 'MOSTRADOR',
    takeaway: 'PARA LLEVAR',
    delivery: 'DOMICILIO',
    staff_meal: 'PERSONAL',
    online: 'EN LÍNEA',
  },
  en: {
    dine_in: 'TABLE',
    counter: 'COUNTER',
    takeaway: 'TAKEAWAY',
    delivery: 'DELIVERY',
    staff_meal: 'STAFF',
    online: 'ONLINE',
  },
};

const WORDS = {
  es: {
    kinds: {
      new: null,
      add: 'ADICIÓN',
      void: 'ANULADO',
      fire: 'MARCHAR',
      move: 'CAMBIO DE MESA',
      reminder: 'RECORDATORIO',
      copy: 'COPIA',
    },
    turn: 'Turno',
    guests: 'pers.',
    ticket: 'Comanda',
  },
  en: {
    kinds: {
      new: null,
      add: 'ADDITION',
      void: 'VOID',
      fire: 'FIRE',
      move: 'TABLE CHANGE',
      reminder: 'REMINDER',
      copy: 'COPY',
    },
    turn: 'Turn',
    guests: 'guests',
    ticket: 'Ticket',
  },
} as const satisfies Record<string, TicketWords>;

interface TicketWords {
  kinds: Record<TicketKind, string | null>;
  turn: string;
  guests: string;
  ticket: string;
}

/**
 * The paper of a kitchen ticket: who, where, when, what. Big enough to read from the stove, without prices.
 */
export function kitchenDocument(
  order: Pick<Order, 'turn' | 'number' | 'type' | 'table' | 'guests' | 'guest' | 'waiter'>,
  ticket: Ticket,
  at: TicketPlace,
): PrintDocument {
  const language = at.locale.startsWith('es') ? 'es' : 'en';
  const words = WORDS[language];
  const time = ticket.sentAt
    .toZonedDateTimeISO(at.timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
  const place = [PLACE_WORDS[language][order.type], order.table?.name]
    .filter((word) => word !== undefined)
    .join(' ');
  const kind = words.kinds[ticket.kind];
  const big = (text: string) => ({
    type: 'text' as const,
    text,
    align: 'center' as const,
    bold: true,
    width: 2,
    height: 2,
  });
  const style = at.style ?? PLAIN_STYLES.kitchen;
  const who = [
    shows(style, 'waiter') ? order.waiter.name : '',
    order.guests !== null && shows(style, 'guests') ? `${order.guests} ${words.guests}` : '',
  ].filter((word) => word !== '');
  return {
    v: 1,
    language,
    title: `${ticket.stationName} ${place} #${order.turn}`,
    blocks: [
      ...headBlocks(style),
      { type: 'text', text: ticket.stationName.toUpperCase(), align: 'center', bold: true },
      // Nobody at the stove may take it for something else to make: the word comes first.
      ...(kind === null ? [] : [big(kind)]),
      ...(ticket.from === null ? [] : [big(`${ticket.from} »`)]),
      big(place),
      { type: 'text', text: `${words.turn} ${order.turn}`, align: 'center', bold: true, width: 2, height: 2 },
      { type: 'rule' },
      {
        type: 'row',
        cells: [
          { text: who.join('  ') },
          { text: shows(style, 'time') ? time : '', columns: 'fit', align: 'right' },
        ],
      },
      ...(order.guest ? [{ type: 'text' as const, text: order.guest.name, bold: true }] : []),
      { type: 'rule' },
      // With each line again what must not be made: a torn paper still says it.
      ...ticket.lines.flatMap((line) =>
        lineBlocks(line, ticket.kind === 'void' ? words.kinds.void : undefined, style),
      ),
      { type: 'rule' },
      { type: 'text', text: `${words.ticket} ${order.number}-${ticket.batch}`, align: 'center' },
      ...footBlocks(style),
    ],
  };
}

/** One line of a ticket with its note under it; a prefix stands before its name. */
function lineBlocks(
  line: Ticket['lines'][number],
  prefix: string | undefined,
  style: PaperStyle,
): PrintDocument['blocks'] {
  const heightOf = (size: PaperStyle['lineSize']) => (size === 'large' ? { height: 2 } : {});
  return [
    {
      ...{ type: 'row', ...heightOf(style.lineSize) },
      cells: [
        { text: String(line.quantity), columns: 3, align: 'right', bold: true },
        { text: prefix === undefined ? line.name : `${prefix} ${line.name}`, bold: true },
      ],
    },
    ...line.details.map((text) => ({
      type: 'row' as const,
      cells: [
        { text: '', columns: 3 },
        { text: `+ ${text}`, bold: true },
      ],
    })),
    ...(line.note === null
      ? []
      : [
          {
            ...{ type: 'row' as const, ...heightOf(style.noteSize) },
            cells: [
              { text: '»', columns: 3, align: 'right' as const },
              { text: line.note, bold: true },
            ],
          },
        ]),
  ];
}

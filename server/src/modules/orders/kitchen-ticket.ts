import type { PrintDocument, Route as StationRoute } from '../printing/index.ts';
import type { LinePart, Order, OrderLine } from './order.ts';

/** A line as the kitchen reads it: no price. */
export interface TicketLine {
  id: string;
  name: string;
  quantity: number;
  /** What was chosen with it, one thing a row; of a combo what of it is made here. */
  details: string[];
  note: string | null;
}

/** Why a station is told something: to make it, or not to make it after all. */
export const TICKET_KINDS = ['new', 'void'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** What one station is told by one send. */
export interface Ticket {
  id: string;
  orderId: string;
  branchId: string;
  batch: number;
  stationId: string;
  stationName: string;
  kind: TicketKind;
  sentAt: Temporal.Instant;
  lines: TicketLine[];
}

/**
 * Splits the lines of one send by station. A line without a station goes to none: somebody takes it from the shelf.
 *
 * @param newId makes the ticket's id
 */
export function ticketsFor(
  order: Pick<Order, 'id' | 'branchId'>,
  { batch, kind }: { batch: number; kind: TicketKind },
  lines: readonly OrderLine[],
  stations: ReadonlyMap<string, StationRoute>,
  sentAt: Temporal.Instant,
  newId: () => string,
): Ticket[] {
  return [...stations.values()].flatMap((station) => {
    const own = lines.flatMap((line) => ticketLine(line, station.stationId) ?? []);
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
        sentAt,
        lines: own,
      },
    ];
  });
}

const chosenWords = ({ options }: Pick<LinePart, 'options'>): string[] =>
  options.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`));
const sized = ({ name, variantName }: Pick<LinePart, 'name' | 'variantName'>): string =>
  variantName === null ? name : `${name} ${variantName}`;

/** A line as one station reads it; undefined when nothing of it is made there. */
function ticketLine(line: OrderLine, stationId: string): TicketLine | undefined {
  const own = line.parts.filter((part) => part.stationId === stationId);
  if (own.length === 0) return undefined;
  const { id, quantity, note } = line;
  const isCombo = line.parts.some(({ slotName }) => slotName !== null);
  const details = isCombo
    ? own.flatMap((part) => [sized(part), ...chosenWords(part).map((words) => `  ${words}`)])
    : chosenWords(line);
  return { id, name: sized(line), quantity, details, note };
}

/** Where a ticket is printed: the branch's zone for the time of day, the company's language for the words. */
export interface TicketPlace {
  /** IANA zone. */
  timeZone: string;
  /** BCP 47, such as `es-CO`. */
  locale: string;
}

const WORDS = {
  es: {
    void: 'ANULADO',
    table: 'MESA',
    counter: 'MOSTRADOR',
    turn: 'Turno',
    guests: 'pers.',
    ticket: 'Comanda',
  },
  en: { void: 'VOID', table: 'TABLE', counter: 'COUNTER', turn: 'Turn', guests: 'guests', ticket: 'Ticket' },
} as const;

/**
 * The paper of a kitchen ticket: who, where, when, what. Big enough to read from the stove, without prices.
 */
export function kitchenDocument(
  order: Pick<Order, 'turn' | 'number' | 'type' | 'table' | 'guests' | 'waiter'>,
  ticket: Ticket,
  at: TicketPlace,
): PrintDocument {
  const words = at.locale.startsWith('es') ? WORDS.es : WORDS.en;
  const time = ticket.sentAt
    .toZonedDateTimeISO(at.timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
  const place = order.table ? `${words.table} ${order.table.name}` : words.counter;
  const guests = order.guests === null ? '' : `  ${order.guests} ${words.guests}`;
  return {
    v: 1,
    title: `${ticket.stationName} ${place} #${order.turn}`,
    blocks: [
      { type: 'text', text: ticket.stationName.toUpperCase(), align: 'center', bold: true },
      // Nobody at the stove may take it for something to make: the word comes first, and with each line again.
      ...(ticket.kind === 'void'
        ? [
            {
              type: 'text' as const,
              text: words.void,
              align: 'center' as const,
              bold: true,
              width: 2,
              height: 2,
            },
          ]
        : []),
      { type: 'text', text: place, align: 'center', bold: true, width: 2, height: 2 },
      { type: 'text', text: `${words.turn} ${order.turn}`, align: 'center', bold: true, width: 2, height: 2 },
      { type: 'rule' },
      {
        type: 'row',
        cells: [{ text: `${order.waiter.name}${guests}` }, { text: time, columns: 'fit', align: 'right' }],
      },
      { type: 'rule' },
      ...ticket.lines.flatMap((line) => lineBlocks(line, ticket.kind === 'void' ? words.void : undefined)),
      { type: 'rule' },
      { type: 'text', text: `${words.ticket} ${order.number}-${ticket.batch}`, align: 'center' },
    ],
  };
}

/** One line of a ticket with its note under it; a prefix stands before its name. */
function lineBlocks(line: Ticket['lines'][number], prefix: string | undefined): PrintDocument['blocks'] {
  return [
    {
      type: 'row',
      height: 2,
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
            type: 'row' as const,
            cells: [
              { text: '»', columns: 3, align: 'right' as const },
              { text: line.note, bold: true },
            ],
          },
        ]),
  ];
}

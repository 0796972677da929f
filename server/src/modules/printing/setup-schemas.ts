import T from 'typebox';
import { Id, Instant, Nullable } from '../../kernel/schemas.ts';
import { BREAKER_STATES } from './breaker.ts';
import { addressOf, PRINTER_DRIVERS, type PrinterSetup } from './printer-setup.ts';
import type { BreakerMove } from './queries/printer-setups.ts';
import { EXPO_MODES, SERVED_TYPES, STATION_KINDS } from './routing.ts';

const Version = T.Integer({ minimum: 1, maximum: 2_147_483_647 });
const seconds = (least: number, most: number, usual: number) =>
  T.Optional(T.Integer({ minimum: least, maximum: most, default: usual }));
const setup = {
  name: T.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  driver: T.Enum([...PRINTER_DRIVERS]),
  agentId: T.Optional(Nullable(Id)),
  host: T.Optional(Nullable(T.String({ minLength: 1, maxLength: 253 }))),
  port: T.Optional(Nullable(T.Integer({ minimum: 1, maximum: 65_535 }))),
  device: T.Optional(Nullable(T.String({ minLength: 1, maxLength: 200 }))),
  columns: T.Enum([32, 42, 48], { description: 'Characters of a line: 32 on 58 mm, 42 or 48 on 80 mm.' }),
  codePage: T.Optional(T.Enum(['cp850', 'cp858', 'cp1252'], { default: 'cp858' })),
  cuts: T.Optional(T.Boolean({ default: true })),
  confirms: T.Optional(
    T.Enum(['process_id', 'status', 'none'], {
      default: 'process_id',
      description: 'How it says that a page is out; `none` for one that answers nothing.',
    }),
  ),
  drawer: T.Optional(T.Boolean({ default: false })),
  images: T.Optional(T.Boolean({ default: true })),
  fallbackPrinterId: T.Optional(Nullable(Id)),
  breakerFailures: seconds(1, 20, 3),
  breakerWindowSeconds: seconds(5, 3_600, 60),
  breakerProbeSeconds: seconds(1, 600, 10),
};
const SetupInput = T.Object(setup);
export const NewPrinter = T.Object(
  { id: Id, branchId: Id, ...setup },
  { additionalProperties: false, title: 'NewPrinter' },
);
export const PrinterChange = T.Object(
  { version: Version, ...setup },
  { additionalProperties: false, title: 'PrinterChange' },
);

/** What is left out of a set-up stands for what most printers are. */
export function setupOf(input: T.Static<typeof SetupInput>): PrinterSetup {
  return {
    name: input.name.trim(),
    driver: input.driver,
    agentId: input.agentId ?? null,
    ...addressOf(input.driver, {
      host: input.host ?? null,
      port: input.port ?? null,
      device: input.device ?? null,
    }),
    columns: input.columns,
    codePage: input.codePage ?? 'cp858',
    cuts: input.cuts ?? true,
    confirms: input.confirms ?? 'process_id',
    drawer: input.drawer ?? false,
    images: input.images ?? true,
    fallbackPrinterId: input.fallbackPrinterId ?? null,
    breakerFailures: input.breakerFailures ?? 3,
    breakerWindowSeconds: input.breakerWindowSeconds ?? 60,
    breakerProbeSeconds: input.breakerProbeSeconds ?? 10,
  };
}

const settings = {
  id: Id,
  branchId: Id,
  name: T.String(),
  driver: T.Enum([...PRINTER_DRIVERS]),
  agentId: Nullable(Id),
  host: Nullable(T.String()),
  port: Nullable(T.Integer()),
  device: Nullable(T.String()),
  columns: T.Integer(),
  codePage: T.Enum(['cp850', 'cp858', 'cp1252']),
  cuts: T.Boolean(),
  confirms: T.Enum(['process_id', 'status', 'none']),
  drawer: T.Boolean(),
  images: T.Boolean(),
  fallbackPrinterId: Nullable(Id),
  breakerFailures: T.Integer(),
  breakerWindowSeconds: T.Integer(),
  breakerProbeSeconds: T.Integer(),
  version: T.Integer(),
};
export const PrinterSettings = T.Object(
  { printers: T.Array(T.Object(settings, { title: 'PrinterSetup' })) },
  { title: 'PrinterSettings' },
);
export const PrinterDetail = T.Object(
  {
    ...settings,
    breakerMoves: T.Array(
      T.Object({
        from: T.Enum([...BREAKER_STATES]),
        to: T.Enum([...BREAKER_STATES]),
        reason: Nullable(T.String()),
        at: Instant,
      }),
      { description: 'How its breaker moved of late, the latest first.' },
    ),
  },
  { title: 'PrinterDetail' },
);

/** A move of a breaker as it is answered. */
export function moveAnswer(move: BreakerMove) {
  return { ...move, at: move.at.toString() };
}

const StationName = T.String({ minLength: 1, maxLength: 40, pattern: '\\S' });
export const NewStation = T.Object(
  { id: Id, name: StationName, kind: T.Enum([...STATION_KINDS]) },
  { additionalProperties: false, title: 'NewStation' },
);
export const StationChange = T.Object(
  { name: StationName, kind: T.Enum([...STATION_KINDS]), version: Version },
  { additionalProperties: false, title: 'StationChange' },
);

const orderTypes = Nullable(
  T.Array(T.Enum([...SERVED_TYPES]), {
    minItems: 1,
    maxItems: SERVED_TYPES.length,
    description: 'Null is for every kind of order.',
  }),
);
export const Routing = T.Object(
  {
    version: T.Integer(),
    stations: T.Array(
      T.Object(
        {
          stationId: Id,
          stationName: T.String(),
          kind: T.Enum([...STATION_KINDS]),
          expo: T.Enum([...EXPO_MODES]),
          isDefault: T.Boolean(),
          targets: T.Array(
            T.Object({ printerId: Id, copies: T.Integer(), orderTypes }, { title: 'RouteTarget' }),
          ),
        },
        { title: 'StationRoute' },
      ),
    ),
  },
  { title: 'PrintRouting' },
);
export const RoutingChange = T.Object(
  {
    version: Version,
    stations: T.Array(
      T.Object(
        {
          stationId: Id,
          expo: T.Enum([...EXPO_MODES]),
          isDefault: T.Boolean(),
          targets: T.Array(
            T.Object(
              { printerId: Id, copies: T.Integer({ minimum: 1, maximum: 5 }), orderTypes },
              { additionalProperties: false },
            ),
            { maxItems: 20 },
          ),
        },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
  },
  { additionalProperties: false, title: 'PrintRoutingChange' },
);

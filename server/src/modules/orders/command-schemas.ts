import T from 'typebox';
import { commandUnion, Outcome } from '../../kernel/command-schemas.ts';
import { statesOf } from '../../kernel/flow.ts';
import { Id, Instant, Nullable } from '../../kernel/schemas.ts';
import { COMMAND_KINDS } from './commands/index.ts';
import { Order } from './schemas.ts';
import { ORDER_FLOW } from './states.ts';

const State = T.Enum(statesOf(ORDER_FLOW));
const CommandWish = commandUnion(COMMAND_KINDS);

/** Commands to one order, to be done in their order. */
export const Commands = T.Object(
  { commands: T.Array(CommandWish, { minItems: 1, maxItems: 50 }) },
  { title: 'Commands', additionalProperties: false },
);

/** What became of each command, and the order as it stands. */
export const CommandOutcomes = T.Object(
  { outcomes: T.Array(Outcome), order: Order },
  { title: 'CommandOutcomes' },
);

/** What happened to an order. */
export const Timeline = T.Object(
  {
    events: T.Array(
      T.Object(
        {
          version: T.Integer(),
          type: T.String(),
          commandId: Nullable(Id),
          at: Instant,
          deviceAt: Nullable(Instant),
          actor: T.Object({ id: Id, name: T.String() }),
          deviceId: Nullable(Id),
          fromState: Nullable(State),
          toState: State,
          reason: Nullable(T.String()),
          approver: Nullable(T.Object({ id: Id, name: T.String() })),
          data: T.Object({}, { additionalProperties: true }),
        },
        { title: 'OrderEvent' },
      ),
    ),
    next: Nullable(T.Integer()),
  },
  { title: 'Timeline' },
);

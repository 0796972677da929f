import T from 'typebox';
import { Id, Nullable } from '../../kernel/schemas.ts';
import { JOB_KINDS } from './job-kind.ts';
import { Confirmation } from './printer-profile.ts';

/** A page in an agent's hands. */
const Held = T.Object(
  { jobId: Id, attempt: T.Integer({ minimum: 1, maximum: 100_000 }) },
  { additionalProperties: false },
);
const MOST_HELD = 500;
export const HeldPages = T.Array(Held, { maxItems: MOST_HELD });

/** What an agent says when it comes for work. */
export const ClaimPages = T.Object(
  {
    version: T.String({ minLength: 1, maxLength: 40 }),
    waitSeconds: T.Integer({ minimum: 0, maximum: 25 }),
    holds: HeldPages,
  },
  { title: 'ClaimPages', additionalProperties: false },
);

const place = { host: Nullable(T.String()), port: Nullable(T.Integer()), device: Nullable(T.String()) };

/** What an agent is to do. */
export const AgentWorkAnswer = T.Object(
  {
    printers: T.Array(
      T.Object(
        { id: Id, name: T.String(), ...place, confirms: Confirmation, isDown: T.Boolean() },
        { title: 'AgentPrinter' },
      ),
    ),
    pages: T.Array(
      T.Object(
        {
          jobId: Id,
          attempt: T.Integer(),
          printerId: Id,
          kind: T.Enum([...JOB_KINDS]),
          title: Nullable(T.String()),
          bytes: T.String({ description: 'Base64 of what the printer is sent.' }),
          processId: T.String({ description: 'What it sends back when the page is out.' }),
          confirms: Confirmation,
          expiresInSeconds: T.Integer(),
        },
        { title: 'AgentPage' },
      ),
    ),
    probes: T.Array(
      T.Object(
        {
          printerId: Id,
          asks: T.Boolean({ description: 'It can be asked; any other is well when it is reached.' }),
        },
        { title: 'AgentProbe' },
      ),
    ),
    scan: T.Boolean({ description: 'Look for printers.' }),
  },
  { title: 'AgentWork' },
);

const Condition = T.Object(
  {
    paper: T.Enum(['ok', 'low', 'out']),
    coverOpen: T.Boolean(),
    fault: T.Boolean(),
    offline: T.Boolean(),
  },
  { additionalProperties: false },
);
const said = { condition: T.Optional(Condition) };
/** How a printing ended, as the driver says it. */
const Outcome = T.Union([
  T.Object({ kind: T.Literal('confirmed'), ...said }, { additionalProperties: false }),
  T.Object({ kind: T.Literal('sent'), ...said }, { additionalProperties: false }),
  T.Object(
    {
      kind: T.Literal('failed'),
      reason: T.Enum([
        ...[
          'refused',
          'unreachable',
          'not_allowed',
          'reset',
          'no_answer',
          'wrong_answer',
          'timeout',
          'aborted',
        ],
        ...['paper_out', 'cover_open', 'fault', 'offline'],
      ] as const),
      bytesMayHavePrinted: T.Boolean(),
      detail: T.String({ maxLength: 300 }),
      ...said,
    },
    { additionalProperties: false },
  ),
]);

/** What became of pages. */
export const Outcomes = T.Object(
  {
    outcomes: T.Array(
      T.Object(
        { jobId: Id, attempt: T.Integer({ minimum: 1, maximum: 100_000 }), outcome: Outcome },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 50 },
    ),
  },
  { title: 'AgentOutcomes', additionalProperties: false },
);

/** What printers said that were asked how they are. */
export const Answers = T.Object(
  {
    answers: T.Array(T.Object({ printerId: Id, outcome: Outcome }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 100,
    }),
  },
  { title: 'AgentAnswers', additionalProperties: false },
);

const MOST_FOUND = 300;
/** What an agent found. */
export const Found = T.Object(
  {
    printers: T.Array(
      T.Object(
        {
          host: Nullable(T.String({ maxLength: 100 })),
          port: Nullable(T.Integer({ minimum: 1, maximum: 65_535 })),
          device: Nullable(T.String({ maxLength: 200 })),
          answers: T.Boolean(),
        },
        { additionalProperties: false },
      ),
      { maxItems: MOST_FOUND },
    ),
  },
  { title: 'AgentFound', additionalProperties: false },
);

import T, { type Static, type TSchema } from 'typebox';
import type { CommandOutcome } from './device-commands.ts';
import { Id, Instant, Nullable } from './schemas.ts';

/**
 * One of several commands, told apart by their type.
 *
 * @param kinds payloads by type
 * @param about further properties of each
 */
export function commandUnion<About extends T.TProperties = Record<never, never>>(
  kinds: Readonly<Record<string, TSchema>>,
  about?: About,
) {
  return T.Union(
    Object.entries(kinds).map(([type, payload]) =>
      T.Object(
        {
          id: Id,
          type: T.Literal(type),
          ...(about as About),
          payload: T.Unsafe<Readonly<Record<string, unknown>>>(payload),
          ifVersion: T.Optional(T.Integer({ minimum: 1, description: 'Only while it is at this version.' })),
          at: T.Optional(Instant),
        },
        { title: titleOf(type, about), additionalProperties: false },
      ),
    ),
  );
}

/** `line.add_service` → `LineAddServiceCommand`; of a device that says what it is about, `LineAddServiceDeviceCommand`. */
function titleOf(type: string, about: object | undefined): string {
  const words = type.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}${about ? 'Device' : ''}Command`;
}

/** What became of a command. */
export const Outcome = T.Object(
  {
    id: Id,
    status: T.Enum(['applied', 'duplicate', 'rejected']),
    version: Nullable(T.Integer({ description: 'Of the thing, made by this command.' })),
    code: Nullable(T.String({ description: 'Why it was rejected; the same codes as in problems.' })),
    details: Nullable(T.Object({}, { additionalProperties: true })),
  },
  { title: 'CommandOutcome' },
);

/** An outcome as the contract shows it. */
export function outcomeAnswer(outcome: CommandOutcome): Static<typeof Outcome> {
  const { id, status } = outcome;
  if (outcome.status !== 'rejected')
    return { id, status, version: outcome.version, code: null, details: null };
  const { code, details } = outcome.refusal;
  return { id, status, version: null, code, details: details ? { ...details } : null };
}

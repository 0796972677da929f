import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { findAudit, findAuditHead } from '../queries/audit.ts';

const PAGE = 50;
const Facts = Nullable(T.Unknown({ description: 'Names and values of what changed.' }));

const Entry = T.Object(
  {
    seq: T.Integer(),
    at: Instant,
    actor: T.Object({
      id: Nullable(Id),
      name: T.String(),
      kind: T.Enum(['person', 'service', 'support', 'platform', 'system']),
    }),
    deviceId: Nullable(Id),
    branchId: Nullable(Id),
    action: T.String(),
    objectType: T.String(),
    objectId: Nullable(T.String()),
    before: Facts,
    after: Facts,
    reason: Nullable(T.String()),
    approver: Nullable(T.Object({ id: Id, name: T.String() })),
  },
  { title: 'AuditEntry' },
);

/** The routes of the audit. */
export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/audit',
    operation: 'listAudit',
    summary: 'Who did what, the newest first, and where the chain ends.',
    scope: 'company',
    permission: 'identity.view_audit',
    query: T.Object(
      {
        after: T.Optional(
          T.String({ pattern: '^[0-9]{1,15}$', description: 'The `next` of the page before.' }),
        ),
        limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: PAGE })),
        actorId: T.Optional(Id),
        action: T.Optional(T.String({ maxLength: 80 })),
        objectType: T.Optional(T.String({ maxLength: 40 })),
        objectId: T.Optional(T.String({ maxLength: 80 })),
        from: T.Optional(Instant),
        to: T.Optional(Instant),
      },
      { additionalProperties: false },
    ),
    answer: {
      status: 200,
      schema: T.Object(
        {
          entries: T.Array(Entry),
          next: Nullable(T.String()),
          head: Nullable(T.Object({ seq: T.Integer(), hash: T.String() })),
        },
        { title: 'AuditPage' },
      ),
    },
    handle: async (ctx, { query: { after, limit = PAGE, ...filter } }) => {
      const below = after === undefined ? undefined : Number(after);
      const [found, head] = await Promise.all([
        findAudit(ctx.tx, { ...filter, below }, limit + 1),
        findAuditHead(ctx.tx),
      ]);
      const entries = found.slice(0, limit).map((entry) => ({
        seq: entry.seq,
        at: entry.at.toString(),
        actor: { id: entry.actorId, name: entry.actorName, kind: entry.actorKind },
        deviceId: entry.deviceId,
        branchId: entry.branchId,
        action: entry.action,
        objectType: entry.objectType,
        objectId: entry.objectId,
        before: entry.before,
        after: entry.after,
        reason: entry.reason,
        approver: entry.approverId === null ? null : { id: entry.approverId, name: entry.approverName ?? '' },
      }));
      return {
        entries,
        next: found.length > limit ? String(entries.at(-1)?.seq) : null,
        head: head ?? null,
      };
    },
  }),
];

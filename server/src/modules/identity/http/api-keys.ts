import { randomBytes } from 'node:crypto';
import T, { type Static } from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { announceAccessChange } from '../announce-access-change.ts';
import { createApiKey } from '../create-api-key.ts';
import { API_KEY, type ApiKeyRow, findApiKeys, revokeApiKeyRow } from '../queries/api-keys.ts';
import { recordAudit } from '../record-audit.ts';
import type { IdentityTools } from './tools.ts';

const Permissions = T.Array(T.String({ pattern: '^[a-z]+\\.[a-z_]{1,40}$', maxLength: 60 }), {
  minItems: 1,
  maxItems: 200,
});
const ApiKey = T.Object(
  {
    id: Id,
    name: T.String(),
    prefix: T.String({ description: 'How the key begins, to be told from others.' }),
    permissions: T.Array(T.String()),
    branchIds: Nullable(T.Array(Id)),
    createdBy: T.String(),
    createdAt: Instant,
    lastUsedAt: Nullable(Instant),
    revokedAt: Nullable(Instant),
  },
  { title: 'ApiKey' },
);

const keyAnswer = (key: ApiKeyRow): Static<typeof ApiKey> => ({
  ...key,
  createdAt: key.createdAt.toString(),
  lastUsedAt: key.lastUsedAt?.toString() ?? null,
  revokedAt: key.revokedAt?.toString() ?? null,
});

/** The routes of keys for integrations. */
export function apiKeyRoutes(tools: IdentityTools): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/api-keys',
      operation: 'listApiKeys',
      summary: 'Keys for integrations, the living ones first.',
      scope: 'company',
      permission: 'identity.manage_api_keys',
      answer: { status: 200, schema: T.Object({ apiKeys: T.Array(ApiKey) }, { title: 'ApiKeys' }) },
      handle: async ({ tx }) => ({ apiKeys: (await findApiKeys(tx)).map(keyAnswer) }),
    }),
    createRoute(tools),
    route({
      method: 'DELETE',
      path: '/v1/api-keys/{apiKeyId}',
      operation: 'revokeApiKey',
      summary: 'End a key.',
      scope: 'company',
      permission: 'identity.manage_api_keys',
      params: T.Object({ apiKeyId: Id }),
      answer: { status: 204 },
      handle: async (ctx, { params: { apiKeyId } }) => {
        const [key] = await findApiKeys(ctx.tx, apiKeyId);
        if (!key || !(await revokeApiKeyRow(ctx.tx, apiKeyId)))
          throw new Refusal('not_found', 'identity.api_key_unknown');
        await announceAccessChange(ctx);
        recordAudit(ctx, {
          action: 'identity.api_key_revoked',
          objectType: 'api_key',
          objectId: apiKeyId,
          before: { name: key.name },
        });
      },
    }),
  ];
}

function createRoute({ permissions }: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/api-keys',
    operation: 'createApiKey',
    summary: 'Make a key. Its secret is in this answer and nowhere else: a repeated request makes none.',
    scope: 'company',
    permission: 'identity.manage_api_keys',
    body: T.Object(
      {
        id: Id,
        name: T.String({ minLength: 1, maxLength: 60 }),
        permissions: Permissions,
        branchIds: Nullable(T.Array(Id, { minItems: 1, maxItems: 200 })),
      },
      { title: 'NewApiKey', additionalProperties: false },
    ),
    answer: {
      status: 200,
      schema: T.Object({ apiKey: ApiKey, secret: T.String() }, { title: 'CreatedApiKey' }),
    },
    handle: async (ctx, { body }) => {
      // Not kept with an idempotency key: a stored answer would hold the secret.
      const secret = `${API_KEY}${randomBytes(32).toString('base64url')}`;
      await createApiKey({ ...ctx, permissions }, { ...body, secret });
      const [key] = await findApiKeys(ctx.tx, body.id);
      if (!key) throw new Error('the key that was stored is not there');
      return { apiKey: keyAnswer(key), secret };
    },
  });
}

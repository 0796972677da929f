/**
 * What log-ins are measured against: Fastify, pg and argon2 with the two look-ups and the two rows a log-in needs, each
 * statement awaited before the next is sent, and nothing else: no throttling, no rights, no token, no known devices. The
 * reads go to the owner's tables, because the product's own rights do not reach the accounts.
 */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import Fastify from 'fastify';
import pg from 'pg';
import { answerParent } from './answer-parent.ts';

/** What the loop is told when it is started. */
export interface BareAuthPlan {
  port: number;
  databaseUrl: string;
  poolSize: number;
}

interface Account {
  passwordHash: string;
  companyId: string;
  memberId: string;
}

const ACCOUNT = `select a.password_hash as "passwordHash", m.company_id as "companyId", m.id as "memberId"
  from identity.accounts a join identity.members m on m.account_id = a.id where a.email = $1 limit 1`;
const SESSION = `insert into identity.sessions (company_id, id, member_id, expires_at)
  values ($1, $2, $3, now() + interval '30 days')`;
const TOKEN = `insert into identity.refresh_tokens (company_id, id, session_id, secret_hash, expires_at)
  values ($1, $2, $3, $4, now() + interval '7 days')`;

async function logIn(pool: pg.Pool, { email, password }: { email: string; password: string }) {
  const { rows } = await pool.query<Account>({ name: 'account', text: ACCOUNT, values: [email] });
  const [account] = rows;
  if (!account || !(await verify(account.passwordHash, password))) return undefined;
  const [sessionId, secret] = [randomUUIDv7(), randomBytes(32)];
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { companyId, memberId } = account;
    await client.query({ name: 'session', text: SESSION, values: [companyId, sessionId, memberId] });
    await client.query({
      name: 'token',
      text: TOKEN,
      values: [companyId, randomUUIDv7(), sessionId, secret],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
  return { accessToken: secret.toString('base64url') };
}

answerParent<BareAuthPlan>(async (plan) => {
  const pool = new pg.Pool({ connectionString: plan.databaseUrl, max: plan.poolSize });
  const app = Fastify();
  app.post<{ Body: { email: string; password: string } }>('/v1/auth/login', async (request, reply) => {
    const answer = await logIn(pool, request.body);
    return answer ?? reply.status(401).send({});
  });
  await app.listen({ host: '127.0.0.1', port: plan.port });
  return 'ready';
});

/**
 * What reading the menu is measured against: Fastify and pg, one named statement under row security for the products of a
 * company, sent as JSON; no log-in, no permission, no sizes, options, taxes, hours or version, and nothing remembered.
 * The company is set once for each connection, so that not even that costs a request.
 */
import Fastify from 'fastify';
import pg from 'pg';
import { answerParent } from './answer-parent.ts';

/** What the loop is told when it is started. */
export interface BareCatalogPlan {
  port: number;
  databaseUrl: string;
  poolSize: number;
  companyId: string;
}

const PRODUCTS = `select p.id, p.category_id as "categoryId", p.name, p.description, p.code, p.price_minor as "priceMinor"
  from catalog.products p where p.company_id = $1 and p.state = 'active' and p.deleted_at is null
  order by p.sort_order, p.name, p.id`;

answerParent<BareCatalogPlan>(async ({ port, databaseUrl, poolSize, companyId }) => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: poolSize,
    options: `-c fastops.company_id=${companyId}`,
  });
  const app = Fastify();
  app.get('/v1/catalog', async () => ({
    products: (await pool.query({ name: 'products', text: PRODUCTS, values: [companyId] })).rows,
  }));
  await app.listen({ host: '127.0.0.1', port });
  return 'ready';
});

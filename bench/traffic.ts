import { table } from './figures.ts';

const FIGURES = ['statements', 'round_trips', 'transactions'] as const;
type Figure = (typeof FIGURES)[number];
export type Traffic = Map<string, Record<Figure, number>>;

/** What an order costs the database. */
export interface OrderCost {
  /** Of the request itself. */
  statements: number;
  roundTrips: number;
  /** The same for all work of the process, in a table. */
  report: string;
}

/** The process's own figures, in Prometheus format. */
export async function readMetrics(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

/** Reads the process's own counters, by the work that caused them. */
export async function readTraffic(port: number): Promise<Traffic> {
  const text = await readMetrics(port);
  const traffic: Traffic = new Map();
  for (const figure of FIGURES) {
    const pattern = new RegExp(`^fastops_database_${figure}_total\\{work="(\\w+)"\\} (\\d+)$`, 'gm');
    for (const [, work = '', count] of text.matchAll(pattern)) {
      const known = traffic.get(work) ?? { statements: 0, round_trips: 0, transactions: 0 };
      traffic.set(work, { ...known, [figure]: Number(count) });
    }
  }
  return traffic;
}

/**
 * What an order costs the database, from the counters of the process before and after a stretch of orders.
 *
 * @param stretch drives the load; returns how many orders were taken
 */
export async function costOfAnOrder(port: number, stretch: () => Promise<number>): Promise<OrderCost> {
  const before = await readTraffic(port);
  const orders = await stretch();
  const after = await readTraffic(port);
  if (!after.has('requests') || orders === 0)
    throw new Error('the product shows no database traffic of requests');
  const perOrder = (work: string, figure: Figure) =>
    Number((((after.get(work)?.[figure] ?? 0) - (before.get(work)?.[figure] ?? 0)) / orders).toFixed(2));
  const works = [...after.keys()].sort();
  return {
    statements: perOrder('requests', 'statements'),
    roundTrips: perOrder('requests', 'round_trips'),
    report: table([
      ['database traffic per order, one client', 'statements', 'round trips', 'transactions'],
      ...works.map((work) => [work, ...FIGURES.map((figure) => String(perOrder(work, figure)))]),
    ]),
  };
}

import { expect } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { expectProblem } from './problem.ts';
import { type Answer, orderBody, type TestApp, type TestSession } from './test-app.ts';

/** Where a table stands on the plan. */
export interface Spot {
  x: number;
  y: number;
  width: number;
  height: number;
  rotation: 0 | 45 | 90 | 135 | 180 | 225 | 270 | 315;
}

/** The plan of a branch. */
export interface Plan {
  version: number;
  areas: {
    id: string;
    name: string;
    version: number;
    tables: {
      id: string;
      name: string;
      seats: number;
      shape: string;
      place: Spot | null;
      version: number;
    }[];
  }[];
}

/** A table with what is going on at it. */
export interface Standing {
  id: string;
  area: string;
  name: string;
  state: string;
  joinedTo: string | null;
  reservation: { name: string; at: string; guests: number | null } | null;
  openOrders: number;
  order: { id: string; turn: number; guests: number | null; totalMinor: number; version: number } | null;
}

/** What a test does with the floor of one branch. */
export interface FloorDesk {
  ask<B = Plan>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    session?: TestSession,
  ): Promise<Answer<B>>;
  plan(): Promise<Plan>;
  tables(): Promise<Standing[]>;
  /** Makes an area; returns its id. */
  area(name?: string): Promise<string>;
  /** Makes a table, in a new area unless told which; returns its id. */
  table(fields?: object): Promise<string>;
  /** Takes an order at a table; returns its id. */
  order(tableId: string, extra?: object): Promise<string>;
  refused(answer: Answer<unknown>, status: number, code: string): void;
}

let made = 0;

/** Stands somebody at the floor of their branch. */
export function openFloor(app: TestApp, session: TestSession): FloorDesk {
  const ask: FloorDesk['ask'] = (method, url, body, by = session) =>
    app.request(method, url, { session: by, body, headers: { 'idempotency-key': newId() } });
  const must = async (url: string, body: object) => {
    const answer = await ask('POST', url, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  };
  const desk: FloorDesk = {
    ask,
    plan: async () => (await ask('GET', `/v1/branches/${session.branchId}/floor`)).body,
    tables: async () =>
      (await ask<{ tables: Standing[] }>('GET', `/v1/branches/${session.branchId}/tables`)).body.tables,
    async area(name = `Zona ${++made}`) {
      const id = newId();
      await must('/v1/areas', { id, branchId: session.branchId, name });
      return id;
    },
    async table(fields = {}) {
      const id = newId();
      const areaId = 'areaId' in fields ? fields.areaId : await desk.area();
      const shape = { name: `M-${++made}`, seats: 4, shape: 'square', place: null };
      await must('/v1/tables', { id, areaId, ...shape, ...fields });
      return id;
    },
    async order(tableId, extra = {}) {
      const body = await orderBody(app, session, [['Tinto', 1]], { type: 'dine_in', tableId, ...extra });
      const answer = await app.request('POST', '/v1/orders', { session, ...body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return body.body.id;
    },
    refused: (answer, status, code) => expectProblem(answer as Answer, status, code),
  };
  return desk;
}

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateDiagrams } from '../../app/testing/state-diagrams.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { type Flow, finalStates, statesOf } from '../../kernel/flow.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { FLOWS } from './states.ts';

// One table for each axis of states: the database, the contract and the diagram say what it says.

/** Each axis: where it ends, the constraint that holds its column, and where the contract shows it. */
const AXES = [
  {
    axis: 'order',
    ends: ['completed', 'rejected', 'cancelled'],
    constraint: 'orders_state_check',
    shown: ['Order.state', 'OrderSummary.state', 'OrderEvent.fromState', 'OrderEvent.toState'],
  },
  {
    axis: 'line',
    ends: ['cancelled', 'voided'],
    constraint: 'lines_state_check',
    shown: ['OrderLine.state'],
  },
  { axis: 'check', ends: ['refunded', 'void'], constraint: 'checks_state_check', shown: ['Check.state'] },
] as const;

interface Shown {
  enum?: string[];
  anyOf?: { enum?: string[] }[];
}

let app: TestApp;
let owner: Owner;
let schemas: Record<string, { properties: Record<string, Shown> }>;

beforeAll(async () => {
  app = await buildTestApp({ template: 'empty' });
  owner = await openOwner(app.db.ownerUrl);
  const { body } = await app.request<{ components: { schemas: typeof schemas } }>('GET', '/openapi.json');
  schemas = body.components.schemas;
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

/** The states that can be come to from these, with them. */
function reachedFrom(flow: Flow<string>, states: readonly string[]): Set<string> {
  const reached = new Set(states);
  for (const state of reached) for (const next of flow.moves[state] ?? []) reached.add(next);
  return reached;
}

describe.each(AXES)('the states of $axis', ({ axis, ends, constraint, shown }) => {
  const flow: Flow<string> = FLOWS[axis];
  const states = statesOf(flow);

  test('can all be come to, and each leads to an end', () => {
    expect(reachedFrom(flow, flow.initial)).toEqual(new Set(states));
    expect(finalStates(flow).sort()).toEqual([...ends].sort());
    for (const state of states) {
      const ahead = [...reachedFrom(flow, [state])];
      expect(
        ends.some((end) => ahead.includes(end)),
        state,
      ).toBe(true);
    }
  });

  test('lead to one another, none to itself, each once', () => {
    for (const state of states) {
      const next = flow.moves[state] ?? [];
      expect(next).not.toContain(state);
      expect(new Set(next).size, state).toBe(next.length);
      expect(next.filter((to) => !states.includes(to))).toEqual([]);
    }
  });

  test('are those that the database lets in', async () => {
    const [row] = await owner.rows<{ text: string }>(
      'select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1',
      [constraint],
    );
    const allowed = [...(row?.text ?? '').matchAll(/'(\w+)'/g)].map(([, state]) => state);
    expect(allowed.sort()).toEqual([...states].sort());
  });

  test.each(shown)('are those of %s in the contract', (place) => {
    const [schema = '', property = ''] = place.split('.');
    const found = schemas[schema]?.properties[property];
    expect(found?.enum ?? found?.anyOf?.[0]?.enum).toEqual(states);
  });
});

test('docs/states.md shows the tables', async () => {
  const file = await readFile(new URL('../../../../docs/states.md', import.meta.url), 'utf8');
  expect(file, 'run npm run states').toBe(stateDiagrams());
});

import { describe, expect, test } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import { COMPANY_MOVES, type CompanyMove, type CompanyState, moved, refusalOf } from './company-state.ts';

// The whole table, written down a second time: a change of it has to be meant.

const STATES: CompanyState[] = ['trial', 'active', 'past_due', 'suspended', 'closed'];
const MOVES = Object.keys(COMPANY_MOVES) as CompanyMove[];
const TABLE: Record<CompanyState, Partial<Record<CompanyMove, CompanyState>>> = {
  trial: { suspend: 'suspended', reactivate: 'active', close: 'closed' },
  active: { suspend: 'suspended', past_due: 'past_due', close: 'closed' },
  past_due: { suspend: 'suspended', reactivate: 'active', close: 'closed' },
  suspended: { reactivate: 'active', close: 'closed' },
  closed: { reactivate: 'active' },
};

describe.each(STATES)('a company that is %s', (state) => {
  test.each(MOVES)('and %s', (move) => {
    const to = TABLE[state][move];
    if (to !== undefined) {
      expect(moved(state, move)).toBe(to);
      return;
    }
    expect(() => moved(state, move)).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        code: 'identity.company_state',
        details: { state, allowed: Object.keys(TABLE[state]).sort(inOrder) },
      }),
    );
  });
});

const inOrder = (one: string, other: string) =>
  MOVES.indexOf(one as CompanyMove) - MOVES.indexOf(other as CompanyMove);

describe('what a company that is not served is told', () => {
  const since = Temporal.Instant.from('2026-11-01T12:00:00Z');
  const ends = Temporal.Instant.from('2026-11-20T05:00:00Z');
  const standing = (state: string, trialOver = false) => ({
    state,
    stateReason: 'Pago pendiente',
    stateSince: since,
    trialEndsAt: state === 'trial' ? ends : null,
    trialOver,
  });

  test.each([
    ['trial', false, undefined, undefined],
    ['trial', true, 'identity.trial_ended', ends],
    ['active', false, undefined, undefined],
    ['past_due', false, undefined, undefined],
    ['suspended', false, 'identity.company_suspended', since],
    ['closed', false, 'identity.company_closed', since],
  ] as const)('%s, trial over: %s → %s', (state, trialOver, code, from) => {
    const refusal = refusalOf(standing(state, trialOver), 'soporte@ejemplo.co');
    if (code === undefined) {
      expect(refusal).toBeUndefined();
      return;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      kind: 'company_inactive',
      code,
      details: { reason: 'Pago pendiente', since: from?.toString(), contact: 'soporte@ejemplo.co' },
    });
  });

  test('that nobody can be asked, where nobody is named', () => {
    expect(refusalOf(standing('suspended'), undefined)?.details).toMatchObject({ contact: null });
  });
});

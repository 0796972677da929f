import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import { type Applied, applyTender, refuseContradictions, type Tender } from './payment.ts';

// What of the money pays what (domain rules §6, §8).

const cash = (tenderedMinor: number, tipMinor?: number): Tender => ({
  ...{ method: 'cash', tenderedMinor, tipMinor },
});
const card = (tenderedMinor: number, tipMinor?: number): Tender => ({
  ...{ method: 'card', tenderedMinor, tipMinor, reference: 'AP-1' },
});
const due = (dueMinor: number, tipDueMinor = 0) => ({ dueMinor, tipDueMinor, version: 7 });
/** The code of a refusal, or what came out: of the bill, of the tip, back. */
function outcome(work: () => Applied | undefined): unknown {
  try {
    const applied = work();
    return applied && [applied.amountMinor, applied.tipMinor, applied.changeMinor];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.kind} ${error.code}`;
  }
}

describe('a tender', () => {
  test.each([
    // tender, bill, agreed tip: of the bill, of the tip, change
    ['cash, exactly', cash(10_000), due(10_000), [10_000, 0, 0]],
    ['cash, too much', cash(50_000), due(32_900), [32_900, 0, 17_100]],
    ['cash, a part', cash(4_000), due(10_000, 1_000), [4_000, 0, 0]],
    ['cash, bill and some tip', cash(10_500), due(10_000, 1_000), [10_000, 500, 0]],
    ['cash, bill, tip and change', cash(20_000), due(10_000, 1_000), [10_000, 1_000, 9_000]],
    ['cash, no tip after all', cash(20_000, 0), due(10_000, 1_000), [10_000, 0, 10_000]],
    ['cash, tip before the bill is covered', cash(5_000, 500), due(10_000, 1_000), [4_500, 500, 0]],
    ['card, exactly', card(11_000), due(10_000, 1_000), [10_000, 1_000, null]],
    ['card, a part', card(3_333), due(10_000, 1_000), [3_333, 0, null]],
    ['card, its share of the tip', card(5_500, 500), due(10_000, 1_000), [5_000, 500, null]],
    ['card, more than bill and tip', card(11_001), due(10_000, 1_000), 'conflict payments.more_than_due'],
    ['card, more than the bill without tip', card(10_001), due(10_000), 'conflict payments.more_than_due'],
    ['card, less tip than fits', card(11_000, 500), due(10_000, 1_000), 'conflict payments.more_than_due'],
    [
      'card, more tip than agreed',
      card(11_001, 1_001),
      due(10_000, 1_000),
      'conflict payments.tip_not_agreed',
    ],
    ['cash, tip nobody agreed to', cash(20_000, 1), due(10_000), 'conflict payments.tip_not_agreed'],
    ['cash for nothing', cash(10_000), due(0, 1_000), 'conflict payments.nothing_due'],
  ] as const)('%s', (_, tender, owed, wanted) => {
    expect(outcome(() => applyTender(tender, owed))).toEqual(wanted);
  });

  test('that is too much says what is due, and of which version', () => {
    expect(() => applyTender(card(12_000), due(10_000, 1_000))).toThrow(
      expect.objectContaining({ details: { dueMinor: 10_000, tipDueMinor: 1_000, version: 7 } }),
    );
  });

  test.each([
    ['a card without reference', { method: 'card' }, 'invalid payments.reference_required'],
    ['a transfer without reference', { method: 'transfer' }, 'invalid payments.reference_required'],
    ['cash with one', { method: 'cash', reference: '1' }, 'invalid payments.reference_not_wanted'],
    ['cash to come', { method: 'cash', pending: true }, 'invalid payments.pending_not_wanted'],
    ['only tip', { method: 'cash', tipMinor: 5_000 }, 'invalid payments.only_tip'],
    ['a transfer to come', { method: 'transfer', reference: '1', pending: true }, undefined],
    ['cash that is there', { method: 'cash', pending: false }, undefined],
  ] as const)('%s', (_, tender, wanted) => {
    const refused = () => refuseContradictions({ tenderedMinor: 5_000, ...tender });
    expect(outcome(() => refused() as undefined)).toBe(wanted);
  });
});

const amount = fc.integer({ min: 0, max: 5_000 });
const tendered = fc.record({
  method: fc.constantFrom('cash', 'card'),
  tenderedMinor: fc.integer({ min: 1, max: 9_000 }),
  tipMinor: fc.option(amount, { nil: undefined }),
});

test('whatever is tendered: each unit pays bill or tip, or goes back, and no more than is due is paid', () => {
  fc.assert(
    fc.property(tendered, amount, amount, (made, dueMinor, tipDueMinor) => {
      const tender = { ...made, ...(made.method === 'card' ? { reference: '1' } : {}) } as Tender;
      const owed = due(dueMinor, tipDueMinor);
      let applied: Applied;
      try {
        refuseContradictions(tender);
        applied = applyTender(tender, owed);
      } catch (error) {
        const { code } = error as Refusal;
        const { tenderedMinor, tipMinor = 0 } = tender;
        const expected =
          (code === 'payments.only_tip' && tipMinor >= tenderedMinor) ||
          (code === 'payments.nothing_due' && dueMinor === 0) ||
          (code === 'payments.tip_not_agreed' && tipMinor > tipDueMinor) ||
          (code === 'payments.more_than_due' &&
            tender.method === 'card' &&
            tenderedMinor > dueMinor + (tender.tipMinor ?? tipDueMinor));
        expect(expected, `${code} ${JSON.stringify([tender, owed])}`).toBe(true);
        return;
      }
      const { amountMinor, tipMinor, changeMinor } = applied;
      expect(amountMinor).toBeGreaterThan(0);
      expect(amountMinor).toBeLessThanOrEqual(dueMinor);
      expect(tipMinor).toBeLessThanOrEqual(tipDueMinor);
      expect(tipMinor).toBe(tender.tipMinor ?? tipMinor);
      expect(amountMinor + tipMinor + (changeMinor ?? 0)).toBe(tender.tenderedMinor);
      expect(changeMinor ?? 0).toBeGreaterThanOrEqual(0);
      expect(changeMinor === null).toBe(tender.method === 'card');
      // Nothing goes back while something is due, and no tip is taken unasked before the bill is covered.
      if ((changeMinor ?? 0) > 0) expect(amountMinor).toBe(dueMinor);
      if (tender.tipMinor === undefined && tipMinor > 0) expect(amountMinor).toBe(dueMinor);
      if (tender.tipMinor === undefined && (changeMinor ?? 0) > 0) expect(tipMinor).toBe(tipDueMinor);
    }),
    { numRuns: 3_000 },
  );
});

test('one after another they come to the bill, to the unit', () => {
  fc.assert(
    fc.property(fc.array(tendered, { minLength: 1, maxLength: 30 }), amount, amount, (many, bill, tip) => {
      let left = due(bill, tip);
      const paid = { amount: 0, tip: 0 };
      for (const made of [...many, { method: 'cash', tenderedMinor: bill + tip + 1, tipMinor: undefined }]) {
        if (left.dueMinor === 0) break;
        try {
          const tender = { ...made, ...(made.method === 'card' ? { reference: '1' } : {}) } as Tender;
          refuseContradictions(tender);
          const one = applyTender(tender, left);
          paid.amount += one.amountMinor;
          paid.tip += one.tipMinor;
          left = due(left.dueMinor - one.amountMinor, left.tipDueMinor - one.tipMinor);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }
      expect(paid.amount).toBe(bill);
      expect(paid.tip).toBeLessThanOrEqual(tip);
    }),
  );
});

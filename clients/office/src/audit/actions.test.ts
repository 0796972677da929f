import type { Translate } from '@fastops/ui';
import { expect, test } from 'vitest';
import { reasonWords } from './actions.ts';

/** Says which phrase it would be. */
const t: Translate = (key, ..._rest) => key;

test('why somebody was erased is told in words; what somebody wrote is told as it was written', () => {
  const erased = 'customers.customer_erased';
  expect(reasonWords({ action: erased, reason: 'requested' }, t)).toBe('office.erasure.requested');
  expect(reasonWords({ action: 'orders.line_voided', reason: 'requested' }, t)).toBe('requested');
  expect(reasonWords({ action: 'orders.line_voided', reason: null }, t)).toBeNull();
});

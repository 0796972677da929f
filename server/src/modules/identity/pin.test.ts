import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, normalizeCode, PIN_PATTERN, refuseWeakPin } from './pin.ts';
import { refusePin } from './pin-try.ts';

const weak = (pin: string): boolean => {
  try {
    refuseWeakPin(pin);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ kind: 'invalid', code: 'identity.pin_weak' });
    return true;
  }
};

describe('a PIN', () => {
  test.each(['0000', '1111', '99999', '777777', '1234', '0123', '123456', '9876', '3210', '654321'])(
    '%s is guessed first',
    (pin) => expect(weak(pin)).toBe(true),
  );

  test.each(['1235', '4827', '1357', '2020', '1122', '9870', '120000', '8901'])('%s is not', (pin) =>
    expect(weak(pin)).toBe(false),
  );

  test('of four digits is refused in 24 of 10,000 cases: ten repeated, seven runs up, seven down', () => {
    const all = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'));
    expect(all.filter(weak)).toHaveLength(24);
  });

  test('has four to six digits and nothing else', () => {
    const shaped = new RegExp(PIN_PATTERN);
    for (const pin of ['4827', '48271', '482713']) expect(shaped.test(pin), pin).toBe(true);
    for (const pin of ['482', '4827135', '48a7', ' 4827', '4827\n', '٤٨٢٧', '-482', '']) {
      expect(shaped.test(pin), JSON.stringify(pin)).toBe(false);
    }
  });
});

describe('the code of a device', () => {
  test('is read as people type it', () => {
    expect(normalizeCode(' ab cd-EF23 ')).toBe('ABCDEF23');
  });

  test('has eight characters nobody mistakes for one another, each as likely as any other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const code = codeOf(bytes);
        expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
        expect(normalizeCode(code)).toBe(code);
      }),
    );
    const drawn = Array.from({ length: 256 }, (_, byte) => codeOf(Uint8Array.of(byte)));
    const times = new Map(
      Array.from(new Set(drawn), (one) => [one, drawn.filter((code) => code === one).length]),
    );
    expect([times.size, ...new Set(times.values())]).toEqual([32, 8]);
  });
});

describe('a try', () => {
  const said = (tries: number | undefined, locked: boolean, waitSeconds: number) => {
    try {
      refusePin({ tries, locked, waitSeconds }, false);
      return undefined;
    } catch (error) {
      return error;
    }
  };

  test.each([
    [1, 4],
    [4, 1],
    [5, 0],
    [6, 4],
    [9, 1],
    [10, 0],
  ])('number %d that did not fit leaves %d before a pause', (tries, triesLeft) => {
    expect(said(tries, false, 0)).toMatchObject({ code: 'identity.bad_pin', details: { triesLeft } });
  });

  test('that was not let through says for how long, or that somebody has to come', () => {
    expect(said(undefined, false, 41)).toMatchObject({
      code: 'identity.pin_blocked',
      details: { retryAfterSeconds: 41 },
    });
    // The pause ended between the two looks at the clock.
    expect(said(undefined, false, 0)).toMatchObject({ details: { retryAfterSeconds: 1 } });
    expect(said(undefined, true, 60)).toMatchObject({ code: 'identity.device_locked' });
  });
});

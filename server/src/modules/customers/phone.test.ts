import { expect, test } from 'vitest';
import { dialled, nationalDigits, phoneDigits } from './phone.ts';

test.each([
  ['300 123 4567', 'CO', '573001234567'],
  ['3001234567', 'CO', '573001234567'],
  ['+57 300 123 4567', 'CO', '573001234567'],
  ['57 300 1234567', 'CO', '573001234567'],
  ['0057-300-123-4567', 'CO', '573001234567'],
  ['(+57) 300.123.4567', 'CO', '573001234567'],
  ['(601) 234-5678', 'CO', '576012345678'],
  ['+1 305 555 0123', 'CO', '13055550123'],
  ['305 555 0123', 'US', '13055550123'],
  ['1 305 555 0123', 'US', '13055550123'],
  // Ten digits of another country are not ours.
  ['+47 21 09 87 65', 'CO', '4721098765'],
  ['00 47 21 09 87 65', 'CO', '4721098765'],
  // A line of before 2021, or an extension: as it was written.
  ['234 5678', 'CO', '2345678'],
  ['612 34 56 78', 'ES', '34612345678'],
  ['99 123 4567', 'EC', '991234567'],
])('%s in %s is %s', (phone, country, digits) => {
  expect(phoneDigits(phone, country)).toBe(digits);
  expect(phoneDigits(`+${digits}`, country)).toBe(digits);
});

test('inside its country a number is dialled without the calling code', () => {
  expect(nationalDigits('573001234567', 'CO')).toBe('3001234567');
  expect(nationalDigits('13055550123', 'CO')).toBeUndefined();
  expect(nationalDigits('5712345', 'CO')).toBeUndefined();
  expect(nationalDigits('593991234567', 'EC')).toBeUndefined();
  expect(dialled('00 57 (300)')).toBe('57300');
});

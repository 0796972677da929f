import { expect, test } from 'vitest';
import { passwordStrength } from './strength.ts';

test.each([
  ['', 'short'],
  ['corta7!', 'short'],
  ['aaaaaaaa', 'weak'],
  ['password1234', 'weak'],
  ['12345678', 'weak'],
  ['fogon rojo', 'fair'],
  ['tres mesas al sol', 'good'],
  ['Lulo-y-guanábana 27', 'strong'],
])('%j is %s', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});

// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { takeFragment } from './fragment.ts';

beforeEach(() => history.replaceState(null, '', '/'));

test('the secret is read once and leaves the address', () => {
  history.replaceState(null, '', '/join?lang=es#abc-def_9');
  expect(takeFragment()).toBe('abc-def_9');
  expect(location.href).toMatch(/\/join\?lang=es$/);
  expect(takeFragment()).toBeUndefined();
});

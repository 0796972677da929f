// @vitest-environment happy-dom
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { beforeAll, describe, expect, test } from 'vitest';
import { en, enErrors } from './phrases/en.ts';
import { es, esErrors } from './phrases/es.ts';
import { currentLanguage, errorText, say, setLanguage, startPhrases } from './phrases.ts';

/** The names a compiled phrase asks for, also inside the choices of a plural. */
function namesIn(tokens: unknown, names = new Set<string>()): Set<string> {
  if (!Array.isArray(tokens)) return names;
  for (const token of tokens) {
    if (!Array.isArray(token)) continue;
    const [name, , choices] = token as unknown[];
    names.add(String(name));
    if (typeof choices === 'object' && choices !== null) {
      for (const choice of Object.values(choices) as unknown[]) namesIn(choice, names);
    }
  }
  names.delete('#');
  return names;
}

const pairs = Object.entries({ ...es, ...esErrors }).map(
  ([key, spanish]) => [key, spanish, ({ ...en, ...enErrors } as Record<string, string>)[key]] as const,
);

describe.each(pairs)('%s', (_key, spanish, english) => {
  test('is said in both languages with the same values', () => {
    expect(spanish.trim()).not.toBe('');
    expect(english?.trim()).toBeTruthy();
    expect(namesIn(compileMessage(english ?? ''))).toEqual(namesIn(compileMessage(spanish)));
  });

  test('has no exclamation mark', () => {
    expect(`${spanish}${english}`).not.toMatch(/[¡!]/);
  });
});

test('English has no phrase that Spanish lacks', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
  expect(Object.keys(enErrors).sort()).toEqual(Object.keys(esErrors).sort());
});

describe('in use', () => {
  beforeAll(() => {
    localStorage.clear();
    startPhrases();
  });

  test('changes language at once and remembers it', () => {
    setLanguage('es');
    expect(say('kitchen.count', { n: 1 })).toBe('1 comanda');
    expect(say('kitchen.count', { n: 3 })).toBe('3 comandas');
    expect(document.documentElement.lang).toBe('es');
    setLanguage('en');
    expect(say('kitchen.count', { n: 3 })).toBe('3 tickets');
    expect(document.documentElement.lang).toBe('en');
    startPhrases();
    expect(currentLanguage()).toBe('en');
  });

  test('every refusal has words: its own, its status’s, or the general ones', () => {
    setLanguage('es');
    expect(errorText('orders.nothing_to_send', 409)).toBe(esErrors['orders.nothing_to_send']);
    expect(errorText('orders.never_heard_of', 409)).toBe(esErrors['http.409']);
    expect(errorText('http.502', 502)).toBe(esErrors['http.500']);
  });
});

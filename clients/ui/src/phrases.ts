import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import { en, enErrors } from './phrases/en.ts';
import { es, esErrors } from './phrases/es.ts';

export type Language = 'es' | 'en';
export type PhraseKey = keyof typeof es;

// The names between braces of a Spanish phrase; a plural's inner texts hold '#' or a space and are left out.
type Name<Text extends string> = Text extends `${infer First},${string}` ? First : Text;
type Names<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
  ? Exclude<Name<Inside>, `${string} ${string}` | `${string}#${string}`> | Names<Rest>
  : never;
type Values<Key extends PhraseKey> = { [N in Names<(typeof es)[Key]>]: string | number };
type Rest<Key extends PhraseKey> = Names<(typeof es)[Key]> extends never ? [] : [values: Values<Key>];

/** The phrases that need no values: what a list may name without saying more. */
export type PlainPhraseKey = {
  [Key in PhraseKey]: Names<(typeof es)[Key]> extends never ? Key : never;
}[PhraseKey];

/** A phrase of the language in use. A forgotten value does not compile. */
export type Translate = <Key extends PhraseKey>(key: Key, ...rest: Rest<Key>) => string;

/** Said for a code that has no text of its own: by its HTTP status. */
const BY_STATUS = [400, 401, 402, 403, 404, 409, 422, 429, 503] as const;
type ErrorCode = keyof typeof esErrors;

const LANGUAGE_NAME = 'fastops.language';

function preferredLanguage(): Language {
  try {
    const saved = localStorage.getItem(LANGUAGE_NAME);
    if (saved === 'es' || saved === 'en') return saved;
  } catch {
    // Storage forbidden by the browser: its own language decides each time.
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'es';
}

/** Loads both languages and puts on the saved one, else the browser's: English only where it asks for it. */
export function startPhrases(): void {
  // A build brings the phrases compiled (vite-phrases.ts); in development and tests they are compiled here.
  if (!import.meta.env.PROD) i18n.setMessagesCompiler(compileMessage);
  i18n.load({ es: { ...es, ...esErrors }, en: { ...en, ...enErrors } });
  show(preferredLanguage());
}

function show(language: Language): void {
  i18n.activate(language);
  document.documentElement.lang = language;
}

/** Changes the language at once and for the next visits. */
export function setLanguage(language: Language): void {
  show(language);
  try {
    localStorage.setItem(LANGUAGE_NAME, language);
  } catch {
    // Storage forbidden: the choice lasts for this page.
  }
}

/** The language in use, for what is made outside a component. */
export const currentLanguage = (): Language => (i18n.locale === 'en' ? 'en' : 'es');

/** The language in use; the component is painted again when it changes. */
export function useLanguage(): Language {
  useLingui();
  return currentLanguage();
}

/** The phrase in the language of this moment, for notices made outside a component. */
export const say: Translate = (key, ...rest) => i18n._(key, rest[0]);

/** The phrases of the language in use; the component is painted again when it changes. */
export function useT(): Translate {
  const language = useLanguage();
  // A new function per language, so that memoised parts which receive it are painted again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above, the language is the dependency
  return useCallback((key, ...rest) => i18n._(key, rest[0]), [language]);
}

/** What a refusal means, in plain words; an unknown code speaks through its HTTP status. */
export function errorText(code: string, status: number): string {
  if (code in esErrors) return i18n._(code);
  const known = BY_STATUS.find((candidate) => candidate === status);
  const fallback: ErrorCode = known === undefined ? 'http.500' : `http.${known}`;
  return i18n._(fallback);
}

import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { Toaster } from './parts/toaster.tsx';
import { startPhrases } from './phrases.ts';
import { type Scheme, startScheme } from './scheme.ts';

/**
 * Language and colours, put on before anything is painted.
 * @param app names the saved colours: the kitchen screen may be dark beside a light point of sale
 */
export function startUi(app: string, scheme: Scheme): void {
  startPhrases();
  startScheme(app, scheme);
}

/** Phrases and notices: the frame every app is painted in. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      {children}
      <Toaster />
    </I18nProvider>
  );
}

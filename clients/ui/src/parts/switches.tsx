import { Moon, Sun } from 'lucide-react';
import { setLanguage, useLanguage, useT } from '../phrases.ts';
import { setScheme, useScheme } from '../scheme.ts';
import css from './switches.module.css';

/** Español | English, each in its own language, as a pair of buttons. */
export function LanguageSwitch() {
  const t = useT();
  const language = useLanguage();
  return (
    <fieldset className={css.pair}>
      <legend className={css.hidden}>{t('common.language')}</legend>
      {(['es', 'en'] as const).map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={css.option}
          aria-pressed={language === code}
          onClick={() => setLanguage(code)}
        >
          {t(`common.language.${code}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** Light or dark, as a button that shows what a press changes to. */
export function ColorSchemeSwitch() {
  const t = useT();
  const dark = useScheme() === 'dark';
  return (
    <button
      type="button"
      className={css.scheme}
      aria-label={dark ? t('common.scheme.toLight') : t('common.scheme.toDark')}
      onClick={() => setScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <Sun aria-hidden size={22} /> : <Moon aria-hidden size={22} />}
    </button>
  );
}

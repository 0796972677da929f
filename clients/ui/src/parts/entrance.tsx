import type { ReactNode } from 'react';
import css from './entrance.module.css';
import { Mark } from './mark.tsx';
import { ColorSchemeSwitch, LanguageSwitch } from './switches.tsx';

interface CardProps {
  children: ReactNode;
  /** Without the switches of language and scheme, where they stand on the page before. */
  bare?: boolean;
}

/** The card in which people arrive who are not in yet. */
export function EntranceCard({ children, bare = false }: CardProps) {
  return (
    <main className={css.screen}>
      <div className={css.card}>
        {children}
        {!bare && (
          <footer className={css.foot}>
            <LanguageSwitch />
            <ColorSchemeSwitch />
          </footer>
        )}
      </div>
    </main>
  );
}

/** Where one arrives: the mark beside its name and a line. */
export function EntranceHead({ title, text }: { title: string; text: string }) {
  return (
    <header className={css.head}>
      <Mark size={48} />
      <div>
        <h1 className={css.title}>{title}</h1>
        <p className={css.text}>{text}</p>
      </div>
    </header>
  );
}

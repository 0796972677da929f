import { type ReactNode, useEffect } from 'react';
import css from './page-head.module.css';

interface Props {
  title: string;
  /** What the page is for, in one sentence. */
  text?: string | undefined;
  /** At most one main button, the others quiet. */
  children?: ReactNode;
  /** The way to the page above. */
  back?: ReactNode;
}

/** What page this is, and its main act. */
export function PageHead({ title, text, children, back }: Props) {
  useEffect(() => {
    document.title = `${title} · FastOps`;
  }, [title]);
  return (
    <header className={css.head}>
      <div className={css.words}>
        {back && <div className={css.back}>{back}</div>}
        <h1 className={css.title}>{title}</h1>
        {text && <p className={css.text}>{text}</p>}
      </div>
      {children && <div className={css.actions}>{children}</div>}
    </header>
  );
}

/** A titled part of a page. */
export function Section({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section}>
      <div>
        <h2 className={css.sectionTitle}>{title}</h2>
        {text && <p className={css.text}>{text}</p>}
      </div>
      {children}
    </section>
  );
}

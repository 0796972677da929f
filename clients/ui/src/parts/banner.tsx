import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './banner.module.css';

const ICONS = { info: Info, warn: TriangleAlert, danger: CircleAlert };

interface Props {
  tone: keyof typeof ICONS;
  title: string;
  text?: ReactNode;
  /** Its buttons. */
  children?: ReactNode;
  /** Whether it is read out at once: for what begins while the person works. */
  urgent?: boolean;
}

/** Something that holds for the whole page and stays until it ends. */
export function Banner({ tone, title, text, children, urgent = false }: Props) {
  const Icon = ICONS[tone];
  return (
    <section className={css.banner} data-tone={tone} aria-label={title} role={urgent ? 'alert' : undefined}>
      <Icon aria-hidden size={22} className={css.icon} />
      <p className={css.words}>
        <strong>{title}</strong> {text}
      </p>
      {children && <div className={css.actions}>{children}</div>}
    </section>
  );
}

/** A word of warning or advice inside a page, beside what it is about. */
export function Note({ tone, children }: { tone: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={css.note} data-tone={tone}>
      <Icon aria-hidden size={20} className={css.icon} />
      <div className={css.noteWords}>{children}</div>
    </div>
  );
}

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import css from './drawer.module.css';

interface Props {
  title: string;
  /** What stands in it, while it is closed. */
  said: string;
  /** Something in it is wrong: it opens, and stays open. */
  wrong?: boolean;
  children: ReactNode;
}

/** A part of the form that is opened when it is wanted. */
export function Fold({ title, said, wrong = false, children }: Props) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong]);
  return (
    <details
      className={css.fold}
      // Already in this painting, so that the form finds what is wrong in sight.
      open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={css.summary}>
        <ChevronRight aria-hidden size={20} />
        <span className={css.titles}>
          <strong>{title}</strong>
          <span className={css.said}>{said}</span>
        </span>
      </summary>
      <div className={css.inside}>{children}</div>
    </details>
  );
}

import { EntranceCard, MantineFrame, Mark } from '@fastops/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import css from './entrance.module.css';

interface Props {
  title: string;
  text?: ReactNode;
  children: ReactNode;
}

/** The card in which people arrive who have no session yet: by invitation, by link, on the first run. */
export function Entrance({ title, text, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A new step is a new page for who cannot see it.
  useEffect(() => {
    document.title = `${title} · FastOps`;
    heading.current?.focus();
  }, [title]);
  return (
    <MantineFrame>
      <EntranceCard>
        <header className={css.head}>
          <Mark size={40} />
          <span className={css.brand}>FastOps</span>
        </header>
        <div>
          <h1 ref={heading} tabIndex={-1} className={css.title}>
            {title}
          </h1>
          {text && <p className={css.text}>{text}</p>}
        </div>
        {children}
      </EntranceCard>
    </MantineFrame>
  );
}

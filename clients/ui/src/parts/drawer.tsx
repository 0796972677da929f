import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useT } from '../phrases.ts';
import { useShortcuts } from '../shortcuts.ts';
import css from './drawer.module.css';

/** Where it covers the page: as in drawer.module.css. */
const COVERS = '(max-width: 767px)';

interface Props {
  title: string;
  subtitle?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Stays at its foot: the save bar. */
  foot?: ReactNode;
}

/**
 * One thing of a list beside the list: on a desk the list stays in use, on a phone it covers the page. Not modal, so
 * that notices with their Deshacer stay within reach. The focus goes in when it opens and back when it closes.
 */
export function Drawer({ title, subtitle, onClose, children, foot }: Props) {
  const t = useT();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    heading.current?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  const drawer = useRef<HTMLElement>(null);
  useCoveredInert(drawer);
  useShortcuts({ escape: onClose });
  return (
    <section ref={drawer} className={css.drawer} role="dialog" aria-labelledby={id} data-drawer>
      <header className={css.head}>
        <div className={css.titles}>
          <h2 ref={heading} id={id} tabIndex={-1} className={css.title}>
            {title}
          </h2>
          {subtitle && <p className={css.subtitle}>{subtitle}</p>}
        </div>
        <button type="button" className={css.close} aria-label={t('common.close')} onClick={onClose}>
          <X aria-hidden size={24} />
        </button>
      </header>
      <div className={css.body}>{children}</div>
      {foot}
    </section>
  );
}

/** What lies under it takes no focus and is not read out, for as long as it is covered. */
function useCoveredInert(drawer: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const covers = matchMedia(COVERS);
    const element = drawer.current;
    const around = [...(element?.parentElement?.children ?? [])].filter((other) => other !== element);
    const follow = (): void => {
      for (const other of around) other.toggleAttribute('inert', covers.matches);
    };
    follow();
    covers.addEventListener('change', follow);
    return () => {
      covers.removeEventListener('change', follow);
      for (const other of around) other.removeAttribute('inert');
    };
  }, [drawer]);
}

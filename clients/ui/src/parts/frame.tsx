import { ArrowLeft, Lock, MapPin } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useT } from '../phrases.ts';
import css from './frame.module.css';
import { Mark } from './mark.tsx';
import { MemberMenu } from './member-menu.tsx';

interface Props {
  title: string;
  subtitle?: string | undefined;
  onBack?: (() => void) | undefined;
  chip: ReactNode;
  /** The screen's own buttons; on a phone they take a row of their own. */
  actions?: ReactNode;
  member: { name: string; role: string };
  branch?: string | undefined;
  onChangeBranch?: (() => void) | undefined;
  /** Locks the screen for the next person; on enrolled devices. */
  onLock?: (() => void) | undefined;
  onLogOut: () => void;
  children: ReactNode;
}

/** The top bar and the page under it: the same on every screen of the staff apps. */
export function AppFrame({ title, subtitle, onBack, chip, actions, children, ...who }: Props) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · FastOps`;
  }, [title]);
  const change = who.onChangeBranch;
  const entries = change ? [{ icon: MapPin, label: t('common.changeBranch'), onSelect: change }] : [];
  return (
    <div className={css.frame}>
      <header className={css.bar}>
        {onBack ? (
          <button type="button" className={css.back} aria-label={t('common.back')} onClick={onBack}>
            <ArrowLeft aria-hidden size={24} />
          </button>
        ) : (
          <span className={css.mark}>
            <Mark size={32} />
          </span>
        )}
        <div className={css.titles}>
          <h1 className={css.title}>{title}</h1>
          {subtitle && <p className={css.subtitle}>{subtitle}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
        {chip}
        {who.onLock && (
          <button type="button" className={css.back} aria-label={t('pin.lock')} onClick={who.onLock}>
            <Lock aria-hidden size={22} />
          </button>
        )}
        <MemberMenu member={who.member} place={who.branch} entries={entries} onLogOut={who.onLogOut} />
      </header>
      <main className={css.page}>{children}</main>
    </div>
  );
}

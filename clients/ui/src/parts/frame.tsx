import { ArrowLeft, Lock, MapPin, UsersRound } from 'lucide-react';
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
  /** On enrolled devices: locks the screen for who comes back, or for whoever comes next. */
  onLock?: ((next: 'pin' | 'people') => void) | undefined;
  /** Settings of this device, in the menu. */
  settings?: ReactNode;
  /** What holds on every page, over the bar. */
  banner?: ReactNode;
  onLogOut: () => void;
  children: ReactNode;
}

/** The top bar and the page under it: the same on every screen of the staff apps. */
export function AppFrame({ title, subtitle, onBack, chip, actions, banner, children, ...who }: Props) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · FastOps`;
  }, [title]);
  const { onChangeBranch, onLock } = who;
  const entries = [
    ...(onLock ? [{ icon: UsersRound, label: t('pin.change'), onSelect: () => onLock('people') }] : []),
    ...(onChangeBranch ? [{ icon: MapPin, label: t('common.changeBranch'), onSelect: onChangeBranch }] : []),
  ];
  return (
    <div className={css.frame}>
      <div>{banner}</div>
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
        {onLock && (
          <button
            type="button"
            className={css.back}
            aria-label={t('pin.lock')}
            title={t('pin.lock')}
            onClick={() => onLock('pin')}
          >
            <Lock aria-hidden size={22} />
          </button>
        )}
        <MemberMenu member={who.member} place={who.branch} entries={entries} onLogOut={who.onLogOut}>
          {who.settings}
        </MemberMenu>
      </header>
      <main className={css.page}>{children}</main>
    </div>
  );
}

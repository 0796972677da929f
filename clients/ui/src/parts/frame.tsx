import { ArrowLeft, LogOut, MapPin } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from '../phrases.ts';
import css from './frame.module.css';
import { Mark } from './mark.tsx';
import { ColorSchemeSwitch, LanguageSwitch } from './switches.tsx';

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
  onLogOut: () => void;
  children: ReactNode;
}

/** The top bar and the page under it: the same on every screen of the staff apps. */
export function AppFrame({ title, subtitle, onBack, chip, actions, children, ...menu }: Props) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · FastOps`;
  }, [title]);
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
        <MemberMenu {...menu} />
      </header>
      <main className={css.page}>{children}</main>
    </div>
  );
}

type MenuProps = Pick<Props, 'member' | 'branch' | 'onChangeBranch' | 'onLogOut'>;

function MemberMenu({ member, branch, onChangeBranch, onLogOut }: MenuProps) {
  const t = useT();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const initials = member.name
    .split(' ')
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
  const leave = (act: () => void) => () => {
    panel.current?.hidePopover();
    act();
  };
  return (
    <>
      <button
        type="button"
        className={css.avatar}
        popoverTarget={id}
        aria-label={t('common.menu', { name: member.name })}
      >
        {initials}
      </button>
      <div ref={panel} id={id} popover="auto" className={css.menu}>
        <p className={css.name}>{member.name}</p>
        <p className={css.role}>{branch ? `${member.role} · ${branch}` : member.role}</p>
        <div className={css.settings}>
          <LanguageSwitch />
          <ColorSchemeSwitch />
        </div>
        {onChangeBranch && (
          <button type="button" className={css.entry} onClick={leave(onChangeBranch)}>
            <MapPin aria-hidden size={20} />
            {t('common.changeBranch')}
          </button>
        )}
        <button type="button" className={css.entry} onClick={leave(onLogOut)}>
          <LogOut aria-hidden size={20} />
          {t('common.logOut')}
        </button>
      </div>
    </>
  );
}

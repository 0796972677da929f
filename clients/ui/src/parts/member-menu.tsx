import { LogOut } from 'lucide-react';
import { type ComponentType, type ReactNode, useId, useRef } from 'react';
import { useT } from '../phrases.ts';
import css from './member-menu.module.css';
import { ColorSchemeSwitch, LanguageSwitch } from './switches.tsx';

export interface MenuEntry {
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  label: string;
  onSelect: () => void;
}

interface Props {
  member: { name: string; role: string };
  /** Where they work, beside what they are. */
  place?: string | undefined;
  entries: readonly MenuEntry[];
  /** Between the settings and the entries. */
  children?: ReactNode;
  onLogOut: () => void;
}

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');

/** Who works here, and what they can change about it. */
export function MemberMenu({ member, place, entries, children, onLogOut }: Props) {
  const t = useT();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const leave = (act: () => void) => () => {
    panel.current?.hidePopover();
    act();
  };
  const all = [...entries, { icon: LogOut, label: t('common.logOut'), onSelect: onLogOut }];
  return (
    <>
      <button
        type="button"
        className={css.avatar}
        popoverTarget={id}
        aria-label={t('common.menu', { name: member.name })}
        data-initials={initialsOf(member.name)}
      />
      <div ref={panel} id={id} popover="auto" className={css.menu}>
        <p className={css.name}>{member.name}</p>
        <p className={css.role}>{place ? `${member.role} · ${place}` : member.role}</p>
        <div className={css.settings}>
          <LanguageSwitch />
          <ColorSchemeSwitch />
        </div>
        {children}
        {all.map(({ icon: Icon, label, onSelect }) => (
          <button key={label} type="button" className={css.entry} onClick={leave(onSelect)}>
            <Icon aria-hidden size={20} />
            {label}
          </button>
        ))}
      </div>
    </>
  );
}

import type { ComponentType } from 'react';
import css from './tag.module.css';

interface Props {
  tone: 'ok' | 'info' | 'warn' | 'danger' | 'plain';
  icon?: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  children: string;
}

/** A state in one word, with an icon: never by colour alone. */
export function Tag({ tone, icon: Icon, children }: Props) {
  return (
    <span className={css.tag} data-tone={tone}>
      {Icon && <Icon aria-hidden size={16} />}
      {children}
    </span>
  );
}

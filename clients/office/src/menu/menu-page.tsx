import type { ReactNode } from 'react';
import { Guarded } from '../guarded.tsx';
import { useMenuChanges } from './use-menu-changes.ts';

/** A page of the menu: for who keeps it, and up to date with what others change. */
export function MenuPage({ title, children }: { title: string; children: ReactNode }) {
  useMenuChanges();
  return (
    <Guarded title={title} permissions={['catalog.manage']} words="office.permission.manageMenu">
      {children}
    </Guarded>
  );
}

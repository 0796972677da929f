import { type Command, CommandPalette, useT } from '@fastops/ui';
import { LogOut, UserRound, UserRoundPlus } from 'lucide-react';
import { useCallback } from 'react';
import { api, device } from '../app.ts';
import { useGo } from '../go.ts';
import { may, useMe } from '../me.ts';
import type { Page } from '../pages.ts';

interface Props {
  pages: readonly Page[];
  onClose: () => void;
}

/** Pages, acts and people, found by typing. */
export function Palette({ pages, onClose }: Props) {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const goTo = t('office.palette.go');
  const commands: Command[] = [
    ...pages.map(({ href, label, about, icon }) => ({
      id: href,
      label: t(label),
      kind: goTo,
      icon,
      also: t(about),
      run: () => go(href),
    })),
    { id: 'me', label: t('office.me.title'), kind: goTo, icon: UserRound, run: () => go('/admin/me') },
    {
      id: 'log-out',
      label: t('common.logOut'),
      kind: t('office.palette.act'),
      icon: LogOut,
      run: () => void device.session.logOut(),
    },
  ];
  if (may(me, 'identity.manage_members')) {
    commands.push({
      id: 'invite',
      label: t('office.users.add'),
      kind: t('office.palette.act'),
      icon: UserRoundPlus,
      run: () => go('/admin/users/new'),
    });
  }
  const find = useCallback(
    async (search: string, signal: AbortSignal): Promise<Command[]> => {
      const { members } = await api.members({ search }, signal);
      return members.map((member) => ({
        id: member.id,
        label: member.name,
        kind: t('office.palette.person'),
        icon: UserRound,
        also: member.email ?? undefined,
        run: () => go(`/admin/users/${member.id}`),
      }));
    },
    [t, go],
  );
  return (
    <CommandPalette
      commands={commands}
      {...(may(me, 'identity.view_members') ? { find } : {})}
      onClose={onClose}
    />
  );
}

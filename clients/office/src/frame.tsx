import { useStore } from '@fastops/device';
import {
  ConnectionChip,
  KeyHelp,
  roleName,
  type Shortcuts,
  SidebarFrame,
  sayProblem,
  useShortcuts,
  useT,
} from '@fastops/ui';
import { useLocation } from '@tanstack/react-router';
import { CircleQuestionMark, Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { device } from './app.ts';
import { Banners } from './frame/banners.tsx';
import css from './frame/frame.module.css';
import { keyLines } from './frame/keys.ts';
import { Palette } from './frame/palette.tsx';
import { UserMenu } from './frame/user-menu.tsx';
import { useGo } from './go.ts';
import { useMe } from './me.ts';
import { isAt, pagesOf } from './pages.ts';
import { useStopped } from './use-stopped.ts';

/** Side menu, top bar and the keys that work on every page of the office. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [open, setOpen] = useState<'palette' | 'help'>();
  const stopped = useStopped();
  // A company that is not served has one page to show, whatever one may otherwise.
  const pages = pagesOf(me).filter(({ permissions }) => !stopped || permissions.length === 0);
  const here = pages.find((page) => isAt(page, path));
  const pairs: Shortcuts = Object.fromEntries(pages.map(({ key, href }) => [`g ${key}`, () => go(href)]));
  useShortcuts({ ...pairs, 'ctrl+k': () => setOpen('palette'), '?': () => setOpen('help') });
  const [branch, ...others] = me.branches;
  const place = branch && others.length === 0 && branch.name !== me.company.name ? ` · ${branch.name}` : '';
  return (
    <>
      <SidebarFrame
        label={t('office.nav')}
        home={{ href: '/admin', name: `${me.company.name}${place}` }}
        entries={pages.map((page) => ({
          href: page.href,
          label: t(page.label),
          icon: page.icon,
          current: page === here,
          keys: `g ${page.key}`,
          group: page.group && t(`office.nav.group.${page.group}`),
        }))}
        onGo={go}
        banners={<Banners />}
        tools={<Tools onPalette={() => setOpen('palette')} onHelp={() => setOpen('help')} />}
      >
        {children}
      </SidebarFrame>
      {open === 'palette' && <Palette pages={pages} onClose={() => setOpen(undefined)} />}
      {open === 'help' && (
        <KeyHelp
          about={here && t(here.about)}
          lines={keyLines(pages, t)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** Nothing is said of the line while the company is not served: its socket is closed on purpose. */
function Chip() {
  const { link } = useStore(device.live.status);
  if (useStopped()) return null;
  return <ConnectionChip link={link} />;
}

interface ToolsProps {
  onPalette: () => void;
  onHelp: () => void;
}

/** What stands in the top bar. */
function Tools({ onPalette, onHelp }: ToolsProps) {
  const t = useT();
  const { role } = useMe();
  return (
    <>
      <button type="button" className={css.search} onClick={onPalette}>
        <Search aria-hidden size={20} />
        <span className={css.words}>{t('office.palette.open')}</span>
        <kbd className={css.keys}>Ctrl K</kbd>
      </button>
      <Chip />
      <button type="button" className={css.help} aria-label={t('office.help.title')} onClick={onHelp}>
        <CircleQuestionMark aria-hidden size={22} />
      </button>
      <UserMenu
        role={roleName(role, t)}
        onHelp={onHelp}
        onLogOut={() => void device.session.logOut().catch(sayProblem)}
      />
    </>
  );
}

import { Menu, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { type ComponentType, type ReactNode, useId, useRef } from 'react';
import { useT } from '../phrases.ts';
import { createSetting, useSetting } from '../setting.ts';
import { goTo } from './button.tsx';
import { Mark } from './mark.tsx';
import css from './sidebar-frame.module.css';

export interface NavEntry {
  href: string;
  label: string;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** Whether the page shown belongs to it. */
  current: boolean;
  /** The keys that go there, as they are pressed: `g u`. */
  keys?: string | undefined;
  /** The heading it stands under; those of one heading follow each other. */
  group?: string | undefined;
}

interface Props {
  /** What the side menu is called for who cannot see it. */
  label: string;
  home: { href: string; name: string };
  entries: readonly NavEntry[];
  onGo: (href: string) => void;
  /** Right part of the top bar. */
  tools: ReactNode;
  /** Over the page and outside its scroll: what must not be overlooked. */
  banners?: ReactNode;
  children: ReactNode;
}

const width = createSetting('menu', 'wide', ['wide', 'narrow']);

/** Top bar, side menu and page of the back office: the menu collapses on a desk and is a drawer on a phone. */
export function SidebarFrame({ label, home, entries, onGo, tools, banners, children }: Props) {
  const t = useT();
  const id = useId();
  const menu = useRef<HTMLElement>(null);
  const narrow = useSetting(width) === 'narrow';
  const go = (href: string): void => {
    if (menu.current?.matches(':popover-open')) menu.current.hidePopover();
    onGo(href);
  };
  return (
    <div className={css.frame} data-narrow={narrow || undefined}>
      <a className={css.skip} href="#page">
        {t('office.frame.skip')}
      </a>
      <header className={css.bar}>
        <button type="button" className={css.burger} popoverTarget={id} aria-label={t('office.frame.menu')}>
          <Menu aria-hidden size={24} />
        </button>
        <a className={css.home} href={home.href} onClick={goTo(home.href, go)}>
          <Mark size={32} />
          <span className={css.homeName}>{home.name}</span>
        </a>
        <div className={css.tools}>{tools}</div>
      </header>
      <nav ref={menu} id={id} popover="auto" className={css.menu} aria-label={label}>
        <Entries entries={entries} onGo={go} />
        <button
          type="button"
          className={css.fold}
          aria-label={t(narrow ? 'office.frame.menu.widen' : 'office.frame.menu.fold')}
          onClick={() => width.set(narrow ? 'wide' : 'narrow')}
        >
          {narrow ? <PanelLeftOpen aria-hidden size={22} /> : <PanelLeftClose aria-hidden size={22} />}
          <span className={css.words}>{t('office.frame.menu.fold')}</span>
        </button>
      </nav>
      <div className={css.content}>
        {banners}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page without anything to press still has to scroll by keys */}
        <main id="page" tabIndex={0} className={css.page} data-page>
          {children}
        </main>
      </div>
    </div>
  );
}

/** The entries, those of a heading as a list of their own under it. */
function Entries({ entries, onGo }: Pick<Props, 'entries' | 'onGo'>) {
  const groups = Map.groupBy(entries, ({ group }) => group ?? '');
  return [...groups].map(([group, own]) => (
    <section key={group} className={css.group} aria-label={group || undefined}>
      {group && <h2 className={css.heading}>{group}</h2>}
      <ul className={css.entries}>
        {own.map((entry) => (
          <li key={entry.href}>
            <Entry entry={entry} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Entry({ entry, onGo }: { entry: NavEntry; onGo: (href: string) => void }) {
  const { href, label, icon: Icon, current, keys } = entry;
  return (
    <a
      href={href}
      className={css.entry}
      aria-current={current ? 'page' : undefined}
      title={keys ? `${label} (${keys})` : label}
      onClick={goTo(href, onGo)}
    >
      <Icon aria-hidden size={22} />
      <span className={css.words}>{label}</span>
    </a>
  );
}

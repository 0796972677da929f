import type { Session } from '@fastops/device';
import type { PhraseKey } from '@fastops/ui';
import {
  Building2,
  CalendarClock,
  FolderTree,
  History,
  House,
  KeyRound,
  ListChecks,
  MonitorSmartphone,
  Percent,
  Printer,
  ShieldCheck,
  Store,
  Tags,
  Users,
  UtensilsCrossed,
} from 'lucide-react';
import type { ComponentType } from 'react';

type Section = 'users' | 'roles' | 'branches';

/** A page of the side menu and of the palette. */
export interface Page {
  href: string;
  label: Extract<PhraseKey, `office.nav.${string}`>;
  /** What it is for, in the help. */
  about: Extract<PhraseKey, `office.nav.${string}.about`> | 'office.start.text' | `office.${Section}.text`;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** One of these opens it; without any it is everybody's. */
  permissions: readonly string[];
  /** Goes there after `g`. */
  key: string;
  /** Under which heading of the side menu; without one over all of them. */
  group?: 'menu' | 'team' | 'company';
}

const PAGES: readonly Page[] = [
  {
    href: '/admin',
    label: 'office.nav.start',
    about: 'office.start.text',
    icon: House,
    permissions: [],
    key: 'i',
  },
  {
    href: '/admin/products',
    label: 'office.nav.products',
    about: 'office.nav.products.about',
    icon: UtensilsCrossed,
    permissions: ['catalog.manage'],
    key: 'p',
    group: 'menu',
  },
  {
    href: '/admin/categories',
    label: 'office.nav.categories',
    about: 'office.nav.categories.about',
    icon: FolderTree,
    permissions: ['catalog.manage'],
    key: 'c',
    group: 'menu',
  },
  {
    href: '/admin/modifiers',
    label: 'office.nav.modifiers',
    about: 'office.nav.modifiers.about',
    icon: ListChecks,
    permissions: ['catalog.manage'],
    key: 'm',
    group: 'menu',
  },
  {
    href: '/admin/price-lists',
    label: 'office.nav.priceLists',
    about: 'office.nav.priceLists.about',
    icon: Tags,
    permissions: ['catalog.manage'],
    key: 'l',
    group: 'menu',
  },
  {
    href: '/admin/taxes',
    label: 'office.nav.taxes',
    about: 'office.nav.taxes.about',
    icon: Percent,
    permissions: ['catalog.manage'],
    key: 't',
    group: 'menu',
  },
  {
    href: '/admin/availability',
    label: 'office.nav.availability',
    about: 'office.nav.availability.about',
    icon: CalendarClock,
    permissions: ['catalog.manage'],
    key: 'a',
    group: 'menu',
  },
  {
    href: '/admin/users',
    label: 'office.nav.users',
    about: 'office.users.text',
    icon: Users,
    permissions: ['identity.view_members'],
    key: 'u',
    group: 'team',
  },
  {
    href: '/admin/roles',
    label: 'office.nav.roles',
    about: 'office.roles.text',
    icon: ShieldCheck,
    permissions: ['identity.view_roles'],
    key: 'r',
    group: 'team',
  },
  {
    href: '/admin/branches',
    label: 'office.nav.branches',
    about: 'office.branches.text',
    icon: Store,
    permissions: ['identity.manage_branches'],
    key: 's',
    group: 'company',
  },
  {
    href: '/admin/devices',
    label: 'office.nav.devices',
    about: 'office.nav.devices.about',
    icon: MonitorSmartphone,
    permissions: ['identity.manage_devices'],
    key: 'd',
    group: 'company',
  },
  {
    href: '/admin/printers',
    label: 'office.nav.printers',
    about: 'office.nav.printers.about',
    icon: Printer,
    permissions: ['printing.configure'],
    key: 'o',
    group: 'company',
  },
  {
    href: '/admin/company',
    label: 'office.nav.company',
    about: 'office.nav.company.about',
    icon: Building2,
    permissions: ['identity.manage_company', 'identity.export_data'],
    key: 'e',
    group: 'company',
  },
  {
    href: '/admin/api-keys',
    label: 'office.nav.apiKeys',
    about: 'office.nav.apiKeys.about',
    icon: KeyRound,
    permissions: ['identity.manage_api_keys'],
    key: 'k',
    group: 'company',
  },
  {
    href: '/admin/audit',
    label: 'office.nav.audit',
    about: 'office.nav.audit.about',
    icon: History,
    permissions: ['identity.view_audit'],
    key: 'h',
    group: 'company',
  },
];

/** The pages this person may open. */
export function pagesOf(me: Pick<Session, 'permissions'>): Page[] {
  return PAGES.filter(
    ({ permissions }) => permissions.length === 0 || permissions.some((one) => me.permissions.includes(one)),
  );
}

/** Whether the address is the page's or one under it. */
export function isAt(page: Page, path: string): boolean {
  const here = path.replace(/\/$/, '');
  return here === page.href || (page.href !== '/admin' && here.startsWith(`${page.href}/`));
}

import { type PhraseKey, useT } from '@fastops/ui';
import { useQueries } from '@tanstack/react-query';
import { Building2, CreditCard, Grid3x3, MapPin, MonitorSmartphone, Users } from 'lucide-react';
import type { ComponentType } from 'react';
import { api } from '../app.ts';
import { devicesQuery } from '../company-app.ts';
import { may, mayEverywhere, useMe } from '../me.ts';
import { branchesQuery } from '../queries.ts';

/** Something that makes the restaurant ready, and whether it is done. */
export interface Step {
  id: string;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  title: string;
  text: string;
  /** What the link says, and where it leads. */
  act: string;
  href: string;
  /** Leads to another app. */
  outside?: boolean;
  /** Undefined while it is being asked. */
  done: boolean | undefined;
}

type Words =
  Extract<PhraseKey, `office.start.${string}.title`> extends `office.start.${infer Id}.title` ? Id : never;

/** What the server knows, asked as far as this person may know it. */
function useFacts() {
  const me = useMe();
  const leads = may(me, 'identity.manage_members');
  const branchId = me.branches.find(({ permissions }) => permissions.includes('orders.view'))?.id;
  const places = mayEverywhere(me, 'identity.manage_branches');
  const enrolls = may(me, 'identity.manage_devices');
  const [people, branches, devices, orders] = useQueries({
    queries: [
      {
        queryKey: ['members', 'start'],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.members({}, signal),
        enabled: leads,
      },
      { ...branchesQuery, enabled: places },
      { ...devicesQuery, enabled: enrolls },
      {
        queryKey: ['orders', 'any', branchId],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.hasOrders(branchId ?? '', signal),
        enabled: branchId !== undefined,
      },
    ],
  });
  return { leads, branchId, places, enrolls, people, branches, devices, orders };
}

/** The steps this person can do something about, from what the server knows. */
export function useSteps(): { steps: Step[]; error: unknown; retry: () => void } {
  const t = useT();
  const me = useMe();
  const { leads, branchId, places, enrolls, people, branches, devices, orders } = useFacts();
  const step = (id: Words, rest: Omit<Step, 'id' | 'title' | 'text' | 'act'>): Step => ({
    id,
    title: t(`office.start.${id}.title`),
    text: t(`office.start.${id}.text`),
    act: t(`office.start.${id}.act`),
    ...rest,
  });
  const { company } = me;
  const steps = [
    places &&
      step('branch', {
        icon: MapPin,
        href: '/admin/branches',
        done: branches.data?.some(({ address, state }) => state === 'active' && address !== null),
      }),
    mayEverywhere(me, 'identity.manage_company') &&
      step('company', { icon: Building2, href: '/admin/company', done: company.taxId !== null }),
    leads &&
      step('team', {
        icon: Users,
        href: '/admin/users/new',
        done: people.data && people.data.members.length > 1,
      }),
    leads &&
      step('pin', {
        icon: Grid3x3,
        href: '/admin/users',
        done: people.data?.members.some(({ hasPin }) => hasPin),
      }),
    enrolls &&
      step('device', {
        icon: MonitorSmartphone,
        href: '/admin/devices/new',
        done: devices.data?.some(({ state }) => state === 'active'),
      }),
    branchId !== undefined &&
      step('sale', { icon: CreditCard, href: '/pos/', outside: true, done: orders.data }),
  ];
  const asked = [people, branches, devices, orders];
  return {
    steps: steps.filter((one) => one !== false),
    error: asked.find((query) => query.isError)?.error,
    retry: () => {
      for (const query of asked) if (query.isError) void query.refetch();
    },
  };
}

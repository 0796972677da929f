import type { Availability, OfficeCategory, SaleChannel } from '@fastops/device';
import { formatList, Section, SelectField, useLanguage, useT } from '@fastops/ui';
import { CalendarCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useAddress, useReplace, withFilters } from '../go.ts';
import { useMe } from '../me.ts';
import { CHANNELS, channelName } from '../menu/words.ts';
import css from './availability.module.css';
import { BlockSheet } from './block-sheet.tsx';
import { DayList } from './day-list.tsx';
import { type Block, type Item, itemsOf, weekOf } from './week.ts';
import { WeekGrid } from './week-grid.tsx';

interface Props {
  products: Availability['products'];
  categories: readonly OfficeCategory[];
}

const HERE = '/admin/availability';

/** The week of a branch and a way of selling: what is sold when, always, and not at all. */
export function WeekPart({ products, categories }: Props) {
  const t = useT();
  const { branches } = useMe();
  const { filters } = useAddress();
  const replace = useReplace();
  const [open, setOpen] = useState<Block>();
  const branchId = branches.find(({ id }) => id === filters.get('branch'))?.id ?? branches[0]?.id ?? '';
  const channel = CHANNELS.find((one) => one === filters.get('channel')) ?? 'dine_in';
  const items = useMemo(() => itemsOf(categories, products), [categories, products]);
  const week = useMemo(() => weekOf(items, { branchId, channel }), [items, branchId, channel]);
  const show = (branch: string, way: SaleChannel): void =>
    replace(withFilters(HERE, { branch, channel: way === 'dine_in' ? undefined : way }));
  return (
    <Section title={t('office.availability.week')} text={t('office.availability.week.text')}>
      <div className={css.filters}>
        <SelectField
          label={t('common.branch')}
          value={branchId}
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => show(next, channel)}
        />
        <SelectField
          label={t('office.channel')}
          value={channel}
          options={CHANNELS.map((one) => ({ value: one, label: channelName(one, t) }))}
          onChange={(next) => show(branchId, CHANNELS.find((one) => one === next) ?? 'dine_in')}
        />
      </div>
      <Named label={t('office.availability.always')} items={week.always} />
      <Named label={t('office.availability.never')} items={week.never} />
      {week.blocks.length === 0 ? (
        <p className={css.nothing}>
          <CalendarCheck aria-hidden size={22} />
          {t('office.availability.noHours')}
        </p>
      ) : (
        <>
          <WeekGrid blocks={week.blocks} onOpen={setOpen} />
          <DayList blocks={week.blocks} onOpen={setOpen} />
        </>
      )}
      {open && <BlockSheet block={open} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

function Named({ label, items }: { label: string; items: readonly Item[] }) {
  const language = useLanguage();
  if (items.length === 0) return null;
  return (
    <p>
      <strong>{label}</strong>{' '}
      {formatList(
        items.map(({ name }) => name),
        language,
      )}
    </p>
  );
}

import { type PriceList, uuid7 } from '@fastops/device';
import { FormProblem, PageHead, SaveBar, toast, useForm, useLanguage, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useReplace } from '../go.ts';
import { useLeaveGuard } from '../leave-guard.tsx';
import { useMe } from '../me.ts';
import { ConflictNote } from '../menu/conflict-note.tsx';
import { listPricesQuery, menuApi, priceListsQuery } from '../menu/menu-queries.ts';
import { useSaveBlocked } from '../offline.ts';
import { useVersioned, type Versions } from '../use-versioned.ts';
import { DeleteList } from './delete-list.tsx';
import { ListFields } from './list-fields.tsx';
import { bodyOf, changesOf, HOME, type ListValues, valuesOf } from './list-values.ts';
import css from './price-lists.module.css';
import { PricesPart } from './prices-part.tsx';
import { type Prices, usePrices } from './use-prices.ts';

interface Props {
  back: ReactNode;
  /** Without one it is being made. */
  list?: PriceList;
}

function useListForm(list: PriceList | undefined, versions: Versions<PriceList>, prices: Prices) {
  const t = useT();
  const replace = useReplace();
  const queryClient = useQueryClient();
  const [newId] = useState(uuid7);
  const form = useForm<ListValues>({
    initial: valuesOf(list),
    check: ({ name, validFrom, validTo, rank }) => ({
      name: name.trim() === '' ? t('field.required') : undefined,
      validTo: validFrom && validTo && validTo < validFrom ? t('office.lists.fault.ends') : undefined,
      rank: /^\d{1,3}$|^1000$/.test(rank.trim()) ? undefined : t('office.lists.fault.rank'),
    }),
    refusals: { 'catalog.list_name_taken': 'name', 'catalog.list_ends_first': 'validTo' },
    onSubmit: async (values) => {
      if (!list || form.dirty) {
        const body = bodyOf(values);
        const { version } = versions;
        const saved = await versions.watch(() =>
          list
            ? menuApi.updatePriceList(list.id, { ...body, version })
            : menuApi.createPriceList({ id: newId, ...body }),
        );
        if (!saved) return;
        form.reset(valuesOf(saved));
        const { name } = saved;
        toast({ tone: 'ok', text: list ? t('office.save.saved') : t('office.lists.added', { name }) });
        await queryClient.invalidateQueries({ queryKey: priceListsQuery.queryKey });
        if (!list) replace(`${HOME}/${saved.id}`);
      }
      if (prices.changed > 0) await prices.save();
    },
  });
  useEffect(() => {
    // Somebody else saved it while nothing was changed here: shown as it is now.
    if (!list || form.dirty || form.busy || list.version <= versions.version) return;
    form.reset(valuesOf(list));
    versions.follow(list);
  });
  return form;
}

/** A list of prices: where, how and when it holds, and what each product costs by it. */
export function ListEditor({ back, list }: Props) {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  const replace = useReplace();
  const queryClient = useQueryClient();
  const versions = useVersioned<PriceList>({
    known: list,
    code: 'catalog.list_changed',
    read: () => queryClient.fetchQuery({ ...priceListsQuery, staleTime: 0 }),
  });
  const read = useQuery({ ...listPricesQuery(list?.id ?? ''), enabled: list !== undefined });
  const prices = usePrices(list?.id, read.data ?? []);
  const form = useListForm(list, versions, prices);
  const blocked = useSaveBlocked();
  const dirty = form.dirty || prices.changed > 0;
  const guard = useLeaveGuard(dirty && !form.busy);
  const { base, theirs, settle } = versions;
  return (
    <>
      {guard}
      <PageHead title={list?.name ?? t('office.lists.add')} back={back}>
        {list && <DeleteList list={list} />}
      </PageHead>
      <div className={css.editor}>
        {base && theirs && (
          <ConflictNote
            changes={changesOf(base, theirs, { t, language, company })}
            onTake={() => {
              form.reset(valuesOf(theirs));
              settle();
            }}
            onKeep={() => {
              settle();
              void form.submit();
            }}
          />
        )}
        <ListFields form={form} list={list} />
        <FormProblem error={form.problem} />
      </div>
      {list && <PricesPart read={read} prices={prices} />}
      <SaveBar
        always={!list}
        dirty={dirty}
        busy={form.busy}
        blocked={blocked}
        {...(list ? {} : { label: t('office.lists.submit') })}
        onSave={() => void form.submit()}
        onDiscard={() => {
          if (!list) return replace(HOME);
          form.reset();
          prices.discard();
        }}
      />
    </>
  );
}

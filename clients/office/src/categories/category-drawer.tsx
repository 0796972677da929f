import { type OfficeCategory, uuid7 } from '@fastops/device';
import { Drawer, type Form, FormProblem, SaveBar, toast, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLeaveGuard } from '../leave-guard.tsx';
import { ConflictNote } from '../menu/conflict-note.tsx';
import { categoriesQuery, menuApi } from '../menu/menu-queries.ts';
import { useSaveBlocked } from '../offline.ts';
import { useVersioned, type Versions } from '../use-versioned.ts';
import { CategoryFields } from './category-fields.tsx';
import { bodyOf, type CategoryValues, changesOf, valuesOf, windowsWrong } from './category-values.ts';
import { DeleteCategory } from './delete-category.tsx';

interface Props {
  /** Without one it is being made. */
  category?: OfficeCategory;
  categories: readonly OfficeCategory[];
  /** Where a new one begins. */
  parentId?: string | undefined;
  onClose: () => void;
}

const { queryKey } = categoriesQuery;

function useCategoryForm({ category, parentId, onClose }: Props, versions: Versions<OfficeCategory>) {
  const t = useT();
  const queryClient = useQueryClient();
  const [newId] = useState(uuid7);
  const form = useForm<CategoryValues>({
    initial: valuesOf(category, parentId),
    check: (values) => ({
      name: values.name.trim() === '' ? t('field.required') : undefined,
      windows: windowsWrong(values) ? t('office.windows.fault') : undefined,
    }),
    refusals: {
      'catalog.category_name_taken': 'name',
      'catalog.category_circle': 'parentId',
      'catalog.category_too_deep': 'parentId',
    },
    onSubmit: async (values) => {
      const body = bodyOf(values);
      const save = async (): Promise<OfficeCategory> => {
        const all = category
          ? await menuApi.updateCategory(category.id, { ...body, version: versions.version })
          : await menuApi.createCategory({ id: newId, ...body });
        queryClient.setQueryData(queryKey, all);
        const saved = all.find(({ id }) => id === (category?.id ?? newId));
        if (!saved) throw new Error('the category is not among those that were answered');
        return saved;
      };
      const saved = await versions.watch(save);
      if (!saved) return;
      form.reset(valuesOf(saved));
      const { name } = saved;
      toast({ tone: 'ok', text: category ? t('office.save.saved') : t('office.categories.added', { name }) });
      if (!category) onClose();
    },
  });
  useEffect(() => {
    // Somebody else saved it while nothing was changed here: shown as it is now.
    if (!category || form.dirty || form.busy || category.version <= versions.version) return;
    form.reset(valuesOf(category));
    versions.follow(category);
  });
  return form;
}

/** A category: what it is called, where it stands, its colour, its station and its hours. */
export function CategoryDrawer(props: Props) {
  const { category, categories, onClose } = props;
  const t = useT();
  const queryClient = useQueryClient();
  const versions = useVersioned<OfficeCategory>({
    known: category,
    code: 'catalog.category_changed',
    read: () => queryClient.fetchQuery({ ...categoriesQuery, staleTime: 0 }),
  });
  const form = useCategoryForm(props, versions);
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  return (
    <Drawer
      title={category?.name ?? t('office.categories.add')}
      onClose={onClose}
      foot={
        <SaveBar
          always={!category}
          dirty={form.dirty}
          busy={form.busy}
          blocked={blocked}
          {...(category ? {} : { label: t('office.categories.submit') })}
          onSave={() => void form.submit()}
          onDiscard={() => (category ? form.reset() : onClose())}
        />
      }
    >
      {guard}
      <Conflict versions={versions} categories={categories} form={form} />
      <CategoryFields form={form} categories={categories} id={category?.id ?? ''} isNew={!category} />
      <FormProblem error={form.problem} />
      {category && <DeleteCategory category={category} categories={categories} onDeleted={onClose} />}
    </Drawer>
  );
}

interface ConflictProps {
  versions: Versions<OfficeCategory>;
  categories: readonly OfficeCategory[];
  form: Form<CategoryValues>;
}

function Conflict({ versions, categories, form }: ConflictProps) {
  const t = useT();
  const { base, theirs, settle } = versions;
  if (!base || !theirs) return null;
  const nameOf = (id: string): string => categories.find((one) => one.id === id)?.name ?? '';
  return (
    <ConflictNote
      changes={changesOf(base, theirs, nameOf, t)}
      onTake={() => {
        form.reset(valuesOf(theirs));
        settle();
      }}
      onKeep={() => {
        settle();
        void form.submit();
      }}
    />
  );
}

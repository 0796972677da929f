import type { OfficeCategory } from '@fastops/device';
import { Button, Section, SelectField, Sheet, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { menuApi, menuKey } from '../menu/menu-queries.ts';
import { rowsOf } from './tree.ts';

interface Props {
  category: OfficeCategory;
  categories: readonly OfficeCategory[];
  onDeleted: () => void;
}

/** Takes a category away at once, or asks first where its products go; both can be taken back from the notice. */
export function DeleteCategory({ category, categories, onDeleted }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, name, products } = category;
  const parent = categories.some((one) => one.parentId === id);
  const restore = async (moveFrom: string | undefined, productIds: string[]): Promise<void> => {
    try {
      await menuApi.restoreCategory(id, moveFrom === undefined ? {} : { moveFrom, productIds });
      await queryClient.invalidateQueries({ queryKey: menuKey });
    } catch (error) {
      sayProblem(error);
    }
  };
  const remove = async (moveTo: string | undefined): Promise<void> => {
    try {
      const { movedProductIds } = await menuApi.deleteCategory(id, moveTo);
      onDeleted();
      await queryClient.invalidateQueries({ queryKey: menuKey });
      toast({
        tone: 'ok',
        text: t('office.categories.deleted', { name, n: movedProductIds.length }),
        action: { label: t('common.undo'), run: () => void restore(moveTo, movedProductIds) },
      });
    } catch (error) {
      setAsking(false);
      sayProblem(error);
    }
  };
  return (
    <Section
      title={t('office.categories.delete')}
      text={t(parent ? 'office.categories.delete.parent' : 'office.categories.delete.text')}
    >
      <div>
        <Button
          tone="danger"
          aria-disabled={parent}
          onClick={() => {
            if (parent) return;
            if (products > 0) setAsking(true);
            else void remove(undefined);
          }}
        >
          <Trash2 aria-hidden size={20} />
          {t('office.categories.delete')}
        </Button>
      </div>
      {asking && (
        <WhereTo
          category={category}
          categories={categories}
          onChosen={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

interface WhereProps {
  category: OfficeCategory;
  categories: readonly OfficeCategory[];
  onChosen: (moveTo: string) => Promise<void>;
  onClose: () => void;
}

function WhereTo({ category, categories, onChosen, onClose }: WhereProps) {
  const t = useT();
  const [moveTo, setMoveTo] = useState('');
  const [tried, setTried] = useState(false);
  const { name, products } = category;
  const others = rowsOf(categories, new Set()).filter((one) => one.category.id !== category.id);
  return (
    <Sheet title={t('office.categories.delete.title', { name })} onClose={onClose}>
      <div className={layout.stack}>
        <SelectField
          label={t('office.categories.delete.where', { n: products })}
          options={[
            { value: '', label: t('office.categories.delete.choose'), disabled: true },
            ...others.map((one) => ({
              value: one.category.id,
              label: `${'\u00A0\u00A0\u00A0'.repeat(one.depth)}${one.category.name}`,
            })),
          ]}
          value={moveTo}
          error={tried && moveTo === '' ? t('field.required') : undefined}
          onChange={setMoveTo}
        />
        <div className={layout.row}>
          <Button tone="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button tone="danger" onClick={() => (moveTo === '' ? setTried(true) : void onChosen(moveTo))}>
            {t('office.categories.delete.act')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

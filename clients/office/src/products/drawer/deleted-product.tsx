import type { OfficeProduct } from '@fastops/device';
import { Button, Drawer, Note, sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { catalogApi, menuKey } from '../../menu/menu-queries.ts';
import { PriceHistory } from './price-history.tsx';

interface Props {
  product: OfficeProduct;
  onClose: () => void;
}

/** A product that was deleted: it comes back as it was. */
export function DeletedProduct({ product: { id, name }, onClose }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const restore = async (): Promise<void> => {
    try {
      await catalogApi.restoreProduct(id);
      await queryClient.invalidateQueries({ queryKey: menuKey });
      toast({ tone: 'ok', text: t('office.product.restored', { name }) });
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Drawer title={name} onClose={onClose}>
      <Note tone="warn">{t('office.product.isDeleted')}</Note>
      <div>
        <Button onClick={() => void restore()}>
          <RotateCcw aria-hidden size={20} />
          {t('office.product.restore')}
        </Button>
      </div>
      <PriceHistory productId={id} />
    </Drawer>
  );
}

import type { OfficeProduct } from '@fastops/device';
import { Button, useT } from '@fastops/ui';
import { Copy } from 'lucide-react';
import { DeleteButton } from '../../menu/delete-button.tsx';
import { catalogApi, menuKey } from '../../menu/menu-queries.ts';
import css from './drawer.module.css';

interface Props {
  product: OfficeProduct;
  /** The list as it was left. */
  home: string;
  onCopy: () => void;
}

/** What is done with a product as a whole. */
export function ProductActs({ product: { id, name }, home, onCopy }: Props) {
  const t = useT();
  return (
    <div className={css.acts}>
      <Button tone="quiet" onClick={onCopy}>
        <Copy aria-hidden size={20} />
        {t('office.product.copy')}
      </Button>
      <DeleteButton
        label={t('office.product.delete')}
        home={home}
        queryKey={menuKey}
        remove={() => catalogApi.deleteProduct(id)}
        restore={() => catalogApi.restoreProduct(id)}
        deleted={t('office.product.deleted', { name })}
        restored={t('office.product.restored', { name })}
      />
    </div>
  );
}

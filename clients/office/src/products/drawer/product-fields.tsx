import { type Form, MantineFrame, useT } from '@fastops/ui';
import { SubmitOnEnter } from '../../submit-on-enter.tsx';
import { BasicsPart } from './basics-part.tsx';
import { ComboPart } from './combo-part.tsx';
import { DetailsPart, KitchenPart } from './details-part.tsx';
import css from './drawer.module.css';
import { GroupsPart } from './groups-part.tsx';
import { HoursPart } from './hours-part.tsx';
import type { ProductValues } from './product-values.ts';
import { SizesPart } from './sizes-part.tsx';

interface Props {
  form: Form<ProductValues>;
  isNew: boolean;
  /** A combo does not offer itself. */
  productId: string | undefined;
}

/** What of a product is edited: four fields that each has, and the parts that are opened when they are wanted. */
export function ProductFields({ form, isNew, productId }: Props) {
  const t = useT();
  return (
    <MantineFrame>
      <form {...form.props} className={css.form} aria-label={form.values.name || t('office.product.add')}>
        <BasicsPart form={form} isNew={isNew} />
        <SizesPart form={form} />
        <GroupsPart form={form} />
        <ComboPart form={form} productId={productId} />
        <KitchenPart form={form} />
        <DetailsPart form={form} />
        <HoursPart form={form} />
        <SubmitOnEnter />
      </form>
    </MantineFrame>
  );
}

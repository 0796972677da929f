import { type OfficeProduct, uuid7 } from '@fastops/device';
import { type Faults, type Form, toast, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { catalogApi, menuKey, productQuery } from '../../menu/menu-queries.ts';
import { useVersioned, type Versions } from '../../use-versioned.ts';
import {
  bodyOf,
  comboFault,
  hasOwnPrice,
  minutesWrong,
  type ProductValues,
  sizesFault,
  valuesOf,
  windowsWrong,
} from './product-values.ts';

interface Options {
  /** Without one it is being made. */
  product: OfficeProduct | undefined;
  initial: ProductValues;
  onMade: (productId: string) => void;
}

export interface ProductForm {
  form: Form<ProductValues>;
  versions: Versions<OfficeProduct>;
}

function useCheck() {
  const t = useT();
  return (values: ProductValues): Faults<ProductValues> => {
    const required = (text: string) => (text.trim() === '' ? t('field.required') : undefined);
    const [sizes, combo] = [sizesFault(values), comboFault(values)];
    return {
      name: required(values.name),
      categoryId: required(values.categoryId),
      taxClassId: required(values.taxClassId),
      priceMinor: hasOwnPrice(values) && values.priceMinor === null ? t('field.required') : undefined,
      variants: sizes && t(`office.product.sizes.fault.${sizes}`),
      combo: combo && t(`office.product.combo.fault.${combo}`),
      prepMinutes: minutesWrong(values) ? t('office.product.minutes.fault') : undefined,
      windows: windowsWrong(values) ? t('office.windows.fault') : undefined,
    };
  };
}

/** The values of a product, saved whole; who began with an older version learns what somebody else changed. */
export function useProductForm({ product, initial, onMade }: Options): ProductForm {
  const t = useT();
  const queryClient = useQueryClient();
  const [newId] = useState(uuid7);
  const { queryKey } = productQuery(product?.id ?? newId);
  const versions = useVersioned<OfficeProduct>({
    known: product,
    code: 'catalog.product_changed',
    read: async () => [await queryClient.fetchQuery({ ...productQuery(product?.id ?? ''), staleTime: 0 })],
  });
  const form = useForm<ProductValues>({
    initial,
    check: useCheck(),
    refusals: {
      'catalog.code_taken': 'code',
      'catalog.category_unknown': 'categoryId',
      'catalog.variant_name_taken': 'variants',
      'catalog.combo_of_itself': 'combo',
      'catalog.limits_crossed': 'combo',
    },
    onSubmit: async (values) => {
      const body = bodyOf(values);
      const { version } = versions;
      const saved = await versions.watch(() =>
        product
          ? catalogApi.updateProduct(product.id, { ...body, version })
          : catalogApi.createProduct({ id: newId, ...body }),
      );
      if (!saved) return;
      queryClient.setQueryData(queryKey, saved);
      form.reset(valuesOf(saved));
      const { name } = saved;
      toast({ tone: 'ok', text: product ? t('office.save.saved') : t('office.product.added', { name }) });
      if (!product) onMade(saved.id);
      await queryClient.invalidateQueries({ queryKey: menuKey });
    },
  });
  useEffect(() => {
    // Somebody else saved it while nothing was changed here: shown as it is now.
    if (!product || form.dirty || form.busy || product.version <= versions.version) return;
    form.reset(valuesOf(product));
    versions.follow(product);
  });
  return { form, versions };
}

import { type Form, useLanguage, useT } from '@fastops/ui';
import { useMe } from '../../me.ts';
import { windowsWords } from '../../windows/windows.ts';
import { WindowsField } from '../../windows/windows-field.tsx';
import { Fold } from './fold.tsx';
import type { ProductValues } from './product-values.ts';

/** When and where a product is sold. */
export function HoursPart({ form }: { form: Form<ProductValues> }) {
  const t = useT();
  const language = useLanguage();
  const { branches, company } = useMe();
  const { values, faults, set } = form;
  const { windows } = values;
  return (
    <Fold
      title={t('office.windows')}
      said={
        windows.length === 0
          ? t('office.product.windows.none')
          : windowsWords(windows, { t, language, branches, company })
      }
      wrong={faults.windows !== undefined}
    >
      <WindowsField
        windows={windows}
        onChange={(next) => set('windows', next)}
        branches={branches}
        emptyText={t('office.product.windows.empty')}
        showFaults={faults.windows !== undefined}
      />
    </Fold>
  );
}

import type { Branch, Printer, PrintRoutePart, ServedType } from '@fastops/device';
import { MantineFrame, ProblemCard, SearchSelect, Section, SelectField, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { pickedQuery } from '../menu/menu-queries.ts';
import { routeQuery } from './printing-queries.ts';
import { SERVED } from './station-values.ts';
import css from './stations.module.css';

interface Props {
  branch: Branch;
  printers: readonly Printer[];
}

interface Picked {
  id: string;
  name: string;
}

/** Where a product would come out, and why there: the answer before anybody orders it. */
export function RouteTester({ branch, printers }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<Picked>();
  const [type, setType] = useState<ServedType>('dine_in');
  // What stands in the field is the name of what was picked: the others are found again by typing over it.
  const wanted = search === picked?.name ? '' : search;
  const found = useQuery({ ...pickedQuery(wanted), placeholderData: (before) => before });
  const products: Picked[] = found.data ?? [];
  const others = products.filter(({ id }) => id !== picked?.id);
  const options = [...(picked ? [picked] : []), ...others].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  return (
    <Section title={t('office.tester.title')} text={t('office.tester.text')}>
      <MantineFrame>
        <div className={css.tester}>
          <SearchSelect
            name="product"
            label={t('office.tester.product')}
            placeholder={t('office.tester.placeholder')}
            value={picked?.id ?? ''}
            options={options}
            onSearch={setSearch}
            onChange={(id) =>
              setPicked([...(picked ? [picked] : []), ...products].find((one) => one.id === id))
            }
          />
          <SelectField
            label={t('office.tester.order')}
            value={type}
            options={SERVED.map((value) => ({ value, label: t(`office.stations.order.${value}`) }))}
            onChange={(next) => setType(SERVED.find((one) => one === next) ?? 'dine_in')}
          />
        </div>
      </MantineFrame>
      {picked && <Answer branch={branch} product={picked} type={type} printers={printers} />}
    </Section>
  );
}

interface AnswerProps extends Props {
  product: Picked;
  type: ServedType;
}

function Answer({ branch, product, type, printers }: AnswerProps) {
  const read = useQuery(routeQuery(branch.id, product.id, type));
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <div role="status">
      <ul className={css.answer}>
        {read.data?.map((part) => (
          <PartLine key={part.productId} part={part} printers={printers} />
        ))}
      </ul>
    </div>
  );
}

function PartLine({ part, printers }: { part: PrintRoutePart; printers: readonly Printer[] }) {
  const t = useT();
  const { name, by, categoryName, stationName, targets } = part;
  const nameOf = (id: string): string =>
    printers.find((printer) => printer.id === id)?.name ?? t('office.stations.printerGone');
  return (
    <li className={css.part}>
      <strong>{name}</strong>
      <p className={css.why}>
        {stationName ?? t('office.tester.noStation')} ·{' '}
        {by === 'category'
          ? t('office.tester.by.category', { name: categoryName ?? '' })
          : t(`office.tester.by.${by}`)}
      </p>
      {targets.length === 0 ? (
        <p className={css.nowhere}>
          <TriangleAlert aria-hidden size={18} />
          {t(stationName === null ? 'office.tester.nothing' : 'office.tester.noPaper')}
        </p>
      ) : (
        <ul className={css.outs}>
          {targets.map(({ printerId, copies }) => (
            <li key={printerId}>
              <ArrowRight aria-hidden size={18} />
              {copies > 1
                ? t('office.tester.copies', { name: nameOf(printerId), n: copies })
                : nameOf(printerId)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

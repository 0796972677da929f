import type { Printer, RouteTarget } from '@fastops/device';
import { CheckField, formatList, SelectField, useLanguage, useT } from '@fastops/ui';
import { Trash2 } from 'lucide-react';
import menu from '../menu/menu.module.css';
import { MOST_COPIES, SERVED, toggled } from './station-values.ts';
import css from './stations.module.css';

interface Props {
  target: RouteTarget;
  stationName: string;
  printers: readonly Printer[];
  /** Those that the station does not print on. */
  free: readonly Printer[];
  onChange: (next: RouteTarget) => void;
  onRemove: () => void;
}

const COPIES = Array.from({ length: MOST_COPIES }, (_, at) => String(at + 1));

/** A printer of a station: how many papers come out of it, and for which kinds of order. */
export function TargetRow({ target, stationName, printers, free, onChange, onRemove }: Props) {
  const t = useT();
  const language = useLanguage();
  const { printerId, copies, orderTypes } = target;
  const own = printers.find(({ id }) => id === printerId);
  const name = own?.name ?? t('office.stations.printerGone');
  const said =
    orderTypes === null
      ? t('office.stations.everyOrder')
      : formatList(
          orderTypes.map((type) => t(`office.stations.order.${type}`)),
          language,
        );
  return (
    <li className={css.target}>
      <SelectField
        label={t('office.stations.printerOf', { name: stationName })}
        labelHidden
        value={printerId}
        options={[
          { value: printerId, label: name },
          ...free.map((printer) => ({ value: printer.id, label: printer.name })),
        ]}
        onChange={(next) => onChange({ ...target, printerId: next })}
      />
      <SelectField
        label={t('office.stations.copiesOf', { name })}
        labelHidden
        value={String(copies)}
        options={COPIES.map((value) => ({ value, label: t('office.stations.copies', { n: Number(value) }) }))}
        onChange={(next) => onChange({ ...target, copies: Number(next) })}
      />
      <button
        type="button"
        className={menu.iconButton}
        aria-label={t('office.stations.removeOf', { printer: name, station: stationName })}
        onClick={onRemove}
      >
        <Trash2 aria-hidden size={20} />
      </button>
      <details className={css.types}>
        <summary>{said}</summary>
        <fieldset className={css.typeList}>
          <legend>{t('office.stations.ordersOf', { name })}</legend>
          {SERVED.map((type) => (
            <CheckField
              key={type}
              label={t(`office.stations.order.${type}`)}
              checked={orderTypes === null || orderTypes.includes(type)}
              onChange={() => onChange({ ...target, orderTypes: toggled(orderTypes, type) })}
            />
          ))}
        </fieldset>
      </details>
    </li>
  );
}

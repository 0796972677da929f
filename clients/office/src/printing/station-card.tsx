import type { Printer, RouteTarget, StationRoute } from '@fastops/device';
import { Button, CheckField, SelectField, useT } from '@fastops/ui';
import { ChefHat, GlassWater, HandPlatter, Pencil, Receipt } from 'lucide-react';
import { EXPO, makes, type RouteValues } from './station-values.ts';
import css from './stations.module.css';
import { TargetRow } from './target-row.tsx';

const ICONS = { kitchen: ChefHat, bar: GlassWater, expo: HandPlatter, till: Receipt };

interface Props {
  station: StationRoute;
  values: RouteValues;
  printers: readonly Printer[];
  onEdit: (() => void) | undefined;
  onChange: (next: Partial<RouteValues>) => void;
}

/** A station as one branch works with it: its printers, the pass, and whether it makes what has no station. */
export function StationCard({ station, values, printers, onEdit, onChange }: Props) {
  const t = useT();
  const { targets } = values;
  const free = printers.filter(({ id }) => targets.every(({ printerId }) => printerId !== id));
  const put = (at: number, next: RouteTarget): void =>
    onChange({ targets: targets.map((target, index) => (index === at ? next : target)) });
  return (
    <section className={css.card} aria-label={station.stationName}>
      <Head station={station} onEdit={onEdit} />
      {targets.length === 0 && <p className={css.none}>{t(`office.stations.noPrinter.${station.kind}`)}</p>}
      {targets.length > 0 && (
        <ul className={css.targets}>
          {targets.map((target, at) => (
            <TargetRow
              key={target.printerId}
              target={target}
              stationName={station.stationName}
              printers={printers}
              free={free}
              onChange={(next) => put(at, next)}
              onRemove={() => onChange({ targets: targets.filter((_, index) => index !== at) })}
            />
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <SelectField
          label={t('office.stations.addPrinterTo', { name: station.stationName })}
          labelHidden
          value=""
          options={[
            { value: '', label: t('office.stations.addPrinter') },
            ...free.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(printerId) =>
            printerId !== '' &&
            onChange({ targets: [...targets, { printerId, copies: 1, orderTypes: null }] })
          }
        />
      )}
      {makes(station) && <MakerFields values={values} onChange={onChange} />}
    </section>
  );
}

function Head({ station, onEdit }: Pick<Props, 'station' | 'onEdit'>) {
  const t = useT();
  const Icon = ICONS[station.kind];
  return (
    <header className={css.head}>
      <Icon aria-hidden size={24} />
      <div className={css.headWords}>
        <h3 className={css.name}>{station.stationName}</h3>
        <p className={css.kind}>{t(`office.stations.kind.${station.kind}`)}</p>
      </div>
      {onEdit && (
        <Button
          tone="quiet"
          aria-label={t('office.stations.editOf', { name: station.stationName })}
          onClick={onEdit}
        >
          <Pencil aria-hidden size={18} />
          {t('office.stations.edit')}
        </Button>
      )}
    </header>
  );
}

/** What is only of who makes things: the pass, and what nobody else was named for. */
function MakerFields({ values, onChange }: Pick<Props, 'values' | 'onChange'>) {
  const t = useT();
  return (
    <div className={css.ways}>
      <SelectField
        label={t('office.stations.expo')}
        value={values.expo}
        options={EXPO.map((value) => ({ value, label: t(`office.stations.expo.${value}`) }))}
        onChange={(expo) => onChange({ expo: EXPO.find((one) => one === expo) ?? 'also' })}
      />
      <CheckField
        label={t('office.stations.default')}
        help={t('office.stations.default.help')}
        checked={values.isDefault}
        onChange={(isDefault) => onChange({ isDefault })}
      />
    </div>
  );
}

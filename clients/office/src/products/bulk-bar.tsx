import type { ProductLine } from '@fastops/device';
import { Button, type PlainPhraseKey, useT } from '@fastops/ui';
import { CircleOff, FolderInput, type LucideIcon, Percent, RotateCcw, Store, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { MoveSheet } from './move-sheet.tsx';
import { PriceSheet } from './price-sheet.tsx';
import css from './products.module.css';
import { useBulk } from './use-bulk.ts';

interface Props {
  /** What is picked. */
  lines: readonly ProductLine[];
  /** How many could be. */
  count: number;
  paths: ReadonlyMap<string, string>;
  onPickAll: () => void;
  onPick: (picked: ReadonlySet<string>) => void;
}

interface Act {
  label: PlainPhraseKey;
  icon: LucideIcon;
  run: () => void;
  tone?: 'quiet' | 'danger';
}

/** What can be done with what is picked; it stands at the foot of the list while something is. */
export function BulkBar({ lines, count, paths, onPickAll, onPick }: Props) {
  const t = useT();
  const [asking, setAsking] = useState<'price' | 'move'>();
  const bulk = useBulk(lines, onPick);
  const acts = actsFor(lines, bulk, setAsking);
  const n = lines.length;
  return (
    <section className={css.bulk} data-acts-bar aria-label={t('office.products.bulk')}>
      <div className={css.bulkCount}>
        <strong role="status">{t('office.products.bulk.count', { n })}</strong>
        {n < count && (
          <button type="button" className={css.bulkAll} onClick={onPickAll}>
            {t('office.products.bulk.all', { n: count })}
          </button>
        )}
        <button
          type="button"
          className={css.bulkClear}
          aria-label={t('office.products.bulk.clear')}
          onClick={() => onPick(new Set())}
        >
          <X aria-hidden size={20} />
        </button>
      </div>
      <div className={css.bulkActs}>
        {acts.map(({ label, icon: Icon, run, tone = 'quiet' }) => (
          <Button key={label} tone={tone} aria-disabled={bulk.busy} onClick={() => bulk.busy || run()}>
            <Icon aria-hidden size={20} />
            {t(label)}
          </Button>
        ))}
      </div>
      {asking === 'price' && (
        <PriceSheet lines={lines} busy={bulk.busy} onSet={bulk.price} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'move' && (
        <MoveSheet
          count={n}
          paths={paths}
          onMove={(categoryId, name) => {
            setAsking(undefined);
            void bulk.move(categoryId, name);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}

type Bulk = ReturnType<typeof useBulk>;

/** What makes sense for these: deleted ones only come back, and nothing is retired twice. */
function actsFor(
  lines: readonly ProductLine[],
  bulk: Bulk,
  onAsk: (what: 'price' | 'move') => void,
): readonly Act[] {
  if (lines.some(({ deleted }) => deleted)) {
    return [{ label: 'office.products.bulk.restore', icon: RotateCcw, run: () => void bulk.restore() }];
  }
  const states = new Set(lines.map(({ state }) => state));
  return [
    { label: 'office.products.bulk.price', icon: Percent, run: () => onAsk('price') },
    { label: 'office.products.bulk.move', icon: FolderInput, run: () => onAsk('move') },
    ...(states.has('retired')
      ? ([{ label: 'office.products.bulk.activate', icon: Store, run: () => void bulk.activate() }] as const)
      : []),
    ...(states.has('active')
      ? ([{ label: 'office.products.bulk.retire', icon: CircleOff, run: () => void bulk.retire() }] as const)
      : []),
    {
      label: 'office.products.bulk.delete',
      icon: Trash2,
      tone: 'danger',
      run: () => void bulk.remove(),
    },
  ];
}

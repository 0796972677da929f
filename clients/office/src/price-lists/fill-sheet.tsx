import type { ListPrice } from '@fastops/device';
import { Button, MantineFrame, Sheet, useT } from '@fastops/ui';
import layout from '../layout.module.css';
import { PercentFields, usePercent } from '../money/percent-fields.tsx';
import { useMoney } from '../money/use-money.ts';

interface Props {
  /** The rows in sight. */
  rows: readonly ListPrice[];
  onFill: (prices: ReadonlyMap<string, number>) => void;
  onClose: () => void;
}

/** Prices of the rows in sight from their base prices: so many percent more or less, rounded. Nothing is saved yet. */
export function FillSheet({ rows, onFill, onClose }: Props) {
  const t = useT();
  const fields = usePercent();
  const { percent, priceOf } = fields;
  const fill = (): void => {
    if (percent === undefined) {
      fields.attempt();
      return;
    }
    onFill(new Map(rows.map(({ itemId, baseMinor }) => [itemId, priceOf(baseMinor)])));
    onClose();
  };
  return (
    <Sheet title={t('office.lists.fill')} onClose={onClose}>
      <MantineFrame>
        <form
          className={layout.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            fill();
          }}
        >
          <PercentFields label={t('office.lists.fill.percent')} fields={fields} />
          {percent !== undefined && <Example row={rows[0]} priceOf={priceOf} />}
          <Foot count={rows.length} onClose={onClose} />
        </form>
      </MantineFrame>
    </Sheet>
  );
}

interface ExampleProps {
  row: ListPrice | undefined;
  priceOf: (baseMinor: number) => number;
}

/** What becomes of the first price. */
function Example({ row, priceOf }: ExampleProps) {
  const t = useT();
  const { money } = useMoney();
  if (!row) return null;
  const { productName: name, baseMinor } = row;
  const after = money(priceOf(baseMinor));
  return <p role="status">{t('office.lists.fill.example', { name, before: money(baseMinor), after })}</p>;
}

function Foot({ count, onClose }: { count: number; onClose: () => void }) {
  const t = useT();
  return (
    <div className={layout.row}>
      <Button tone="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit">{t('office.lists.fill.act', { n: count })}</Button>
    </div>
  );
}

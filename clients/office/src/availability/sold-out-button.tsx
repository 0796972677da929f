import { type Availability, type Session, SOLD_OUT_STATES } from '@fastops/device';
import { Sheet, useT } from '@fastops/ui';
import { Ban, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { useMe } from '../me.ts';
import css from './sold-out-button.module.css';
import { useStock } from './use-stock.ts';

interface Props {
  /** A product, a size or an option. */
  item: { id: string; name: string };
  /** Where it has run out. */
  soldOut: Availability['soldOut'];
}

/** Whether something is there, branch by branch; what is tapped holds at once. */
export function SoldOutButton({ item, soldOut }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const out = soldOut.length > 0;
  const Icon = out ? Ban : CircleCheck;
  return (
    <>
      <button type="button" className={css.stock} data-out={out || undefined} onClick={() => setOpen(true)}>
        <Icon aria-hidden size={18} />
        {out ? t('office.soldOut.out') : t('soldOut.here')}
        <span className={css.heard}>{item.name}</span>
      </button>
      {open && <Branches item={item} soldOut={soldOut} onClose={() => setOpen(false)} />}
    </>
  );
}

function Branches({ item, soldOut, onClose }: Props & { onClose: () => void }) {
  const { branches } = useMe();
  return (
    <Sheet title={item.name} onClose={onClose}>
      <div className={layout.stack}>
        {branches.map((branch) => (
          <Branch
            key={branch.id}
            branch={branch}
            item={item}
            out={soldOut.find(({ branchId }) => branchId === branch.id)}
          />
        ))}
      </div>
    </Sheet>
  );
}

interface BranchProps {
  branch: Session['branches'][number];
  item: Props['item'];
  out: Availability['soldOut'][number] | undefined;
}

function Branch({ branch, item, out }: BranchProps) {
  const t = useT();
  const { shown, set } = useStock({ branchId: branch.id, item, out });
  return (
    <fieldset className={css.branch}>
      <legend>{branch.name}</legend>
      {SOLD_OUT_STATES.map((state) => (
        <label key={state} className={css.state}>
          <input
            type="radio"
            name={branch.id}
            checked={state === shown}
            disabled={!branch.permissions.includes('catalog.set_sold_out')}
            onChange={() => set(state)}
          />
          {t(`soldOut.${state}`)}
        </label>
      ))}
    </fieldset>
  );
}

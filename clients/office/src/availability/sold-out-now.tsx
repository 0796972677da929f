import type { Availability } from '@fastops/device';
import { Button, formatRelative, useLanguage, useT } from '@fastops/ui';
import { CircleCheck, Undo2 } from 'lucide-react';
import { useBranchNames } from '../branch-names.ts';
import { useMe } from '../me.ts';
import css from './availability.module.css';
import { useStock } from './use-stock.ts';

type Line = Availability['soldOut'][number];

/** What has run out, branch by branch; a tap brings it back. */
export function SoldOutNow({ soldOut }: { soldOut: readonly Line[] }) {
  const t = useT();
  const names = useBranchNames();
  if (soldOut.length === 0) {
    return (
      <p className={css.nothing}>
        <CircleCheck aria-hidden size={22} />
        {t('office.availability.soldOut.none')}
      </p>
    );
  }
  return (
    <div className={css.branches}>
      {[...Map.groupBy(soldOut, ({ branchId }) => branchId)].map(([branchId, lines]) => (
        <section key={branchId} className={css.branch}>
          <h3 className={css.branchName}>
            {names.get(branchId) ?? t('office.branch.other')}
            <span className={css.muted}>{t('office.availability.soldOut.count', { n: lines.length })}</span>
          </h3>
          <ul className={css.lines}>
            {lines.map((line) => (
              <SoldOutLine key={line.itemId} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SoldOutLine({ line }: { line: Line }) {
  const t = useT();
  const language = useLanguage();
  const { branches } = useMe();
  const { branchId, itemId, name, of, until, changedAt } = line;
  const whole = of === null ? name : `${of}: ${name}`;
  const branch = branches.find(({ id }) => id === branchId);
  const { shown, set } = useStock({ branchId, item: { id: itemId, name: whole }, out: line });
  const since = formatRelative(changedAt, Date.now(), language);
  return (
    <li className={css.line}>
      <span className={css.words}>
        <strong>{whole}</strong>
        <span className={css.muted}>
          {t(until === null ? 'office.availability.until.said' : 'office.availability.until.tomorrow', {
            since,
          })}
        </span>
      </span>
      {branch?.permissions.includes('catalog.set_sold_out') && (
        <Button
          tone="quiet"
          aria-disabled={shown === 'here'}
          aria-label={t('office.availability.backOf', { name: whole })}
          onClick={() => set('here')}
        >
          <Undo2 aria-hidden size={20} />
          {t('office.availability.back')}
        </Button>
      )}
    </li>
  );
}

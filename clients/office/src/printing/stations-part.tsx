import type { Branch, Printer, PrintRouting, PrintStation } from '@fastops/device';
import { Button, EmptyState, NoPermission, ProblemCard, Skeletons, useShortcuts, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ChefHat, Plus } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { mayEverywhere, useMe } from '../me.ts';
import { printersQuery, routingQuery, stationListQuery } from './printing-queries.ts';
import { RouteTester } from './route-tester.tsx';
import { RoutingForm } from './routing-form.tsx';
import { StationSheet } from './station-sheet.tsx';
import css from './stations.module.css';
import { mayAt } from './use-here.ts';

/** The stations, what comes out where in a branch, and the answer to where a product would. */
export function StationsPart({ branch }: { branch: Branch }) {
  const t = useT();
  const configures = mayAt(branch, 'printing.configure');
  const [routing, printers, stations] = [
    useQuery({ ...routingQuery(branch.id), enabled: configures }),
    useQuery(printersQuery(branch.id)),
    useQuery(stationListQuery(branch.id)),
  ];
  if (!configures) return <NoPermission permission={t('office.permission.configurePrinting')} />;
  const failed = [routing, printers, stations].find((read) => read.isLoadingError);
  if (failed) return <ProblemCard error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!routing.data || !printers.data || !stations.data) {
    return (
      <div className={layout.padded}>
        <Skeletons count={3} height={160} minWidth={10_000} />
      </div>
    );
  }
  return <Whole branch={branch} routing={routing.data} printers={printers.data} stations={stations.data} />;
}

interface WholeProps {
  branch: Branch;
  routing: PrintRouting;
  printers: readonly Printer[];
  stations: readonly PrintStation[];
}

function Whole({ branch, routing, printers, stations }: WholeProps) {
  const t = useT();
  const me = useMe();
  const manages = mayEverywhere(me, 'printing.manage_stations');
  const [open, setOpen] = useState<string>();
  const close = (): void => setOpen(undefined);
  const chosen = stations.find(({ id }) => id === open);
  useShortcuts(manages ? { n: () => setOpen('new') } : {});
  const add = manages && (
    <Button tone="quiet" aria-keyshortcuts="n" onClick={() => setOpen('new')}>
      <Plus aria-hidden size={20} />
      {t('office.stations.add')}
    </Button>
  );
  return (
    <div className={css.page}>
      <RouteTester branch={branch} printers={printers} />
      {routing.stations.length === 0 ? (
        <EmptyState
          icon={ChefHat}
          title={t('office.stations.none.title')}
          text={t('office.stations.none.text')}
        >
          {add}
        </EmptyState>
      ) : (
        <RoutingForm
          branch={branch}
          routing={routing}
          printers={printers}
          add={add}
          onEdit={manages ? setOpen : undefined}
        />
      )}
      {open === 'new' && <StationSheet onClose={close} />}
      {chosen && <StationSheet key={chosen.id} station={chosen} onClose={close} />}
    </div>
  );
}

import { ApiProblem, type Branch, type PrinterSetup, type PrintRouting } from '@fastops/device';
import { Button, CheckField, ProblemCard, Skeletons, sayProblem, toast, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { printingApi, printingKey, routingQuery } from './printing-queries.ts';
import { valuesOf } from './station-values.ts';
import css from './wizard.module.css';

interface Props {
  branch: Branch;
  setup: PrinterSetup;
  onDone: () => void;
}

/** What comes out where with a printer added to some stations. */
function withPrinter(routing: PrintRouting, printerId: string, chosen: ReadonlySet<string>) {
  const stations = valuesOf(routing).stations.map((station) => {
    const { stationId, targets } = station;
    if (!chosen.has(stationId) || targets.some((target) => target.printerId === printerId)) return station;
    return { ...station, targets: [...targets, { printerId, copies: 1, orderTypes: null }] };
  });
  return { version: routing.version, stations };
}

/** Adds the printer; when somebody else saved meanwhile it is added to what they made, as nothing of theirs is lost by it. */
async function addPrinter(branchId: string, printerId: string, chosen: ReadonlySet<string>): Promise<void> {
  const save = async (): Promise<void> => {
    const now = await printingApi.printRouting(branchId);
    await printingApi.setPrintRouting(branchId, withPrinter(now, printerId, chosen));
  };
  try {
    await save();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'printing.routing_changed') throw error;
    await save();
  }
}

/** Of which stations the new printer prints what is ordered. */
export function StationsStep({ branch, setup, onDone }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const read = useQuery(routingQuery(branch.id));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const finish = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      if (chosen.size > 0) await addPrinter(branch.id, setup.id, chosen);
      toast({ tone: 'ok', text: t('office.wizard.done', { name: setup.name }) });
      await queryClient.invalidateQueries({ queryKey: printingKey });
      onDone();
    } catch (error) {
      sayProblem(error);
      setBusy(false);
    }
  };
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeletons count={3} height={48} minWidth={10_000} />;
  return (
    <div className={css.step}>
      <fieldset className={css.stations}>
        <legend>{t('office.wizard.stations.ask', { name: setup.name })}</legend>
        {read.data.stations.map(({ stationId, stationName, kind, targets }) => (
          <CheckField
            key={stationId}
            label={stationName}
            help={
              targets.length === 0
                ? t(`office.stations.kind.${kind}`)
                : t('office.wizard.stations.already', {
                    kind: t(`office.stations.kind.${kind}`),
                    n: targets.length,
                  })
            }
            checked={chosen.has(stationId)}
            onChange={(on) =>
              setChosen(
                (now) => new Set(on ? [...now, stationId] : [...now].filter((id) => id !== stationId)),
              )
            }
          />
        ))}
      </fieldset>
      <p className={css.help}>{t('office.wizard.stations.help')}</p>
      <div className={css.acts}>
        <Button aria-disabled={busy} onClick={() => void finish()}>
          {t(chosen.size > 0 ? 'office.wizard.finish' : 'office.wizard.later')}
        </Button>
      </div>
    </div>
  );
}

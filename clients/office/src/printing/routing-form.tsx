import type { Branch, Printer, PrintRouting, StationRoute } from '@fastops/device';
import { type Form, FormProblem, SaveBar, Section, toast, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useLeaveGuard } from '../leave-guard.tsx';
import { ConflictNote } from '../menu/conflict-note.tsx';
import { useSaveBlocked } from '../offline.ts';
import { useVersioned } from '../use-versioned.ts';
import { printingApi, printingKey, routingQuery } from './printing-queries.ts';
import { StationCard } from './station-card.tsx';
import { changesOf, type RouteValues, type RoutingValues, valuesOf } from './station-values.ts';
import css from './stations.module.css';

interface Props {
  branch: Branch;
  routing: PrintRouting;
  printers: readonly Printer[];
  /** The button that makes a station. */
  add: ReactNode;
  /** Opens a station's name and kind; undefined for who may not change them. */
  onEdit: ((stationId: string) => void) | undefined;
}

/** The same versions as of any other thing; a branch has one of these. */
const named = (routing: PrintRouting) => ({ ...routing, id: 'routing' });

function useRoutingForm({ branch, routing }: Pick<Props, 'branch' | 'routing'>) {
  const t = useT();
  const queryClient = useQueryClient();
  const versions = useVersioned({
    known: named(routing),
    code: 'printing.routing_changed',
    read: async () => [named(await queryClient.fetchQuery({ ...routingQuery(branch.id), staleTime: 0 }))],
  });
  const form = useForm<RoutingValues>({
    initial: valuesOf(routing),
    onSubmit: async ({ stations }) => {
      const { version } = versions;
      const saved = await versions.watch(async () =>
        named(await printingApi.setPrintRouting(branch.id, { version, stations })),
      );
      if (!saved) return;
      form.reset(valuesOf(saved));
      toast({ tone: 'ok', text: t('office.save.saved') });
      await queryClient.invalidateQueries({ queryKey: printingKey });
    },
  });
  useEffect(() => {
    if (form.dirty || form.busy) return;
    // Saved elsewhere, or a station came or went, while nothing was changed here: shown as it is now.
    const fresh = valuesOf(routing);
    if (JSON.stringify(fresh) !== JSON.stringify(form.values) && routing.version >= versions.version) {
      form.reset(fresh);
      versions.follow(named(routing));
    }
  });
  return { form, versions };
}

/** What comes out where in a branch, station by station; saved as one. */
export function RoutingForm({ branch, routing, printers, add, onEdit }: Props) {
  const t = useT();
  const { form, versions } = useRoutingForm({ branch, routing });
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  const { base, theirs, settle } = versions;
  return (
    <>
      {guard}
      <Section
        title={t('office.stations.routing', { name: branch.name })}
        text={t('office.stations.routing.text')}
      >
        {base && theirs && (
          <ConflictNote
            changes={changesOf(base, theirs, t)}
            onTake={() => {
              form.reset(valuesOf(theirs));
              settle();
            }}
            onKeep={() => {
              settle();
              void form.submit();
            }}
          />
        )}
        <form
          {...form.props}
          className={css.cards}
          aria-label={t('office.stations.routing', { name: branch.name })}
        >
          {routing.stations.map((station) => (
            <Card
              key={station.stationId}
              {...{ form, station, printers }}
              onEdit={onEdit && (() => onEdit(station.stationId))}
            />
          ))}
          <FormProblem error={form.problem} />
        </form>
        <div>{add}</div>
      </Section>
      <SaveBar
        dirty={form.dirty}
        busy={form.busy}
        blocked={blocked}
        onSave={() => void form.submit()}
        onDiscard={() => form.reset()}
      />
    </>
  );
}

interface CardProps {
  form: Form<RoutingValues>;
  station: StationRoute;
  printers: readonly Printer[];
  onEdit: (() => void) | undefined;
}

function Card({ form, station, printers, onEdit }: CardProps) {
  const { stations } = form.values;
  const values = stations.find(({ stationId }) => stationId === station.stationId);
  if (!values) return null;
  const change = (next: Partial<RouteValues>): void =>
    form.set(
      'stations',
      stations.map((one) => {
        if (one.stationId === station.stationId) return { ...one, ...next };
        // One station alone makes what has none.
        return next.isDefault ? { ...one, isDefault: false } : one;
      }),
    );
  return <StationCard {...{ station, values, printers, onEdit }} onChange={change} />;
}

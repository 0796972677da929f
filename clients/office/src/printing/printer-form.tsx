import type { PrinterSetup } from '@fastops/device';
import { Drawer, FormProblem, MantineFrame, SaveBar, Section, toast, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useLeaveGuard } from '../leave-guard.tsx';
import { ConflictNote } from '../menu/conflict-note.tsx';
import { useSaveBlocked } from '../offline.ts';
import { SubmitOnEnter } from '../submit-on-enter.tsx';
import { useVersioned, type Versions } from '../use-versioned.ts';
import { PrinterFields } from './printer-fields.tsx';
import { bodyOf, changesOf, faultsOf, type PrinterValues, valuesOf } from './printer-values.ts';
import css from './printing.module.css';
import { printingApi, printingKey, setupsQuery } from './printing-queries.ts';

interface Props {
  setup: PrinterSetup;
  /** Those of its branch. */
  all: readonly PrinterSetup[];
  subtitle: string;
  /** Stands over the set-up. */
  head: ReactNode;
  onClose: () => void;
  /** Stands under it. */
  children: ReactNode;
}

/** Refusals that belong to one field. */
export const PRINTER_REFUSALS = {
  'printing.printer_name_taken': 'name',
  'printing.fallback_itself': 'fallbackPrinterId',
  'printing.agent_unknown': 'agentId',
  'printing.agent_revoked': 'agentId',
} as const;

function useSetupForm(setup: PrinterSetup, versions: Versions<PrinterSetup>) {
  const t = useT();
  const queryClient = useQueryClient();
  const address = setup.device === null ? ('host' as const) : ('device' as const);
  const form = useForm<PrinterValues>({
    initial: valuesOf(setup),
    check: (values) => faultsOf(values, t),
    refusals: {
      ...PRINTER_REFUSALS,
      'printing.address_invalid': address,
      'printing.address_missing': address,
      'printing.address_not_allowed': address,
    },
    onSubmit: async (values) => {
      const { version } = versions;
      const saved = await versions.watch(async () => {
        const all = await printingApi.updatePrinter(setup.id, { ...bodyOf(values), version });
        return all.find(({ id }) => id === setup.id) ?? setup;
      });
      if (!saved) return;
      form.reset(valuesOf(saved));
      toast({ tone: 'ok', text: t('office.save.saved') });
      await queryClient.invalidateQueries({ queryKey: printingKey });
    },
  });
  useEffect(() => {
    // Somebody else saved it while nothing was changed here: shown as it is now.
    if (form.dirty || form.busy || setup.version <= versions.version) return;
    form.reset(valuesOf(setup));
    versions.follow(setup);
  });
  return form;
}

/** The drawer of a printer with its set-up to change. */
export function PrinterForm({ setup, all, subtitle, head, onClose, children }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const versions = useVersioned<PrinterSetup>({
    known: setup,
    code: 'printing.printer_changed',
    read: () => queryClient.fetchQuery({ ...setupsQuery(setup.branchId), staleTime: 0 }),
  });
  const form = useSetupForm(setup, versions);
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  const { base, theirs, settle } = versions;
  return (
    <Drawer
      title={setup.name}
      subtitle={subtitle}
      onClose={onClose}
      foot={
        <SaveBar
          dirty={form.dirty}
          busy={form.busy}
          blocked={blocked}
          onSave={() => void form.submit()}
          onDiscard={() => form.reset()}
        />
      }
    >
      {guard}
      {head}
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
      <Section title={t('office.printers.setup')}>
        <MantineFrame>
          <form {...form.props} className={css.form} aria-label={setup.name}>
            <PrinterFields
              form={form}
              branchId={setup.branchId}
              others={all.filter(({ id }) => id !== setup.id)}
            />
            <FormProblem error={form.problem} />
            <SubmitOnEnter />
          </form>
        </MantineFrame>
      </Section>
      {children}
    </Drawer>
  );
}

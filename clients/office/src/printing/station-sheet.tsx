import { type PrintStation, uuid7 } from '@fastops/device';
import {
  Button,
  FormProblem,
  MantineFrame,
  SelectField,
  Sheet,
  sayProblem,
  TextField,
  toast,
  useForm,
  useT,
} from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { printingApi, printingKey } from './printing-queries.ts';
import { KINDS } from './station-values.ts';

interface Props {
  /** Without one it is being made. */
  station?: PrintStation;
  onClose: () => void;
}

/** A station of the company: its name, and what is done there. */
export function StationSheet({ station, onClose }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const [newId] = useState(uuid7);
  const form = useForm<{ name: string; kind: PrintStation['kind'] }>({
    initial: { name: station?.name ?? '', kind: station?.kind ?? 'kitchen' },
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    refusals: { 'printing.station_name_taken': 'name' },
    onSubmit: async ({ name: typed, kind }) => {
      const name = typed.trim();
      if (station) await printingApi.updateStation(station.id, { name, kind, version: station.version });
      else await printingApi.createStation({ id: newId, name, kind });
      toast({ tone: 'ok', text: station ? t('office.save.saved') : t('office.stations.added', { name }) });
      await queryClient.invalidateQueries({ queryKey: printingKey });
      onClose();
    },
  });
  const { values, faults, set } = form;
  return (
    <Sheet title={station?.name ?? t('office.stations.add')} onClose={onClose}>
      <MantineFrame>
        <form {...form.props} className={layout.stack}>
          <TextField
            name="name"
            label={t('office.stations.name')}
            autoComplete="off"
            maxLength={40}
            autoFocus={!station}
            value={values.name}
            error={faults.name}
            onChange={(name) => set('name', name)}
          />
          <SelectField
            label={t('office.stations.kind')}
            help={t(`office.stations.kind.${values.kind}.help`)}
            value={values.kind}
            options={KINDS.map((value) => ({ value, label: t(`office.stations.kind.${value}`) }))}
            onChange={(kind) => set('kind', KINDS.find((one) => one === kind) ?? 'kitchen')}
          />
          <FormProblem error={form.problem} />
          <div className={layout.row}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" aria-disabled={form.busy}>
              {t(station ? 'office.save.save' : 'office.stations.submit')}
            </Button>
            {station && <DeleteStation station={station} onDone={onClose} />}
          </div>
        </form>
      </MantineFrame>
    </Sheet>
  );
}

/** Takes a station away at once; the notice brings it back with its printers. */
function DeleteStation({ station, onDone }: { station: PrintStation; onDone: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const { id, name } = station;
  const readAgain = () => queryClient.invalidateQueries({ queryKey: printingKey });
  const restore = async (): Promise<void> => {
    try {
      await printingApi.restoreStation(id);
      await readAgain();
      toast({ tone: 'ok', text: t('office.stations.restored', { name }) });
    } catch (error) {
      sayProblem(error);
    }
  };
  const remove = async (): Promise<void> => {
    try {
      await printingApi.deleteStation(id);
      onDone();
      const undo = { label: t('common.undo'), run: () => void restore() };
      toast({ tone: 'ok', text: t('office.stations.deleted', { name }), action: undo });
      await readAgain();
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Button tone="danger" onClick={() => void remove()}>
      <Trash2 aria-hidden size={20} />
      {t('office.stations.delete')}
    </Button>
  );
}

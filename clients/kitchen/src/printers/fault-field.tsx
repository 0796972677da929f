import type { PlayedFault, Printer } from '@fastops/device';
import { SelectField, sayProblem, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { device } from '../app.ts';
import { printersQuery } from '../queries.ts';
import css from './printers.module.css';

const FAULTS: readonly PlayedFault[] = ['ok', 'paper_low', 'out_of_paper', 'offline', 'slow', 'jam'];

interface Props {
  branchId: string;
  printer: Printer & { playedFault: PlayedFault };
}

/** Lets a virtual printer play a fault: until the server has answered, shows what was chosen. */
export function FaultField({ branchId, printer }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [asked, setAsked] = useState<PlayedFault>();
  const play = async (fault: PlayedFault): Promise<void> => {
    if (asked !== undefined) return;
    setAsked(fault);
    try {
      const after = await device.api.playFault(printer.id, fault);
      client.setQueryData(printersQuery(branchId).queryKey, (now) =>
        now?.map((one) => (one.id === after?.id ? after : one)),
      );
    } catch (error) {
      sayProblem(error);
    } finally {
      setAsked(undefined);
    }
  };
  const shown = asked ?? printer.playedFault;
  return (
    <div className={css.play} data-played={shown === 'ok' ? undefined : true}>
      <SelectField
        label={t('printers.play', { printer: printer.name })}
        value={shown}
        options={FAULTS.map((value) => ({ value, label: t(`printers.play.${value}`) }))}
        onChange={(value) => {
          const fault = FAULTS.find((one) => one === value);
          if (fault) void play(fault);
        }}
      />
    </div>
  );
}

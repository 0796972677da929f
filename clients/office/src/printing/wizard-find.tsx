import type { Branch, FoundPrinter, PrinterDriver } from '@fastops/device';
import { Button, MantineFrame, Note, useT } from '@fastops/ui';
import { ChevronRight, CloudDownload, MonitorDown, Network, Radar } from 'lucide-react';
import { useState } from 'react';
import { AddressFields, type PrinterFormOf } from './printer-fields.tsx';
import css from './wizard.module.css';
import { AgentStep } from './wizard-agent.tsx';

interface Props {
  branch: Branch;
  form: PrinterFormOf;
  onNext: (driver: PrinterDriver) => void;
}

const WAYS = [
  { driver: 'tcp', icon: Network },
  { driver: 'agent', icon: Radar },
  { driver: 'cloudprnt', icon: CloudDownload },
  { driver: 'virtual', icon: MonitorDown },
] as const;

/** How pages are to reach the printer, and where it is. */
export function FindStep({ branch, form, onNext }: Props) {
  const { values, faults, set } = form;
  const wasTyped = faults.host !== undefined || values.host !== '';
  const [way, setWay] = useState<'tcp' | 'agent' | undefined>(
    values.driver === 'agent' ? 'agent' : wasTyped ? 'tcp' : undefined,
  );
  const back = (): void => setWay(undefined);
  const pick = (agentId: string, { host, port, device, answers }: FoundPrinter): void => {
    set('agentId', agentId);
    set('by', host === null ? 'device' : 'network');
    set('host', host ?? '');
    set('port', String(port ?? 9100));
    set('device', device ?? '');
    set('confirms', answers ? 'process_id' : 'none');
    onNext('agent');
  };
  if (way === 'tcp') return <TypeAddress form={form} onBack={back} onNext={() => onNext('tcp')} />;
  if (way === 'agent') return <AgentStep branch={branch} onBack={back} onPick={pick} />;
  return (
    <Ways
      onChoose={(driver) => {
        set('driver', driver);
        if (driver === 'tcp' || driver === 'agent') setWay(driver);
        else onNext(driver);
      }}
    />
  );
}

function Ways({ onChoose }: { onChoose: (driver: (typeof WAYS)[number]['driver']) => void }) {
  const t = useT();
  return (
    <ul className={css.ways}>
      {WAYS.map(({ driver, icon: Icon }) => (
        <li key={driver}>
          <button type="button" className={css.way} onClick={() => onChoose(driver)}>
            <Icon aria-hidden size={28} />
            <span className={css.wayWords}>
              <strong>{t(`office.printers.driver.${driver}`)}</strong>
              <span>{t(`office.wizard.way.${driver}`)}</span>
            </span>
            <ChevronRight aria-hidden size={20} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface TypeProps {
  form: PrinterFormOf;
  onBack: () => void;
  onNext: () => void;
}

function TypeAddress({ form, onBack, onNext }: TypeProps) {
  const t = useT();
  const { values, faults } = form;
  const [tried, setTried] = useState(false);
  const isMissing = values.host.trim() === '';
  const missing = tried && isMissing ? t('field.required') : undefined;
  return (
    <MantineFrame>
      <form
        noValidate
        className={css.step}
        aria-label={t('office.printers.driver.tcp')}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isMissing) onNext();
        }}
      >
        <AddressFields form={{ ...form, faults: { ...faults, host: faults.host ?? missing } }} />
        <Note tone="info">{t('office.wizard.address.help')}</Note>
        <div className={css.acts}>
          <Button tone="quiet" onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button type="submit">{t('office.wizard.next')}</Button>
        </div>
      </form>
    </MantineFrame>
  );
}

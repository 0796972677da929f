import type { PrinterDriver } from '@fastops/device';
import { Button, MantineFrame, Note, useT } from '@fastops/ui';
import { ChevronRight, CloudDownload, MonitorDown, Network } from 'lucide-react';
import { useState } from 'react';
import { AddressFields, type PrinterFormOf } from './printer-fields.tsx';
import css from './wizard.module.css';

interface Props {
  form: PrinterFormOf;
  onNext: (driver: PrinterDriver) => void;
}

const WAYS = [
  { driver: 'tcp', icon: Network },
  { driver: 'cloudprnt', icon: CloudDownload },
  { driver: 'virtual', icon: MonitorDown },
] as const;

/** How pages are to reach the printer, and where it is. */
export function FindStep({ form, onNext }: Props) {
  const t = useT();
  const { values, faults, set } = form;
  const [typing, setTyping] = useState(faults.host !== undefined || values.host !== '');
  const [missing, setMissing] = useState(false);
  if (typing) {
    const next = (): void => {
      if (values.host.trim() === '') setMissing(true);
      else onNext('tcp');
    };
    const shown = { ...form, faults: { ...faults, host: faults.host ?? lack(missing, values.host, t) } };
    return (
      <MantineFrame>
        <form
          noValidate
          className={css.step}
          aria-label={t('office.printers.driver.tcp')}
          onSubmit={(event) => {
            event.preventDefault();
            next();
          }}
        >
          <AddressFields form={shown} />
          <Note tone="info">{t('office.wizard.address.help')}</Note>
          <div className={css.acts}>
            <Button tone="quiet" onClick={() => setTyping(false)}>
              {t('common.back')}
            </Button>
            <Button type="submit">{t('office.wizard.next')}</Button>
          </div>
        </form>
      </MantineFrame>
    );
  }
  return (
    <ul className={css.ways}>
      {WAYS.map(({ driver, icon: Icon }) => (
        <li key={driver}>
          <button
            type="button"
            className={css.way}
            onClick={() => {
              set('driver', driver);
              if (driver === 'tcp') setTyping(true);
              else onNext(driver);
            }}
          >
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

const lack = (missing: boolean, host: string, t: ReturnType<typeof useT>): string | undefined =>
  missing && host.trim() === '' ? t('field.required') : undefined;

import type { PrinterDriver, PrinterSetup } from '@fastops/device';
import type { Faults, PlainPhraseKey, Translate } from '@fastops/ui';

/** A printer's set-up as the form holds it; numbers as they are typed. */
export interface PrinterValues {
  name: string;
  driver: PrinterDriver;
  /** How an agent reaches it. */
  by: 'network' | 'device';
  host: string;
  port: string;
  device: string;
  /** Which agent prints on it; empty where none does yet. */
  agentId: string;
  columns: string;
  codePage: PrinterSetup['codePage'];
  cuts: boolean;
  confirms: PrinterSetup['confirms'];
  drawer: boolean;
  images: boolean;
  fallbackPrinterId: string;
  breakerFailures: string;
  breakerWindowSeconds: string;
  breakerProbeSeconds: string;
}

/** What is proposed for a printer that was just found: what most are. */
export const USUAL: PrinterValues = {
  ...{ name: '', driver: 'tcp', by: 'network', host: '', port: '9100', device: '', columns: '48' },
  ...{ codePage: 'cp858', cuts: true, confirms: 'process_id', drawer: false, images: true },
  ...{ agentId: '', fallbackPrinterId: '' },
  ...{ breakerFailures: '3', breakerWindowSeconds: '60', breakerProbeSeconds: '10' },
};

/** A set-up as the form shows it. */
export function valuesOf(setup: PrinterSetup): PrinterValues {
  const { name, driver, host, port, device, columns, codePage, cuts, confirms, drawer, images } = setup;
  return {
    ...{ name, driver, codePage, cuts, confirms, drawer, images },
    by: device !== null && host === null ? 'device' : 'network',
    host: host ?? '',
    port: port === null ? USUAL.port : String(port),
    device: device ?? '',
    agentId: setup.agentId ?? '',
    columns: String(columns),
    fallbackPrinterId: setup.fallbackPrinterId ?? '',
    breakerFailures: String(setup.breakerFailures),
    breakerWindowSeconds: String(setup.breakerWindowSeconds),
    breakerProbeSeconds: String(setup.breakerProbeSeconds),
  };
}

/** Which parts of an address a driver uses. */
export function addressOf({
  driver,
  by,
}: Pick<PrinterValues, 'driver' | 'by'>): 'network' | 'device' | 'none' {
  if (driver === 'tcp') return 'network';
  if (driver === 'file') return 'device';
  return driver === 'agent' ? by : 'none';
}

const columnsOf = (text: string): 32 | 42 | 48 => (text === '32' ? 32 : text === '42' ? 42 : 48);

/** The form's values as the server takes them. */
export function bodyOf(values: PrinterValues) {
  const address = addressOf(values);
  const { driver, codePage, cuts, confirms, drawer, images } = values;
  return {
    ...{ driver, codePage, cuts, confirms, drawer, images },
    name: values.name.trim(),
    host: address === 'network' ? values.host.trim() : null,
    port: address === 'network' ? Number(values.port) : null,
    device: address === 'device' ? values.device.trim() : null,
    agentId: driver === 'agent' ? values.agentId || null : null,
    columns: columnsOf(values.columns),
    fallbackPrinterId: values.fallbackPrinterId || null,
    breakerFailures: Number(values.breakerFailures),
    breakerWindowSeconds: Number(values.breakerWindowSeconds),
    breakerProbeSeconds: Number(values.breakerProbeSeconds),
  };
}

/** Whole numbers between two bounds, as typed. */
const between = (text: string, least: number, most: number): boolean =>
  /^\d{1,5}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** What is wrong with the values before the server is asked. */
export function faultsOf(values: PrinterValues, t: Translate): Faults<PrinterValues> {
  const address = addressOf(values);
  const number = (text: string, least: number, most: number): string | undefined =>
    between(text, least, most) ? undefined : t('office.printers.fault.between', { least, most });
  return {
    name: values.name.trim() === '' ? t('field.required') : undefined,
    host: address === 'network' && values.host.trim() === '' ? t('field.required') : undefined,
    port: address === 'network' ? number(values.port, 1, 65_535) : undefined,
    device: address === 'device' && values.device.trim() === '' ? t('field.required') : undefined,
    breakerFailures: number(values.breakerFailures, 1, 20),
    breakerWindowSeconds: number(values.breakerWindowSeconds, 5, 3_600),
    breakerProbeSeconds: number(values.breakerProbeSeconds, 1, 600),
  };
}

const FIELDS = {
  name: 'office.printers.name',
  driver: 'office.printers.driver',
  host: 'office.printers.host',
  port: 'office.printers.port',
  device: 'office.printers.device',
  agentId: 'office.printers.agent',
  columns: 'office.printers.width',
  codePage: 'office.printers.codePage',
  cuts: 'office.printers.cuts',
  confirms: 'office.printers.confirms',
  drawer: 'office.printers.drawer',
  images: 'office.printers.images',
  fallbackPrinterId: 'office.printers.fallback',
  breakerFailures: 'office.printers.failures',
  breakerWindowSeconds: 'office.printers.window',
  breakerProbeSeconds: 'office.printers.probe',
} as const satisfies Partial<Record<keyof PrinterSetup, PlainPhraseKey>>;

/** What somebody else changed of it, by the names of the fields. */
export function changesOf(base: PrinterSetup, theirs: PrinterSetup, t: Translate): string[] {
  const names = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  return names
    .filter((name) => base[name] !== theirs[name])
    .map((name) => t('office.printers.conflict.field', { field: t(FIELDS[name]) }));
}

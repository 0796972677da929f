import type { Printer, PrinterSetup, PrintJob, PrintRouting, Session } from '@fastops/device';
import { OWNER } from './page.tsx';

const MAY = ['printing.view', 'printing.operate', 'printing.configure', 'printing.edit_papers'];

/** The owner, who sets up printing too. */
export const PRINTING_OWNER: Session = {
  ...OWNER,
  branches: OWNER.branches.map((branch) => ({ ...branch, permissions: MAY })),
  permissions: [...OWNER.permissions, ...MAY, 'printing.manage_stations'],
  everywhere: [...OWNER.everywhere, 'printing.manage_stations'],
};

/** A printer as the server tells it; its id is its name. */
export const printer = (name: string, part: Partial<Printer> = {}): Printer => ({
  ...{ id: name, name, driver: 'tcp', widthColumns: 48, stations: [], waiting: 0, waitingSince: null },
  ...{ lastPrintedAt: '2026-01-05T18:00:00Z', fallbackPrinterId: null, breaker: 'closed' },
  ...{ breakerSince: '2026-01-05T12:00:00Z', breakerReason: null, paper: 'ok', coverOpen: false },
  ...{ fault: false, heardAt: '2026-01-05T18:00:00Z', playedFault: null, agentId: null, ...part },
});

/** Its set-up. */
export const setup = (name: string, part: Partial<PrinterSetup> = {}): PrinterSetup => ({
  ...{ id: name, branchId: OWNER.branches[0]?.id ?? '', name, driver: 'tcp', host: '10.0.0.9', port: 9100 },
  ...{
    device: null,
    agentId: null,
    columns: 48,
    codePage: 'cp858',
    cuts: true,
    confirms: 'process_id',
    drawer: false,
  },
  ...{ images: true, fallbackPrinterId: null, breakerFailures: 3, breakerWindowSeconds: 60 },
  ...{ breakerProbeSeconds: 10, version: 1, ...part },
});

/** A page as the server tells it; its id is its title. */
export const page = (title: string, part: Partial<PrintJob> = {}): PrintJob => ({
  ...{ id: title, printerId: 'Cocina', printerName: 'Cocina', kind: 'kitchen', title, state: 'queued' },
  ...{ attempts: 1, printings: 0, reroutedFrom: null, lastError: null, createdAt: '2026-01-05T18:00:00Z' },
  ...{ printedAt: null, nextAttemptAt: null, needsAttention: false, ...part },
});

/** A kitchen with a printer, and the pass. */
export const ROUTING: PrintRouting = {
  version: 3,
  stations: [
    {
      ...{ stationId: 'hot', stationName: 'Parrilla', kind: 'kitchen', expo: 'also', isDefault: true },
      targets: [{ printerId: 'Cocina', copies: 1, orderTypes: null }],
    },
    {
      ...{ stationId: 'bar', stationName: 'Barra', kind: 'bar', expo: 'skip', isDefault: false },
      targets: [],
    },
  ],
};

import type { Printer } from '@fastops/device';
import { Tag, useT } from '@fastops/ui';
import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock3,
  DoorOpen,
  RotateCw,
  Scroll,
  TriangleAlert,
} from 'lucide-react';
import { standOf } from './printer-state.ts';

const LOOKS = {
  down: { tone: 'danger', icon: CircleX },
  asking: { tone: 'warn', icon: RotateCw },
  paperOut: { tone: 'danger', icon: Scroll },
  coverOpen: { tone: 'danger', icon: DoorOpen },
  fault: { tone: 'danger', icon: TriangleAlert },
  waiting: { tone: 'info', icon: Clock3 },
  paperLow: { tone: 'warn', icon: Scroll },
  unheard: { tone: 'plain', icon: CircleDashed },
  ready: { tone: 'ok', icon: CircleCheck },
} as const;

/** How a printer is, in one word. */
export function PrinterTag({ printer }: { printer: Printer }) {
  const t = useT();
  const stand = standOf(printer);
  return <Tag {...LOOKS[stand]}>{t(`office.printers.stand.${stand}`)}</Tag>;
}

import type { MenuWindow, SaleChannel } from '@fastops/device';
import { Button, SelectField, useLanguage, useT } from '@fastops/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { CHANNELS, channelName, clock, dayName, minuteOf, WEEKDAYS } from '../menu/words.ts';
import css from './windows.module.css';
import { DAY_MINUTES, newWindow, windowFault } from './windows.ts';

interface Props {
  /** None: sold at every hour, or when what it stands in is sold. */
  windows: readonly MenuWindow[];
  onChange: (windows: MenuWindow[]) => void;
  branches: readonly { id: string; name: string }[];
  /** What is said while there are none. */
  emptyText: string;
  /** Whether what is wrong is said: once somebody tried to save. */
  showFaults?: boolean;
}

/** When and where something is sold: days, hours, branch and way of selling, as many of them as there are. */
export function WindowsField({ windows, onChange, branches, emptyText, showFaults = false }: Props) {
  const t = useT();
  return (
    <div className={css.windows}>
      {windows.length === 0 && <p className={css.empty}>{emptyText}</p>}
      {windows.map((window, index) => (
        <WindowRow
          // A window has no id of its own: what stands where is what it is.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          window={window}
          number={index + 1}
          branches={branches}
          fault={showFaults ? windowFault(window) : undefined}
          onChange={(part) => onChange(windows.map((one, at) => (at === index ? { ...one, ...part } : one)))}
          onRemove={() => onChange(windows.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button tone="quiet" onClick={() => onChange([...windows, newWindow(windows.at(-1))])}>
          <Plus aria-hidden size={20} />
          {t(windows.length === 0 ? 'office.windows.add' : 'office.windows.addMore')}
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  window: MenuWindow;
  /** Which one it is, from 1. */
  number: number;
  branches: Props['branches'];
  fault: 'days' | 'hours' | undefined;
  onChange: (part: Partial<MenuWindow>) => void;
  onRemove: () => void;
}

function WindowRow({ window, number, branches, fault, onChange, onRemove }: RowProps) {
  const t = useT();
  const id = useId();
  const { fromMinute, toMinute } = window;
  return (
    <fieldset className={css.window} aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend className={css.legend}>{t('office.windows.row', { n: number })}</legend>
      <Days weekdays={window.weekdays} onChange={(weekdays) => onChange({ weekdays })} />
      <div className={css.hours}>
        <Hour
          label={t('office.windows.from')}
          minute={fromMinute}
          onChange={(minute) => onChange({ fromMinute: minute })}
        />
        <Hour
          label={t('office.windows.to')}
          minute={toMinute}
          // Midnight is where a day ends, not where it begins.
          onChange={(minute) => onChange({ toMinute: minute === 0 ? DAY_MINUTES : minute })}
        />
        <button
          type="button"
          className={css.remove}
          aria-label={t('office.windows.remove', { n: number })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden size={20} />
        </button>
      </div>
      {toMinute < fromMinute && <p className={css.hint}>{t('office.windows.nextDay')}</p>}
      <Where window={window} branches={branches} onChange={onChange} />
      {fault && (
        <p id={`${id}-fault`} className={css.fault} role="alert">
          {t(`office.windows.fault.${fault}`)}
        </p>
      )}
    </fieldset>
  );
}

function Days({ weekdays, onChange }: { weekdays: number[]; onChange: (weekdays: number[]) => void }) {
  const t = useT();
  const language = useLanguage();
  const turn = (day: number): void =>
    onChange(WEEKDAYS.filter((one) => (one === day) !== weekdays.includes(one)));
  return (
    <fieldset className={css.days}>
      <legend className={css.legend}>{t('office.windows.days')}</legend>
      {WEEKDAYS.map((day) => (
        <button
          key={day}
          type="button"
          className={css.day}
          aria-pressed={weekdays.includes(day)}
          title={dayName(day, language)}
          onClick={() => turn(day)}
        >
          {dayName(day, language, 'short')}
        </button>
      ))}
    </fieldset>
  );
}

interface HourProps {
  label: string;
  minute: number;
  onChange: (minute: number) => void;
}

function Hour({ label, minute, onChange }: HourProps) {
  const id = useId();
  return (
    <div className={css.hour}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="time"
        step={300}
        value={clock(minute % DAY_MINUTES)}
        onChange={(event) => {
          const next = minuteOf(event.currentTarget.value);
          if (next !== undefined) onChange(next);
        }}
      />
    </div>
  );
}

function Where({ window, branches, onChange }: Pick<RowProps, 'window' | 'branches' | 'onChange'>) {
  const t = useT();
  const { branchId, channel } = window;
  const known = branches.some(({ id }) => id === branchId);
  return (
    <div className={css.where}>
      <SelectField
        label={t('common.branch')}
        value={branchId ?? ''}
        onChange={(next) => onChange({ branchId: next || null })}
        options={[
          { value: '', label: t('office.branch.all') },
          ...branches.map(({ id, name }) => ({ value: id, label: name })),
          ...(branchId === null || known ? [] : [{ value: branchId, label: t('office.branch.other') }]),
        ]}
      />
      <SelectField
        label={t('office.channel')}
        value={channel ?? ''}
        onChange={(next) => onChange({ channel: next === '' ? null : (next as SaleChannel) })}
        options={[
          { value: '', label: t('office.channel.all') },
          ...CHANNELS.map((one) => ({ value: one, label: channelName(one, t) })),
        ]}
      />
    </div>
  );
}

import type { PrinterDriver, PrinterSetup } from '@fastops/device';
import { CheckField, ChoiceField, type Form, SelectField, TextField, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { addressOf, type PrinterValues } from './printer-values.ts';
import css from './printing.module.css';
import { agentsQuery } from './printing-queries.ts';

export type PrinterFormOf = Form<PrinterValues>;

const DRIVERS: readonly PrinterDriver[] = ['tcp', 'agent', 'cloudprnt', 'file', 'virtual'];
const WIDTHS = ['32', '42', '48'] as const;
const CODE_PAGES: readonly PrinterSetup['codePage'][] = ['cp858', 'cp850', 'cp1252'];
const CONFIRMS: readonly PrinterSetup['confirms'][] = ['process_id', 'status', 'none'];

interface Props {
  form: PrinterFormOf;
  /** The other printers of its branch, one of which may stand in. */
  others: readonly PrinterSetup[];
  branchId: string;
}

/** Everything of a printer that people set. */
export function PrinterFields({ form, others, branchId }: Props) {
  const t = useT();
  const { values, faults, set } = form;
  return (
    <>
      <TextField
        name="name"
        label={t('office.printers.name')}
        autoComplete="off"
        maxLength={60}
        value={values.name}
        error={faults.name}
        onChange={(name) => set('name', name)}
      />
      <SelectField
        label={t('office.printers.driver')}
        help={t(`office.printers.driver.${values.driver}.help`)}
        value={values.driver}
        options={DRIVERS.map((value) => ({ value, label: t(`office.printers.driver.${value}`) }))}
        onChange={(driver) => set('driver', DRIVERS.find((one) => one === driver) ?? 'tcp')}
      />
      {values.driver === 'agent' && <AgentField form={form} branchId={branchId} />}
      <AddressFields form={form} />
      <WidthField form={form} />
      <SelectField
        label={t('office.printers.fallback')}
        help={t('office.printers.fallback.help')}
        value={values.fallbackPrinterId}
        error={faults.fallbackPrinterId}
        options={[
          { value: '', label: t('office.printers.fallback.none') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(fallback) => set('fallbackPrinterId', fallback)}
      />
      <CheckField
        label={t('office.printers.drawer')}
        help={t('office.printers.drawer.help')}
        checked={values.drawer}
        onChange={(drawer) => set('drawer', drawer)}
      />
      <AdvancedFields form={form} />
    </>
  );
}

/** Which of the agents of its branch prints on it. */
function AgentField({ form, branchId }: { form: PrinterFormOf; branchId: string }) {
  const t = useT();
  const { data = [] } = useQuery(agentsQuery(branchId));
  const { agentId } = form.values;
  const shown = data.filter(({ id, state }) => id === agentId || state !== 'revoked');
  return (
    <SelectField
      label={t('office.printers.agent')}
      value={agentId}
      error={form.faults.agentId}
      options={[
        { value: '', label: t('office.printers.agent.any') },
        ...shown.map(({ id, name, state }) => ({
          value: id,
          label: `${name} · ${t(`office.agents.state.${state}`)}`,
        })),
      ]}
      onChange={(id) => form.set('agentId', id)}
    />
  );
}

/** Where it is, as far as its driver needs to know. */
export function AddressFields({ form }: { form: PrinterFormOf }) {
  const t = useT();
  const { values, faults, set } = form;
  const address = addressOf(values);
  return (
    <>
      {values.driver === 'agent' && (
        <ChoiceField
          label={t('office.printers.by')}
          value={values.by}
          options={(['network', 'device'] as const).map((value) => ({
            value,
            label: t(`office.printers.by.${value}`),
          }))}
          onChange={(by) => set('by', by)}
        />
      )}
      {address === 'network' && (
        <div className={css.pair}>
          <TextField
            name="host"
            label={t('office.printers.host')}
            help={t('office.printers.host.help')}
            autoComplete="off"
            maxLength={253}
            placeholder="192.168.1.50"
            value={values.host}
            error={faults.host}
            onChange={(host) => set('host', host)}
          />
          <TextField
            name="port"
            label={t('office.printers.port')}
            help={t('office.printers.port.help')}
            inputMode="numeric"
            maxLength={5}
            value={values.port}
            error={faults.port}
            onChange={(port) => set('port', port)}
          />
        </div>
      )}
      {address === 'device' && (
        <TextField
          name="device"
          label={t('office.printers.device')}
          help={t('office.printers.device.help')}
          autoComplete="off"
          maxLength={200}
          placeholder="/dev/usb/lp0"
          value={values.device}
          error={faults.device}
          onChange={(device) => set('device', device)}
        />
      )}
    </>
  );
}

/** How wide its paper is. */
export function WidthField({ form: { values, set } }: { form: PrinterFormOf }) {
  const t = useT();
  return (
    <ChoiceField
      label={t('office.printers.width')}
      value={WIDTHS.find((one) => one === values.columns)}
      options={WIDTHS.map((value) => ({ value, label: t(`office.printers.width.${value}`) }))}
      onChange={(columns) => set('columns', columns)}
    />
  );
}

function AdvancedFields({ form }: { form: PrinterFormOf }) {
  const t = useT();
  const { values, faults, set } = form;
  const figures = [
    ['breakerFailures', 'office.printers.failures'],
    ['breakerWindowSeconds', 'office.printers.window'],
    ['breakerProbeSeconds', 'office.printers.probe'],
  ] as const;
  const wrong = figures.some(([name]) => faults[name] !== undefined);
  return (
    <details className={css.more} open={wrong || undefined}>
      <summary>{t('office.printers.advanced')}</summary>
      <div className={css.form}>
        <SelectField
          label={t('office.printers.codePage')}
          help={t('office.printers.codePage.help')}
          value={values.codePage}
          options={CODE_PAGES.map((value) => ({ value, label: t(`office.printers.codePage.${value}`) }))}
          onChange={(page) => set('codePage', CODE_PAGES.find((one) => one === page) ?? 'cp858')}
        />
        <SelectField
          label={t('office.printers.confirms')}
          help={t('office.printers.confirms.help')}
          value={values.confirms}
          options={CONFIRMS.map((value) => ({ value, label: t(`office.printers.confirms.${value}`) }))}
          onChange={(way) => set('confirms', CONFIRMS.find((one) => one === way) ?? 'none')}
        />
        <CheckField
          label={t('office.printers.cuts')}
          checked={values.cuts}
          onChange={(cuts) => set('cuts', cuts)}
        />
        <CheckField
          label={t('office.printers.images')}
          checked={values.images}
          onChange={(images) => set('images', images)}
        />
        {figures.map(([name, label]) => (
          <TextField
            key={name}
            name={name}
            label={t(label)}
            inputMode="numeric"
            maxLength={5}
            value={values[name]}
            error={faults[name]}
            onChange={(text) => set(name, text)}
          />
        ))}
      </div>
    </details>
  );
}

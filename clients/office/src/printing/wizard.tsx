import { ApiProblem, type Branch, type PrinterSetup, uuid7 } from '@fastops/device';
import { Button, FormProblem, goTo, MantineFrame, PageHead, TextField, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useGo } from '../go.ts';
import menu from '../menu/menu.module.css';
import { useSaveBlocked } from '../offline.ts';
import { WidthField } from './printer-fields.tsx';
import { PRINTER_REFUSALS } from './printer-form.tsx';
import { bodyOf, faultsOf, type PrinterValues, USUAL } from './printer-values.ts';
import { printingApi, printingKey } from './printing-queries.ts';
import type { Here } from './use-here.ts';
import css from './wizard.module.css';
import { FindStep } from './wizard-find.tsx';
import { StationsStep } from './wizard-stations.tsx';
import { type Step, Steps } from './wizard-steps.tsx';
import { TestStep } from './wizard-test.tsx';

interface Props {
  branch: Branch;
  here: Here;
}

/** From a printer in its box to one that prints what its stations make: find it, name it, try it, say what comes out of it. */
export function Wizard({ branch, here }: Props) {
  const t = useT();
  const go = useGo();
  const [step, setStep] = useState<Step>('find');
  const { form, setup, setSetup } = useWizardForm(branch, setStep);
  const home = here.hrefOf('printers');
  return (
    <>
      <PageHead
        title={t('office.wizard.title')}
        text={t('office.wizard.text', { branch: branch.name })}
        back={
          <a className={menu.back} href={home} onClick={goTo(home, go)}>
            <ArrowLeft aria-hidden size={18} />
            {t('office.nav.printers')}
          </a>
        }
      />
      <div className={css.page}>
        <Steps now={step} />
        {step === 'find' && (
          <FindStep
            branch={branch}
            form={form}
            onNext={(driver) => {
              form.set('driver', driver);
              setStep('name');
            }}
          />
        )}
        {step === 'name' && <NameStep form={form} onBack={() => setStep('find')} />}
        {step === 'test' && setup && (
          <TestStep
            setup={setup}
            onChange={setSetup}
            onBack={() => setStep('find')}
            onNext={() => setStep('stations')}
          />
        )}
        {step === 'stations' && setup && (
          <StationsStep branch={branch} setup={setup} onDone={() => go(here.hrefOf('printers'))} />
        )}
      </div>
    </>
  );
}

/** The values of the printer that is being set up; it is made with the second step and changed when one goes back. */
function useWizardForm(branch: Branch, setStep: (step: Step) => void) {
  const t = useT();
  const queryClient = useQueryClient();
  const [id] = useState(uuid7);
  const [setup, setSetup] = useState<PrinterSetup>();
  const form = useForm<PrinterValues>({
    initial: USUAL,
    check: (values) => faultsOf(values, t),
    refusals: {
      ...PRINTER_REFUSALS,
      'printing.address_invalid': 'host',
      'printing.address_missing': 'host',
      'printing.address_not_allowed': 'host',
    },
    onSubmit: async (values) => {
      const body = bodyOf(values);
      try {
        const all = setup
          ? await printingApi.updatePrinter(id, { ...body, version: setup.version })
          : await printingApi.createPrinter({ id, branchId: branch.id, ...body });
        setSetup(all.find((one) => one.id === id));
      } catch (error) {
        // What is wrong is said where it was typed.
        if (error instanceof ApiProblem && error.code.startsWith('printing.address_')) setStep('find');
        throw error;
      }
      await queryClient.invalidateQueries({ queryKey: printingKey });
      setStep('test');
    },
  });
  return { form, setup, setSetup };
}

interface NameProps {
  form: ReturnType<typeof useWizardForm>['form'];
  onBack: () => void;
}

/** What it is called, and how wide its paper is. */
function NameStep({ form, onBack }: NameProps) {
  const t = useT();
  const blocked = useSaveBlocked();
  const { values, faults, set } = form;
  return (
    <MantineFrame>
      <form {...form.props} className={css.step} aria-label={t('office.wizard.step.name')}>
        <TextField
          name="name"
          label={t('office.printers.name')}
          help={t('office.wizard.name.help')}
          autoComplete="off"
          maxLength={60}
          autoFocus
          value={values.name}
          error={faults.name}
          onChange={(name) => set('name', name)}
        />
        <WidthField form={form} />
        <p className={css.help}>{t('office.wizard.width.help')}</p>
        <FormProblem error={form.problem} />
        {blocked && <p className={css.help}>{blocked}</p>}
        <div className={css.acts}>
          <Button tone="quiet" onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button type="submit" aria-disabled={form.busy || blocked !== undefined}>
            {t('office.wizard.next')}
          </Button>
        </div>
      </form>
    </MantineFrame>
  );
}

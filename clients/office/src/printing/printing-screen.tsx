import { Button, EmptyState, goTo, PageHead, SelectField, useShortcuts, useT } from '@fastops/ui';
import { Plus, Store } from 'lucide-react';
import { useGo, useReplace, withFilters } from '../go.ts';
import { Guarded } from '../guarded.tsx';
import { PapersPart } from './papers-part.tsx';
import { PrintersPart } from './printers-part.tsx';
import css from './printing.module.css';
import { QueuePart } from './queue-part.tsx';
import { StationsPart } from './stations-part.tsx';
import { type Here, HOME, mayAt, PARTS, useHere } from './use-here.ts';
import { usePrintingChanges } from './use-printing-changes.ts';
import { Wizard } from './wizard.tsx';

/** The printers of a branch, what waits for them, and what comes out where. */
export function PrintingScreen() {
  const t = useT();
  return (
    <Guarded
      title={t('office.nav.printers')}
      permissions={['printing.view']}
      words="office.permission.viewPrinting"
    >
      <Printing />
    </Guarded>
  );
}

function Printing() {
  const t = useT();
  const here = useHere();
  usePrintingChanges();
  const { branch, part, printerId } = here;
  if (!branch) {
    return (
      <>
        <PageHead title={t('office.nav.printers')} />
        <EmptyState icon={Store} title={t('common.noBranch.title')} text={t('common.noBranch.text')} />
      </>
    );
  }
  if (printerId === 'new' && mayAt(branch, 'printing.configure'))
    return <Wizard key={branch.id} branch={branch} here={here} />;
  return (
    <>
      <Head here={here} mayAdd={mayAt(branch, 'printing.configure')} />
      {part === 'printers' && <PrintersPart key={branch.id} branch={branch} here={here} />}
      {part === 'queue' && <QueuePart key={branch.id} branch={branch} here={here} />}
      {part === 'stations' && <StationsPart key={branch.id} branch={branch} />}
      {part === 'papers' && <PapersPart key={branch.id} branch={branch} here={here} />}
    </>
  );
}

function Head({ here, mayAdd }: { here: Here; mayAdd: boolean }) {
  const t = useT();
  const go = useGo();
  const { part, hrefOf } = here;
  const add = (): void => go(hrefOf('new'));
  useShortcuts(mayAdd && part === 'printers' ? { n: add } : {});
  return (
    <>
      <PageHead title={t('office.nav.printers')} text={t(`office.printers.${part}.text`)}>
        {mayAdd && part === 'printers' && (
          <Button onClick={add} aria-keyshortcuts="n">
            <Plus aria-hidden size={20} />
            {t('office.printers.add')}
          </Button>
        )}
      </PageHead>
      <div className={css.bar}>
        <nav className={css.tabs} aria-label={t('office.printers.parts')}>
          {PARTS.map((one) => (
            <a
              key={one}
              className={css.tab}
              href={hrefOf(one)}
              aria-current={one === part ? 'page' : undefined}
              onClick={goTo(hrefOf(one), go)}
            >
              {t(`office.printers.part.${one}`)}
            </a>
          ))}
        </nav>
        <BranchField here={here} />
      </div>
    </>
  );
}

/** Whose printers: only for who works in more than one branch. */
function BranchField({ here: { branch, branches, part } }: { here: Here }) {
  const t = useT();
  const replace = useReplace();
  if (branches.length < 2) return null;
  const path = part === 'printers' ? HOME : `${HOME}/${part}`;
  return (
    <SelectField
      label={t('common.branch')}
      labelHidden
      value={branch?.id ?? ''}
      options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => replace(withFilters(path, { branch: id }))}
    />
  );
}

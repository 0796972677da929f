import type { MenuImport } from '@fastops/device';
import { EmptyState, goTo, PageHead, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, FileX2 } from 'lucide-react';
import { useState } from 'react';
import { useAddress, useGo } from '../go.ts';
import layout from '../layout.module.css';
import menu from '../menu/menu.module.css';
import { MenuPage } from '../menu/menu-page.tsx';
import { CheckPart } from './check-part.tsx';
import { ColumnsPart } from './columns-part.tsx';
import { FileDrop } from './file-drop.tsx';
import { importQuery } from './import-queries.ts';
import css from './imports.module.css';
import { LatestPart } from './latest-part.tsx';
import { ResultPart } from './result-part.tsx';
import { type Step, Steps } from './steps.tsx';
import { TemplatePart } from './template-part.tsx';

const HOME = '/admin/import';
const PRODUCTS = '/admin/products';

/** A menu from a file: sent, its columns named, looked at, taken over, and taken back. */
export function ImportScreen() {
  const t = useT();
  const { id } = useAddress();
  return (
    <MenuPage title={t('office.import.title')}>
      {id === undefined ? <Begin /> : <One key={id} id={id} />}
    </MenuPage>
  );
}

function Begin() {
  const t = useT();
  return (
    <>
      <PageHead
        title={t('office.import.title')}
        text={t('office.import.text')}
        back={<Back to={PRODUCTS} label={t('office.import.back')} />}
      />
      <div className={css.page}>
        <Steps now="file" />
        <FileDrop />
        <TemplatePart />
        <LatestPart home={HOME} />
      </div>
    </>
  );
}

function One({ id }: { id: string }) {
  const t = useT();
  const read = useQuery(importQuery(id));
  const back = <Back to={HOME} label={t('office.import.title')} />;
  if (read.isLoadingError && (read.error as { status?: number }).status === 404) {
    return (
      <>
        <PageHead title={t('office.import.title')} back={back} />
        <EmptyState icon={FileX2} title={t('office.import.gone.title')} text={t('office.import.gone.text')} />
      </>
    );
  }
  return (
    <>
      <PageHead title={read.data?.fileName ?? t('office.import.title')} back={back} />
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && (
        <div className={layout.padded}>
          <Skeletons count={4} height={64} minWidth={10_000} />
        </div>
      )}
      {read.data && <Stage one={read.data} />}
    </>
  );
}

/** Where a file stands: its columns are looked at first where the page could not tell what they are. */
function Stage({ one }: { one: MenuImport }) {
  const [step, setStep] = useState<Step>(one.mapping.includes(null) ? 'columns' : 'check');
  const now = one.state === 'checked' ? step : 'done';
  return (
    <div className={css.page}>
      <Steps now={now} />
      {now === 'columns' && <ColumnsPart one={one} onDone={() => setStep('check')} />}
      {now === 'check' && <CheckPart one={one} onColumns={() => setStep('columns')} />}
      {now === 'done' && <ResultPart one={one} />}
    </div>
  );
}

function Back({ to, label }: { to: string; label: string }) {
  const go = useGo();
  return (
    <a className={menu.back} href={to} onClick={goTo(to, go)}>
      <ArrowLeft aria-hidden size={18} />
      {label}
    </a>
  );
}

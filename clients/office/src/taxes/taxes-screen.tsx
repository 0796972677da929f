import { PageHead, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import layout from '../layout.module.css';
import { MenuPage } from '../menu/menu-page.tsx';
import { taxesQuery } from '../menu/menu-queries.ts';
import { ClassesPart } from './classes-part.tsx';
import { Preview } from './preview.tsx';
import { RegimesPart } from './regimes-part.tsx';
import css from './taxes.module.css';
import { TaxesPart } from './taxes-part.tsx';

/** Which tax each thing pays, at what rate and from which day. */
export function TaxesScreen() {
  const t = useT();
  return (
    <MenuPage title={t('office.nav.taxes')}>
      <Taxes />
    </MenuPage>
  );
}

function Taxes() {
  const t = useT();
  const read = useQuery(taxesQuery);
  return (
    <>
      <PageHead title={t('office.nav.taxes')} text={t('office.taxes.text')} />
      {read.isPending && (
        <div className={layout.padded}>
          <Skeletons count={4} height={140} minWidth={10_000} />
        </div>
      )}
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && (
        <div className={css.page}>
          <Preview book={read.data} />
          <TaxesPart book={read.data} />
          <ClassesPart book={read.data} />
          <RegimesPart book={read.data} />
        </div>
      )}
    </>
  );
}

import type { Availability, OfficeCategory } from '@fastops/device';
import { PageHead, ProblemCard, Section, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import layout from '../layout.module.css';
import { MenuPage } from '../menu/menu-page.tsx';
import { availabilityQuery, categoriesQuery } from '../menu/menu-queries.ts';
import css from './availability.module.css';
import { SoldOutNow } from './sold-out-now.tsx';
import { WeekPart } from './week-part.tsx';

/** What has run out until tomorrow is there again by itself. */
const AGAIN_MS = 60_000;

/** What is sold at what hour, and all that has run out. */
export function AvailabilityScreen() {
  const t = useT();
  return (
    <MenuPage title={t('office.nav.availability')}>
      <Loaded />
    </MenuPage>
  );
}

function Loaded() {
  const t = useT();
  const availability = useQuery({ ...availabilityQuery, refetchInterval: AGAIN_MS });
  const categories = useQuery(categoriesQuery);
  const failed = [availability, categories].find((query) => query.isLoadingError);
  return (
    <>
      <PageHead title={t('office.nav.availability')} text={t('office.availability.text')} />
      {failed && <ProblemCard error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !(availability.data && categories.data) && (
        <div className={layout.padded}>
          <Skeletons count={3} height={120} minWidth={10_000} />
        </div>
      )}
      {availability.data && categories.data && (
        <Parts availability={availability.data} categories={categories.data} />
      )}
    </>
  );
}

function Parts({ availability, categories }: { availability: Availability; categories: OfficeCategory[] }) {
  const t = useT();
  return (
    <div className={css.page}>
      <Section title={t('office.availability.soldOut')}>
        <SoldOutNow soldOut={availability.soldOut} />
      </Section>
      <WeekPart products={availability.products} categories={categories} />
    </div>
  );
}

import type { Branch, StyledPaper } from '@fastops/device';
import { FilterTabs, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { useReplace } from '../go.ts';
import layout from '../layout.module.css';
import { PaperDesigner } from './paper-designer.tsx';
import css from './papers.module.css';
import { styleQuery } from './printing-queries.ts';
import type { Here } from './use-here.ts';

const PAPERS: readonly StyledPaper[] = ['kitchen', 'receipt'];

/** How the papers of a branch look: one to choose, and its designer. */
export function PapersPart({ branch, here }: { branch: Branch; here: Here }) {
  const t = useT();
  const replace = useReplace();
  const paper = PAPERS.find((one) => one === here.filters.get('paper')) ?? 'kitchen';
  const read = useQuery(styleQuery(branch.id, paper));
  return (
    <>
      <div className={css.which}>
        <FilterTabs
          label={t('office.papers.which')}
          value={paper}
          options={PAPERS.map((value) => ({ value, label: t(`office.papers.${value}`) }))}
          onChange={(value) =>
            replace(here.hrefOf('papers', { paper: value === 'kitchen' ? undefined : value }))
          }
        />
      </div>
      {read.isPending && (
        <div className={layout.padded}>
          <Skeletons count={2} height={320} minWidth={320} />
        </div>
      )}
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <PaperDesigner key={paper} branch={branch} paper={paper} style={read.data} />}
    </>
  );
}
